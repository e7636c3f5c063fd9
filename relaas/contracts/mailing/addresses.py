"""Where a document of a contract is best sent: what is known of the relation, the likeliest first (P8)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, ContractContact
from relaas.documents.models import DocumentKind
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Channel, ChannelType, Employment, Output, Party

_OUTPUT = {
    DocumentKind.QUOTE: Output.QUOTES,
    DocumentKind.CONFIRMATION: Output.ORDERS,
    DocumentKind.CONTRACT: Output.ORDERS,
    DocumentKind.PURCHASE_ORDER: Output.ORDERS,
}


@dataclass(frozen=True)
class Known:
    """An e-mail address, and whose it is or what it is for."""

    address: str
    what: str


def known_addresses(contract: Contract, kind: DocumentKind, viewer: Actor) -> list[Known]:
    """Those at which the relation can be reached, each once: the first is the one to propose.

    First where such documents are said to go, then the contact persons that the viewer may see (U2), then the standard
    address, where invoices go, and the others.
    """
    first: dict[str, Known] = {}
    channels = list(Channel.objects.filter(party=contract.relation_id, type=ChannelType.EMAIL))
    for known in (
        *_where_they_go(channels, _OUTPUT[kind]),
        *_contacts(contract, viewer),
        *_others(contract, channels),
    ):
        first.setdefault(known.address.lower(), known)
    return list(first.values())


def _where_they_go(channels: list[Channel], output: Output) -> Iterator[Known]:
    meant = [each for each in channels if getattr(each, output.column)]
    for each in sorted(meant, key=lambda channel: (not channel.is_default, channel.pk)):
        yield Known(each.value, each.remark or str(output.label))


def _contacts(contract: Contract, viewer: Actor) -> Iterator[Known]:
    """At work, while they are in service there; else their own standard address."""
    persons = list(ContractContact.objects.filter(contract=contract).values_list("person_id", flat=True))
    if not persons:
        return
    seen = Party.objects.visible_to(viewer).in_bulk(persons)
    works = Employment.objects.filter(organization=contract.relation_id, person__in=persons).running(clock.today())
    at_work = dict(works.exclude(work_email="").values_list("person_id", "work_email"))
    own = Channel.objects.filter(party__in=persons, type=ChannelType.EMAIL).order_by("-is_default", "id")
    at_home: dict[int, str] = {}
    for person, value in own.values_list("party_id", "value"):
        at_home.setdefault(person, value)
    for person in persons:
        address = at_work.get(person) or at_home.get(person)
        if person in seen and address:
            yield Known(address, seen[person].name)


def _others(contract: Contract, channels: list[Channel]) -> Iterator[Known]:
    standard = [each for each in channels if each.is_default]
    for each in standard:
        yield Known(each.value, each.remark or _("standard"))
    if contract.invoice_email:
        yield Known(contract.invoice_email, str(Output.INVOICES.label))
    for each in channels:
        yield Known(each.value, each.remark)
