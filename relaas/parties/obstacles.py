"""What stands in the way of deleting a party (P10). Higher rooms add their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.registries import Registry
from relaas.parties.models import Party

type Look = Callable[[Party], Iterable[Problem]]

SHOWN = 5


@dataclass(frozen=True)
class Obstacle:
    """A kind of record that may stand in the way: `look` gives a problem for each group of them."""

    name: str
    look: Look


OBSTACLES: Registry[Obstacle] = Registry("obstacle")


def obstacle(name: str) -> Callable[[Look], Look]:
    """Decorator: this function looks for what stands in the way of deleting a party."""

    def register(look: Look) -> Look:
        OBSTACLES.add(name, Obstacle(name, look))
        return look

    return register


def in_the_way(party: Party) -> list[Problem]:
    """Everything that stands in the way of deleting this party."""
    return [problem for each in OBSTACLES for problem in each.look(party)]


def require_nothing_in_the_way(party: Party) -> None:
    """Refuse with all of it at once."""
    problems = in_the_way(party)
    if problems:
        raise Refused.for_all(problems)


@obstacle("branches")
def _branches(party: Party) -> Iterable[Problem]:
    names = list(Party.objects.filter(branch_of=party).order_by("sort_name", "id").values_list("name", flat=True))
    if names:
        shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        yield Problem("has_branches", _("It has branches: %(names)s.") % {"names": shown})


@obstacle("user")
def _user(party: Party) -> Iterable[Problem]:
    if party.user_id:
        yield Problem("is_user", _("This person is one of our own employees."))
