"""What a party has once: a row of terms, of private data. Where both have one, the person chooses (P11)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Problem
from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.owning import Merging, Owned, Pair, move_all, own

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Part:
    """One thing that such a row says: its columns, what it is called, how it is read (empty: it says nothing)."""

    columns: tuple[str, ...]
    label: "StrOrPromise"
    show: Callable[[Any], str]

    def values(self, row: Model) -> tuple[Any, ...]:
        return tuple(getattr(row, column) for column in self.columns)


def own_once(
    model: type[Model],
    column: str,
    label: "StrOrPromise",
    *,
    parts: Callable[[], Iterable[Part]] | None = None,
    right: str = "",
    order: int = 100,
) -> Owned:
    """Register a model of which a party has one row. With `parts` each is asked for, without them the row as a whole.

    A part in which both say something else must be chosen; whoever lacks `right` cannot, and the merge is refused.
    """
    once = _OnceOnly(parts, right)
    return own(
        Owned(
            model, column, label, once.move, right=right, questions=once.questions, problems=once.problems, order=order
        )
    )


@dataclass(frozen=True)
class _OnceOnly:
    parts: Callable[[], Iterable[Part]] | None
    right: str

    def questions(self, owned: Owned, pair: Pair) -> Iterable[Question]:
        mine, theirs = _rows(owned, pair)
        if mine is None or theirs is None or not self._may(pair):
            return
        if self.parts is None:
            if _differ(owned, mine, theirs):
                yield Question(
                    owned.name, owned.label, _("What stands there"), _("What stands there"), Side.KEPT,
                    _("Of the one that stays."), must=True,
                )  # fmt: skip
            return
        for part in self.parts():
            if part.values(mine) != part.values(theirs):
                yield _asked(owned, part, part.show(mine), part.show(theirs))

    def problems(self, owned: Owned, pair: Pair) -> Iterable[Problem]:
        mine, theirs = _rows(owned, pair)
        if mine is not None and theirs is not None and not self._may(pair) and _differ(owned, mine, theirs):
            reason = _("Both have %(what)s, and you do not have the right to choose between them.")
            yield Problem("right", reason % {"what": owned.label})

    def move(self, owned: Owned, merging: Merging) -> None:
        mine, theirs = _rows(owned, merging)
        if theirs is None:
            return
        if mine is None:
            move_all(owned, merging)
        elif self.parts is None and merging.choices.get(owned.name) == Side.MERGED:
            mine.delete()
            move_all(owned, merging)
        else:
            theirs.delete()
            self._fill(owned, merging, mine, theirs)

    def _fill(self, owned: Owned, merging: Merging, mine: Model, theirs: Model) -> None:
        columns = [
            column
            for part in (self.parts() if self.parts else ())
            if merging.choices.get(_name(owned, part)) == Side.MERGED
            for column in part.columns
        ]
        for column in columns:
            setattr(mine, column, getattr(theirs, column))
        if columns:
            mine.save(update_fields=columns)

    def _may(self, pair: Pair) -> bool:
        return not self.right or pair.by.may(self.right)


def _rows(owned: Owned, pair: Pair) -> tuple[Model | None, Model | None]:
    return owned.rows_of(pair.kept).first(), owned.rows_of(pair.merged).first()


def _differ(owned: Owned, mine: Model, theirs: Model) -> bool:
    own_columns = {str(owned.model._meta.pk.attname), owned.column}
    names = {str(field.attname) for field in owned.model._meta.concrete_fields} - own_columns
    return any(getattr(mine, name) != getattr(theirs, name) for name in names)


def _name(owned: Owned, part: Part) -> str:
    return f"{owned.name}.{part.columns[0]}"


def _asked(owned: Owned, part: Part, kept: str, merged: str) -> Question:
    if kept and merged:
        return Question(_name(owned, part), part.label, kept, merged, Side.KEPT, _("Of the one that stays."), must=True)
    side = Side.KEPT if kept else Side.MERGED
    return Question(_name(owned, part), part.label, kept, merged, side, _("The other one says nothing here."))
