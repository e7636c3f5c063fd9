"""The contact persons of a contract as one viewer sees them: what its card and the field above its story both show."""

from collections.abc import Collection

from django.db.models import QuerySet

from relaas.contracts.models import Contract, ContractContact
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.parties.models import seen_through

_KNOWN = "_contacts_seen"


def contacts_seen(contract: Contract, viewer: Actor) -> list[ContractContact]:
    """Those that the viewer may see (U2), with their person, the primary one first: one query for a contract that was
    read, however often it is asked."""
    known: dict[Actor, list[ContractContact]] = vars(contract).setdefault(_KNOWN, {})
    if viewer not in known:
        known[viewer] = _seen([contract.pk], viewer)
    return known[viewer]


@rows_asked_often
def _seen(ids: Collection[int], viewer: Actor) -> QuerySet[ContractContact]:
    contacts = ContractContact.objects.filter(contract__in=ids).select_related("person")
    seen = seen_through("person", viewer)
    return (contacts if seen is None else contacts.filter(seen)).defer("person__search_text")
