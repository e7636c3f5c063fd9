"""Who does it: a signed-in user, the command line, or Relaas itself."""

from collections.abc import Collection
from dataclasses import dataclass, field

from relaas.kernel.rights import EITHER, RIGHTS


@dataclass(frozen=True)
class Actor:
    """The one on whose behalf a verb runs and through whose eyes a page looks.

    `user_id` is empty for the command line and for jobs; those hold every right.
    `only_managed` limits somebody to the parties it is account manager of (U1).
    """

    name: str
    user_id: int | None = None
    rights: frozenset[str] = field(default=frozenset())
    only_managed: bool = False
    holds_every_right: bool = False

    def may(self, right: str) -> bool:
        """Whether the actor holds this right. An undeclared right is a programming error."""
        if right in EITHER:
            return any(self.may(each) for each in EITHER[right].rights)
        if right not in RIGHTS:
            raise ValueError(f"right {right!r} is not declared")
        return self.holds_every_right or right in self.rights

    def holds(self, rights: Collection[str]) -> bool:
        """Whether the actor holds all of these rights."""
        return self.holds_every_right or self.rights.issuperset(rights)


COMMAND_LINE = Actor("opdrachtregel", holds_every_right=True)
SYSTEM = Actor("Relaas", holds_every_right=True)
