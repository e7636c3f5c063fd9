"""Checking what was given: every problem is found before anything is refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.texts import many_lines, one_line


class Checking:
    """Collects the problems of one form, import row or request, with the field of each."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._place = ""

    def value[Value](self, field: str, check: Callable[[Any], Value], given: Any) -> Value | None:
        """What `check` makes of `given`; when it refuses, its problems are kept at `field` and nothing is given."""
        try:
            return check(given)
        except Refused as refused:
            for problem in refused.problems:
                self.add(problem.code, problem.message, field)
            return None

    def add(self, code: str, message: str | Promise, field: str) -> None:
        """One problem at `field`."""
        self.problems.append(Problem(code, message, self._place + field))

    @contextmanager
    def inside(self, part: str) -> Iterator[None]:
        """Within this block fields are named `part.field` (`address.postcode`); an empty part adds nothing."""
        outside = self._place
        self._place = f"{outside}{part}." if part else outside
        try:
            yield
        finally:
            self._place = outside

    def refuse_problems(self) -> None:
        """Refuse with all that was found, if anything."""
        if self.problems:
            raise Refused.for_all(self.problems)


def text(longest: int, *, required: bool = False, clean: Callable[[str], str] = one_line) -> Callable[[Any], str]:
    """A check of a text: cleaned, at most `longest` characters (`too_long`), and not empty if `required`."""

    def check(given: Any) -> str:
        cleaned = clean(given or "")
        if required and not cleaned:
            raise Refused("required", _("Fill this in."))
        if len(cleaned) > longest:
            reason = _("At most %(longest)d characters; these are %(length)d.")
            raise Refused("too_long", reason % {"longest": longest, "length": len(cleaned)})
        return cleaned

    return check


def note(longest: int = 10_000) -> Callable[[Any], str]:
    """A check of a text of several lines."""
    return text(longest, clean=many_lines)


def one_of(values: list[str]) -> Callable[[Any], str]:
    """A check of a choice out of a closed list (`choice`)."""

    def check(given: Any) -> str:
        if (given or "") not in values:
            raise Refused("choice", _("Choose one from the list."))
        return str(given or "")

    return check
