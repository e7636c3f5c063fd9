"""The reasons of loss under Beheer (K6)."""

from django.utils.translation import gettext_lazy as _

from relaas.contracts.loss_reasons import add_loss_reason, change_loss_reason, delete_loss_reason
from relaas.contracts.models import LossReason
from relaas.contracts.rights import MAINTAIN
from relaas.parties.forms.fields import day, line
from relaas.parties.maintained.facts import OF_A_LIST
from relaas.parties.maintained.forms import ListForm
from relaas.parties.maintained.views import MaintainedList
from relaas.web.menu import ADMINISTRATION, MenuEntry


class LossReasonForm(ListForm):
    """What it is called, and from when it can no longer be chosen."""

    name = line(OF_A_LIST, "name", required=True)
    closed_from = day(OF_A_LIST, "closed_from")


LOSS_REASONS = MaintainedList(
    "contracts",
    "loss_reason",
    MAINTAIN,
    "contracts/loss_reasons.html",
    LossReason,
    LossReasonForm,
    add_loss_reason,
    change_loss_reason,
    delete_loss_reason,
    (_("Reason of loss added"), _("Reason of loss changed"), _("Reason of loss deleted")),
    LossReason.objects.all,
)

ADMINISTRATION.add(
    "loss_reasons",
    MenuEntry(
        "loss_reasons",
        _("Reasons of loss"),
        "contracts:loss_reasons",
        "circle-x",
        right=MAINTAIN,
        order=66,
        description=_("Why a request or an order came to nothing."),
    ),
)
