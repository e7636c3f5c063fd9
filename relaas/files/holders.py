"""What files hang on: a relation, a contract, an activity. Rooms above register their kinds of subject here (T14).

Whoever may read files and sees the holder sees its files (U2). All changes of one tree wait for each other: a verb
locks the holder first, and asks the law of it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from relaas.files.rights import READ
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.refusals import Refused
from relaas.kernel.registries import Registry
from relaas.kernel.subjects import Subject, subject_of

type Seen = Callable[[Actor, bool], QuerySet[Any] | None]
type SeenRow = Callable[[Actor], Any]
type ToldOf = Callable[[Any], Collection[Subject]]


def _itself(record: Record) -> Collection[Subject]:
    return (subject_of(record),)


@dataclass(frozen=True)
class Holder:
    """A kind of subject that has files.

    `words` are what it is called in an address (`/bestanden/bij/contract/12/`), the first one in those that are made.
    `label` is what its kind is called. `seen` gives those of the model that the actor may see, None where that is all
    of them; with True all are looked up first (`visible_to`, `collecting`). `seen_row` says the same of the row of a
    file by its `holder_id`, where no look at the holder itself is needed. `url` is the page that shows the tree of one,
    with this folder open. `told_of` says in whose story its files are told, itself first; who may not see all of them
    does not read it there. `gone_together`: its files are deleted with it; a holder of another kind is not deleted
    while it has files (P10).
    """

    kind: str
    words: tuple[str, ...]
    label: str | Promise
    model: type[Record]
    seen: Seen
    url: Callable[[int, int | None], str]
    told_of: ToldOf = _itself
    gone_together: bool = False
    seen_row: SeenRow | None = None

    @property
    def word(self) -> str:
        return self.words[0]


HOLDERS: Registry[Holder] = Registry("holder of files")


def holder_of(subject: Subject) -> Holder:
    """The kind of this subject; one whose kind has no files is a programming error."""
    return HOLDERS[subject.kind]


def holder_by_word(word: str) -> Holder | None:
    """The kind that is called so in an address."""
    return next((holder for holder in HOLDERS if word in holder.words), None)


def record_of(subject: Subject) -> Record:
    """The record that files hang on. Refuses one that is not there (`holder_gone`)."""
    record = HOLDERS[subject.kind].model._base_manager.filter(pk=subject.id).first()
    if record is None:
        raise Refused("holder_gone", _("What these files belong to is no longer there."))
    return record


def may_read(subject: Subject, actor: Actor) -> bool:
    """Whether the actor sees the files of this subject."""
    return actor.may(READ) and subject.kind in HOLDERS and subject in subjects.visible({subject}, actor)


def seen_by(actor: Actor, *, collecting: bool = False) -> Q | None:
    """What files must be to be seen: the condition on their holders, for whoever may read files at all; None where
    there is nothing to ask. `collecting`: look all that may be seen up first, for a list."""
    seen = {holder.kind: holder.seen(actor, collecting) for holder in HOLDERS}
    if all(rows is None for rows in seen.values()):
        return None
    if not collecting:
        return Q(_asked_one_by_one(actor, seen))
    condition = Q(pk__in=())
    for kind, rows in seen.items():
        of_kind = Q(holder_kind=kind)
        condition |= of_kind if rows is None else of_kind & Q(holder_id__in=rows.values("pk"))
    return condition


def _asked_one_by_one(actor: Actor, seen: dict[str, QuerySet[Any] | None]) -> Case:
    """What is asked of each row by itself."""
    branches = [When(holder_kind=kind, then=_of_row(HOLDERS[kind], actor, rows)) for kind, rows in seen.items()]
    return Case(*branches, default=Value(False), output_field=BooleanField())


def _of_row(holder: Holder, actor: Actor, rows: QuerySet[Any] | None) -> Any:
    if rows is None:
        return Value(True)
    return holder.seen_row(actor) if holder.seen_row else _there(rows)


def _there(rows: QuerySet[Any]) -> Coalesce:
    """A look-up of the holder: of an EXISTS PostgreSQL would collect all that it can find."""
    one = rows.order_by().filter(pk=OuterRef("holder_id")).annotate(there=Value(True)).values("there")[:1]
    return Coalesce(Subquery(one), Value(False))
