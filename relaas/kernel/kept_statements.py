"""Statements that are written once, with marks where ids and texts are filled in each time.

SQLite's driver keeps what it has prepared. PostgreSQL plans a statement anew each time it comes, and takes ten times as
long to plan a long one as to answer it; so there each connection prepares it. All but the ids is written into the
statement, for the plan to rely on: that only open actions are asked for decides which index there is. SQLite would look
at each value that is bound, plan anew for it, and test on every row what an index of some rows says of all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db import connection

from relaas.kernel.actors import Actor

# What stands for an id in the statement that is kept; no row has one of these.
_FIRST_MARK = -(10**15)
_VIEWER = _FIRST_MARK + 1
_ID, _TEXT = "%s::bigint", "%s::text"
# A letter of Unicode that is nobody's: it stands in whatever stands for a text.
_TEXT_SIGN = "\ue000"
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_PREPARED = 500  # by a connection at once; psycopg throws those beyond a hundred away


def marks(count: int) -> list[int]:
    """What stands for so many ids in a statement that is written once."""
    return [_FIRST_MARK - number for number in range(count)]


def text_mark(place: int, *, has_letters: bool = True) -> str:
    """What stands for a text in the statement that is kept: one with letters where the text itself has them."""
    return f"{_TEXT_SIGN}{'t' if has_letters else ''}{chr(0xE100 + place)}"


def anybody_like(viewer: Actor) -> Actor:
    """Stands for all who have the same rights: one statement is kept for them."""
    return viewer if viewer.user_id is None else replace(viewer, name="", user_id=_VIEWER)


class KeptStatement:
    """A statement with its parameters, of which those that are marks are filled in when it is asked.

    `planned_anew`: it is not prepared, for what is filled in decides how it is best answered.
    """

    def __init__(self, sql: str, parameters: Sequence[Any], *, planned_anew: bool = False) -> None:
        self._sql, self._parameters, self._planned_anew = sql, list(parameters), planned_anew
        # Numbers go to PostgreSQL as small or as large ones, and it would plan for each size.
        self._sent: Callable[[Any], object] = str if connection.vendor == "postgresql" else int
        self._write_constants()

    def _write_constants(self) -> None:
        written = [(each, _constant(each)) for each in self._parameters]
        places = (constant or _place_of(each) for each, constant in written)
        self._sql = self._sql.replace("%%", "%%%%") % tuple(places)
        self._parameters = [each for each, constant in written if constant is None]

    def filled_in(
        self, ids: Sequence[int], viewer: Actor | None = None, texts: Mapping[str, str] = NO_TEXTS
    ) -> tuple[str, list[Any]]:
        """The statement and its parameters, for these ids, who looks, and these texts by what stands for each."""
        given: dict[Any, Any] = {**dict(zip(marks(len(ids)), ids, strict=True)), **texts}
        given[_VIEWER] = viewer.user_id if viewer else None
        filled = (given[each] if _is_mark(each) else each for each in self._parameters)
        return self._sql, [self._sent(each) if isinstance(each, int) else each for each in filled]

    def rows(
        self, ids: Sequence[int], viewer: Actor | None = None, texts: Mapping[str, str] = NO_TEXTS
    ) -> list[tuple[Any, ...]]:
        """What the database answers, as its driver gives it."""
        with self.planned():
            return _answer(*self.filled_in(ids, viewer, texts))

    def planned(self) -> AbstractContextManager[None]:
        """Within this it is asked: prepared, or planned anew."""
        return nullcontext() if self._planned_anew else prepared()


def _is_mark(value: Any) -> bool:
    return _TEXT_SIGN in value if isinstance(value, str) else isinstance(value, int) and value <= _VIEWER


def _constant(value: Any) -> str | None:
    """How the value is written in the statement; a mark stays a parameter, as does what SQLite has no plain way to
    write."""
    if _is_mark(value):
        return None
    if connection.vendor == "postgresql":
        written: str = connection.ops.compose_sql("%s", [value])  # type: ignore[attr-defined] # PostgreSQL's have it
    elif isinstance(value, int):
        written = str(int(value))
    elif isinstance(value, str) and "\0" not in value:
        written = "'{}'".format(value.replace("'", "''"))
    else:
        return None
    return written.replace("%", "%%")


def _place_of(parameter: Any) -> str:
    if connection.vendor == "sqlite":
        return "%s"
    return _TEXT if isinstance(parameter, str) else _ID


def as_sent(values: Iterable[Any]) -> list[Any]:
    """Values for a statement that is prepared: numbers and days as text on PostgreSQL, that knows its columns.

    The driver gives a small number, a large one and nothing at all each a type of its own, and so a statement.
    """
    if connection.vendor != "postgresql":
        return list(values)
    return [str(each) if isinstance(each, int | date) else each for each in values]


def ask(sql: str, parameters: Iterable[Any] = ()) -> list[Any]:
    """The rows of a statement that is written out in the code: the same each time, but for its parameters."""
    with prepared():
        return _answer(sql, as_sent(parameters))


def _answer(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


@contextmanager
def prepared() -> Iterator[None]:
    """What this thread asks within is prepared by its connection the first time, on PostgreSQL."""
    if connection.vendor != "postgresql":
        yield
        return
    from django.db.backends.postgresql.base import ServerBindingCursor  # SQLite does without its driver

    connection.ensure_connection()
    driver = connection.connection
    usual = driver.cursor_factory, driver.prepare_threshold
    driver.cursor_factory, driver.prepare_threshold, driver.prepared_max = ServerBindingCursor, 0, _PREPARED
    try:
        yield
    finally:
        driver.cursor_factory, driver.prepare_threshold = usual
