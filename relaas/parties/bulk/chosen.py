"""The parties that a verb over many is about: locked, and sifted by the law."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from relaas.kernel import bulk, policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling
from relaas.kernel.subjects import subject_of
from relaas.overviews.actions import Last, Outcome, Refusal
from relaas.parties.models import Party
from relaas.story.writing import open_transaction

HIDDEN = "visible"  # the rule of what an actor may not even know


@dataclass
class Chosen:
    """Those that the law allows, in the order of their ids; those that were refused; and those that changed."""

    parties: list[Party]
    refused: list[Refusal]
    changed: list[Party] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._all = len(self.parties) + len(self.refused)

    def refuse(self, party: Party, reason: str) -> None:
        """Leave this one as it is, and say why."""
        self.refused.append(Refusal(party.pk, party.name, reason))

    def write(self, columns: Collection[str]) -> None:
        """Put these columns (`status_id`) of those that changed into their rows."""
        bulk.update(self.changed, columns)

    def outcome(self, last: Last) -> Outcome:
        """What came of it; `last` hears it, as the last thing in the transaction."""
        unchanged = self._all - len(self.changed) - len(self.refused)
        outcome = Outcome(len(self.changed), unchanged, tuple(self.refused))
        last(open_transaction(), outcome)
        return outcome


def choose(ids: Sequence[int], act: Act, *, by: Actor) -> Chosen:
    """Lock these parties until the verb ends, and ask the law about each of them (C11)."""
    rows = Party._base_manager.filter(pk__in=ids).order_by("pk").select_related("status")
    found = list(rows.select_for_update(of=("self",)))
    against = policy.sift(act, {subject_of(party) for party in found}, by)
    return Chosen(
        [party for party in found if subject_of(party) not in against],
        [_refusal(party, against[subject_of(party)]) for party in found if subject_of(party) in against],
    )


def _refusal(party: Party, ruling: Ruling) -> Refusal:
    return Refusal(party.pk, "" if ruling.rule == HIDDEN else party.name, str(ruling.message))
