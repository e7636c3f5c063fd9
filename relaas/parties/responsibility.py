"""Who is responsible for a party, whether anybody is, and for how many."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import counts_asked_daily
from relaas.kernel.refusals import Refused
from relaas.parties.models import AccountManager, Party

MANY = 2_000  # relations of one account manager


def require_account_manager(person: Party) -> None:
    """P4: a person kept for its account manager must have one, itself or where it works (`no_account_manager`)."""
    if not AccountManager.objects.filter(Q(party=person) | Q(party__staff__person=person)).exists():
        reason = _("Nobody would see this person: first assign an account manager.")
        raise Refused("no_account_manager", reason, field="only_for_account_manager")


def managed_by(viewer: Actor) -> QuerySet[AccountManager]:
    """What says that this viewer is an account manager of a relation, in no order; none for who is no user."""
    return AccountManager.objects.filter(user_id=viewer.user_id or 0).order_by()


def sees_few(viewer: Actor) -> bool:
    """Whether this viewer is limited to its own relations (U1) and those are few: then they are all looked up first
    (`visible_to`, `collecting`)."""
    return viewer.only_managed and _managed(viewer) <= [MANY]


@counts_asked_daily
def _managed(viewer: Actor) -> Sequence[QuerySet[AccountManager]]:
    return [managed_by(viewer)[: MANY + 1]]
