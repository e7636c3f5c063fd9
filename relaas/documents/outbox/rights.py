"""The right to the outbox (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

OUTBOX = declare_right(
    "documents.outbox",
    _("See outgoing mail, send it again or drop it"),
    group=_("Documents"),
    roles=("manager", "finance", "sales", "purchasing"),
)
