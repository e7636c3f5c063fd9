"""The rows that a verb over many is about: locked, and sifted by the law. Rooms above choose theirs with the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from relaas.kernel import bulk, policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.overviews.actions import Last, Outcome, Refusal
from relaas.parties.models import Party
from relaas.story.writing import open_transaction

HIDDEN = "visible"  # the rule of what an actor may not even know


@dataclass
class Chosen[Row: Model]:
    """Those that the law allows, in the order of their ids; those that were refused; and those that changed.

    `called` names a row that is refused.
    """

    rows: list[Row]
    refused: list[Refusal]
    called: Callable[[Row], str] = str
    changed: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._all = len(self.rows) + len(self.refused)

    def refuse(self, row: Row, reason: str) -> None:
        """Leave this one as it is, and say why."""
        self.refused.append(Refusal(row.pk, self.called(row), reason))

    def change_each(self, deed: Callable[[Row], bool]) -> None:
        """Do this with each; it says whether it changed anything, and what it refuses stays as it is."""
        for row in self.rows:
            try:
                if deed(row):
                    self.changed.append(row)
            except Refused as refusal:
                self.refuse(row, str(refusal))

    def write(self, columns: Collection[str]) -> None:
        """Put these columns (`status_id`) of those that changed into their rows."""
        bulk.update(self.changed, columns)

    def outcome(self, last: Last) -> Outcome:
        """What came of it; `last` hears it, as the last thing in the transaction."""
        unchanged = self._all - len(self.changed) - len(self.refused)
        outcome = Outcome(len(self.changed), unchanged, tuple(self.refused))
        last(open_transaction(), outcome)
        return outcome


def sifted[Row: Model](
    found: Sequence[Row], against: Mapping[int, Ruling], by: Actor, called: Callable[[Row], str] = str
) -> Chosen[Row]:
    """Those of these rows against which nothing speaks; the others are refused, without a name where `by` may not see
    them (U2)."""
    model: Any = type(found[0]) if against else None
    seen = set(model.objects.visible_to(by).filter(pk__in=against).values_list("pk", flat=True)) if against else ()
    refused = [
        Refusal(row.pk, called(row) if row.pk in seen else "", str(against[row.pk].message))
        for row in found
        if row.pk in against
    ]
    return Chosen([row for row in found if row.pk not in against], refused, called)


def choose(ids: Sequence[int], act: Act, *, by: Actor) -> Chosen[Party]:
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
