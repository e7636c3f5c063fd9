"""Verbs: the maintained list of reasons of loss (K2, K6), and what it starts with."""

from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import LossReason
from relaas.contracts.rights import MAINTAIN
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.preparation import prepares
from relaas.kernel.verbs import verb
from relaas.parties.facts import Given
from relaas.parties.maintained.facts import OF_A_LIST
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.parties.maintained.sentences import of_a_list

REASONS = (
    "Te duur", "Gekozen voor een ander", "Gaat niet door", "Geen reactie", "Duurt te lang", "Wij konden niet leveren",
)  # fmt: skip
_TOLD = of_a_list(
    "contracts.loss_reason",
    OF_A_LIST,
    "circle-x",
    (_("Reason of loss added"), _("Reason of loss changed"), _("Reason of loss deleted")),
)


@verb("contracts.add_loss_reason", act=Act.CHANGE, right=MAINTAIN, on=())
def add_loss_reason(*, facts: Given, by: Actor) -> LossReason:
    """Add a reason of loss."""
    return add_row(LossReason(), OF_A_LIST, facts, _TOLD, by=by)


@verb("contracts.change_loss_reason", act=Act.CHANGE, right=MAINTAIN, on=("reason",))
def change_loss_reason(reason: LossReason, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a reason; closed from a day on it can no longer be chosen, and what was lost for it keeps it."""
    change_row(reason, OF_A_LIST, facts, _TOLD, seen=seen, by=by)


@verb("contracts.delete_loss_reason", act=Act.DELETE, right=MAINTAIN, on=("reason",))
def delete_loss_reason(reason: LossReason, *, by: Actor) -> None:
    """Delete a reason for which nothing was lost."""
    delete_row(reason, _TOLD, by=by)


@prepares("contracts.loss_reasons")
def prepare_loss_reasons() -> None:
    """Add the usual reasons to an empty list."""
    for name in () if LossReason.objects.exists() else REASONS:
        add_loss_reason(facts={"name": name}, by=SYSTEM)
