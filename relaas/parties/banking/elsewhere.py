"""The same IBAN at another party: allowed, but worth knowing."""

from relaas.kernel.actors import Actor
from relaas.parties.models import BankAccount, Party

SHOWN = 5


def parties_with(iban: str, *, besides: Party, viewer: Actor) -> list[Party]:
    """The first other parties that have an account with this IBAN, as far as the viewer may see them."""
    if not iban:
        return []
    accounts = BankAccount.objects.visible_to(viewer).with_iban(iban).exclude(party=besides)
    found = Party.objects.visible_to(viewer).filter(pk__in=accounts.values("party"))
    return list(found.only("kind", "name").order_by("sort_name", "id")[:SHOWN])
