"""Subjects: the records that lower rooms may point at without knowing them. A subject is a kind and an id."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connection, models

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import Asking, Question, asked_together
from relaas.kernel.models import Record
from relaas.kernel.registries import Registry


@dataclass(frozen=True, order=True)
class Subject:
    """Points at one record of a registered kind."""

    kind: str
    id: int


def _none_before(_id: int) -> Sequence[int]:
    return ()


def _none_sell(_ids: Collection[int]) -> Collection["Subject"]:
    return ()


def _none_secret(_ids: Collection[int], _viewer: Actor) -> set[int]:
    return set()


@dataclass(frozen=True)
class SubjectKind:
    """What the house must know of a kind of record: how to name it, where it stands, who sees it.

    `former` gives the ids under which a record was known before: those of the records that were merged into it (P11).
    By such an id it is named and seen as well.
    `lock` locks these rows until the transaction ends, in the order of their ids, where what the law says of them may
    change meanwhile.
    `secret_when_gone` gives those of these ids, all of them gone, of which the viewer may still not read.
    `sellers` gives who sells to us by these records: what the law asks of who buys from us is not asked of them.
    `seen` is the question that `visible` begins with; the law puts it together with its own.
    """

    kind: str
    labels: Callable[[Collection[int]], dict[int, str]]
    url: Callable[[int], str]
    visible: Callable[[Collection[int], Actor], set[int]]
    former: Callable[[int], Sequence[int]] = _none_before
    lock: Callable[[Collection[int]], object] | None = None
    secret_when_gone: Callable[[Collection[int], Actor], set[int]] = _none_secret
    sellers: Callable[[Collection[int]], Collection[Subject]] = _none_sell
    seen: Question | None = None


KINDS: Registry[SubjectKind] = Registry("subject kind")
_selling: ContextVar[frozenset[Subject]] = ContextVar("selling", default=frozenset())


def register(kind: SubjectKind) -> None:
    """Make a kind known; called once by the room that owns it."""
    KINDS.add(kind.kind, kind)


def subject_of(record: models.Model) -> Subject:
    """The subject that this record is, or that it belongs to: an address is touched as its party.

    A record that belongs to no registered kind is a programming error.
    """
    if isinstance(record, Record) and record.story_subject[0] in KINDS:
        kind, column = record.story_subject
        return Subject(kind, getattr(record, column))
    raise LookupError(f"{record._meta.label} is not a subject")


def touched_by(record: models.Model) -> set[Subject]:
    """All subjects that a change of this record touches: an employment touches the organization and the person."""
    more = record.also_touches if isinstance(record, Record) else ()
    others = ((kind, getattr(record, column)) for kind, column in more)
    return {subject_of(record), *(Subject(kind, id) for kind, id in others if id is not None)}


def lock(subjects: Iterable[Subject]) -> None:
    """Have everybody who would change what the law says of these wait until this transaction ends.

    SQLite has one writer at a time, so there it costs nothing.
    """
    if not connection.features.has_select_for_update:
        return
    locks = [(rows, ids) for kind, ids in sorted(_by_kind(subjects).items()) if (rows := KINDS[kind].lock)]
    askings = [rows.asking(ids) if isinstance(rows, Question) else None for rows, ids in locks]
    # All or none: everybody must lock in the same order.
    with asked_together(askings if all(askings) else ()):
        for rows, ids in locks:
            rows(ids)


def labels(subjects: Iterable[Subject]) -> dict[Subject, str]:
    """What to call each of these; one query per kind. What is gone is left out."""
    return {
        Subject(kind, id): label
        for kind, ids in _by_kind(subjects).items()
        for id, label in KINDS[kind].labels(ids).items()
    }


def existing(subjects: Iterable[Subject]) -> set[Subject]:
    """Those of these that are there."""
    return set(labels(subjects))


def visible(subjects: Iterable[Subject], viewer: Actor) -> set[Subject]:
    """Those of these that the viewer may see; one query per kind."""
    return {Subject(kind, id) for kind, ids in _by_kind(subjects).items() for id in KINDS[kind].visible(ids, viewer)}


def asking_visible(subjects: Iterable[Subject], viewer: Actor) -> list[Asking | None]:
    """What `visible` will ask first."""
    asked = ((KINDS[kind].seen, ids) for kind, ids in _by_kind(subjects).items())
    return [seen.asking(ids, viewer) for seen, ids in asked if seen]


def with_former(subject: Subject) -> list[Subject]:
    """The subject, and those that were merged into it: what was told of any of them is told of it."""
    return [subject, *(Subject(subject.kind, id) for id in KINDS[subject.kind].former(subject.id))]


def hidden(subjects: Iterable[Subject], viewer: Actor) -> set[Subject]:
    """Those of these of which the viewer may not read (U2): there and not to be seen, or gone and still a secret."""
    asked = set(subjects)
    unseen = asked - visible(asked, viewer)
    there = existing(unseen)
    gone = _by_kind(unseen - there).items()
    return there | {Subject(kind, id) for kind, ids in gone for id in KINDS[kind].secret_when_gone(ids, viewer)}


def sellers(subjects: Iterable[Subject]) -> set[Subject]:
    """Those who sell to us by what is touched; of one who also buys by it the law asks as of a seller, so ask apart."""
    asked = set(subjects)
    found = {seller for kind, ids in _by_kind(asked).items() for seller in KINDS[kind].sellers(ids)}
    return found | (asked & _selling.get())


@contextmanager
def selling(touched: Iterable[Subject]) -> Iterator[None]:
    """Within this block these sell to us: for what is yet to be made, which no record can say it of."""
    token = _selling.set(frozenset(touched))
    try:
        yield
    finally:
        _selling.reset(token)


def url(subject: Subject) -> str:
    """Where the subject's page is."""
    return KINDS[subject.kind].url(subject.id)


def _by_kind(subjects: Iterable[Subject]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for subject in subjects:
        found.setdefault(subject.kind, set()).add(subject.id)
    return found
