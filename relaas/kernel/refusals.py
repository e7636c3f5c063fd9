"""A refusal is an answer, not an accident: it says what, why, at which field and by which rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from relaas.kernel.policy import Ruling


@dataclass(frozen=True)
class Problem:
    """One thing that stands in the way: a code for programs, a sentence for people, the field if there is one."""

    code: str
    message: str | Promise
    field: str | None = None


class Refused(Exception):
    """Raised by a verb that does not happen. Nothing has changed when it leaves the verb.

    `problems` has at least one; `rulings` are the rules of the law that spoke (`policy.AgainstTheLaw`).
    """

    rulings: "Sequence[Ruling]" = ()

    def __init__(self, code: str, message: str | Promise, *, field: str | None = None) -> None:
        super().__init__(code, message)
        self.problems: tuple[Problem, ...] = (Problem(code, message, field),)

    @classmethod
    def for_all(cls, problems: Sequence[Problem]) -> "Refused":
        """One refusal that lists all that is wrong at once."""
        refusal = cls(problems[0].code, problems[0].message, field=problems[0].field)
        refusal.problems = tuple(problems)
        return refusal

    @property
    def code(self) -> str:
        return self.problems[0].code

    @property
    def message(self) -> str:
        return str(self.problems[0].message)

    def __str__(self) -> str:
        return " ".join(str(problem.message) for problem in self.problems)


def lacks_right() -> Refused:
    """The one refusal of whoever lacks a right (`right`)."""
    return Refused("right", _("You do not have the right to do this."))
