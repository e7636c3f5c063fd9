"""What a new contract starts with: the terms of its relation, its invoice address and where its invoices go (K1)."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import QuerySet

from relaas.administrations.models import Administration
from relaas.contracts.models import Direction
from relaas.kernel import clock
from relaas.kernel.asked_often import rows_asked_often
from relaas.parties.maintained.models import Maintained
from relaas.parties.models import Address, AddressType, Channel, ChannelType, Party
from relaas.terms.own import scheme_of, terms_of

_INVOICES_GO_TO = (AddressType.INVOICE, AddressType.POST, AddressType.VISIT)


def proposed(relation: Party, direction: Direction, administration: Administration) -> dict[str, Any]:
    """The facts that follow from the relation; what somebody fills in goes before them.

    Chain (T2a): the relation's document scheme, else the administration's; the payment term is that of the scheme.
    What was closed meanwhile is not proposed.
    """
    terms = terms_of(relation)
    scheme = terms.document_scheme or scheme_of(administration)
    return {
        "vat_regime": terms.sales_vat if direction == Direction.SALES else terms.purchase_vat,
        "document_scheme": _open(scheme),
        "payment_term": _open(scheme.payment_term) if scheme else None,
        "attention": terms.attention,
        "invoice_address": invoice_address(relation),
        "invoice_email": invoice_email(relation),
    }


def invoice_address(relation: Party) -> Address | None:
    """Its default address for invoices, else the one for post or visits; without any that of its head office."""
    own = _default_of(_addresses_of([relation.pk]))
    if own or not relation.branch_of_id:
        return own
    return _default_of(_addresses_of([relation.branch_of_id]))


def invoice_email(relation: Party) -> str:
    """The e-mail address to which its invoices go (P8), its standard one first; empty when none is set for them."""
    return next(iter(_invoice_emails_of([relation.pk])), "")


@rows_asked_often
def _addresses_of(ids: Collection[int]) -> QuerySet[Address]:
    return Address.objects.filter(party__in=ids)


@rows_asked_often
def _invoice_emails_of(ids: Collection[int]) -> QuerySet[Channel, str]:
    channels = Channel.objects.filter(party__in=ids, type=ChannelType.EMAIL, sends_invoices=True)
    return channels.order_by("-is_default", "id").values_list("value", flat=True)


def _default_of(addresses: Sequence[Address]) -> Address | None:
    for type in _INVOICES_GO_TO:
        for address in addresses:
            if getattr(address, type.default_column):
                return address
    return None


def _open[Row: Maintained](row: Row | None) -> Row | None:
    return None if row is None or row.is_closed(clock.today()) else row
