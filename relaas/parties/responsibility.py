"""Who is responsible for a party, and whether anybody is."""

from django.db.models import Q
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.parties.models import AccountManager, Party


def require_account_manager(person: Party) -> None:
    """P4: a person kept for its account manager must have one, itself or where it works (`no_account_manager`)."""
    if not AccountManager.objects.filter(Q(party=person) | Q(party__staff__person=person)).exists():
        reason = _("Nobody would see this person: first assign an account manager.")
        raise Refused("no_account_manager", reason, field="only_for_account_manager")
