"""What stands on a document of a contract: taken from the contract, its lines, its relation and their terms (K8)."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import pgettext

from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.lists import vat_day
from relaas.contracts.lines.reckoning import Behind, Reckoned, reckon, taxed_of
from relaas.contracts.models import Contract, ContractContact, ContractLine, LineKind
from relaas.contracts.papers.agreed import agreed, chain_of, payment_of
from relaas.contracts.papers.people import addressee_of, salutation_of
from relaas.contracts.papers.vat import vat_notes
from relaas.contracts.subscriptions import words
from relaas.documents.models import DocumentKind, Language
from relaas.documents.papers.paper import Heading, Item, Paper, Row, Subtotal
from relaas.documents.papers.words import vat_word
from relaas.kernel import clock
from relaas.kernel.asked_often import rows_asked_often
from relaas.parties.models import Party
from relaas.web import formats


def paper_of(contract: Contract, kind: DocumentKind, language: Language) -> Paper:
    """The document of this kind, in this language. A purchase order is ours to the supplier; so is its number."""
    with translation.override(language):
        lines = lines_of(contract)
        reckoned = reckon(contract, lines)
        contact = _contact(contract)
        chain = chain_of(contract)
        return Paper(
            kind=kind,
            language=language,
            administration=contract.administration,
            number=contract.number,
            subject=contract.description,
            on=day_of(contract, kind),
            addressee=addressee_of(contract, contact, language),
            rows=[row for behind in reckoned.lines for row in _rows(behind, contract, language)],
            totals=reckoned.totals,
            periodic=[(words.per(per).capitalize(), found) for per, found in reckoned.periodic.items()],
            references=_references(contract, kind),
            notes=vat_notes(contract, lines, language),
            terms=agreed(contract, kind, chain),
            facts={**_facts(contract, kind, contact, reckoned), "payment_term": payment_of(contract, chain)},
            signers=_signers(contract, kind),
        )


def day_of(contract: Contract, kind: DocumentKind) -> date:
    """The day on the document: when it was quoted or signed; today when that is still to come."""
    quoted, signed = contract.quoted_on, contract.signed_on
    dated = quoted if kind == DocumentKind.QUOTE else signed
    return dated or clock.today()


def _contact(contract: Contract) -> Party | None:
    return next((each.person for each in _contacts_of([contract.pk])), None)


@rows_asked_often
def _contacts_of(ids: Collection[int]) -> QuerySet[ContractContact]:
    return ContractContact.objects.filter(contract__in=ids).select_related("person")


def _rows(behind: Behind, contract: Contract, language: Language) -> list[Row]:
    """A subtotal has a row for what is invoiced once, and one for each time that prices above it are for."""
    line = behind.line
    if line.kind == LineKind.HEADING:
        return [Heading(line.description)]
    if line.kind == LineKind.SUBTOTAL:
        named = line.description or pgettext("document", "Subtotal")
        once = [] if behind.amount is None else [Subtotal(line.description, behind.amount)]
        return [*once, *(Subtotal(f"{named}, {words.per(per)}", sum) for per, sum in behind.periodic.items())]
    return [_item(line, contract, language)]


def _item(line: ContractLine, contract: Contract, language: Language) -> Item:
    taxed = taxed_of(line, contract.vat_regime, vat_day(contract))
    return Item(
        remark=words.agreed(line.periodic) if line.periodic else "",
        description=line.description,
        quantity=line.quantity,
        unit=line.price_unit.named(language) if line.price_unit else "",
        price=line.price,
        discount=line.discount,
        vat=vat_word(taxed.category, taxed.rate) if line.vat_code_id else "",
        amount=line.amount,
    )


def _references(contract: Contract, kind: DocumentKind) -> list[tuple[str, str]]:
    valid = formats.day(contract.valid_through) if kind == DocumentKind.QUOTE else ""
    return [
        (pgettext("document", "Number"), contract.number),
        (pgettext("document", "Date"), formats.day(day_of(contract, kind))),
        (pgettext("document", "Valid through"), valid),
        (pgettext("document", "Your reference"), contract.external_reference),
        (pgettext("document", "Contact person"), contract.owner.name if contract.owner else ""),
    ]


def _facts(contract: Contract, kind: DocumentKind, contact: Party | None, reckoned: Reckoned) -> dict[str, str]:
    """What the texts of the letterhead may name."""
    return {
        "relation": contract.relation.name,
        "contact": contact.formal_name if contact else contract.attention,
        "salutation": salutation_of(contact),
        "owner": contract.owner.name if contract.owner else "",
        "date": formats.day(day_of(contract, kind)),
        "valid_until": formats.day(contract.valid_through),
        "total": _total_of(reckoned),
    }


def _total_of(reckoned: Reckoned) -> str:
    """*€ 500,00, € 120,00 per maand*: what is invoiced once, if anything is, and what comes back."""
    once = [formats.money(reckoned.totals.gross)] if reckoned.totals.parts or not reckoned.periodic else []
    back = [f"{formats.money(found.gross)} {words.per(per)}" for per, found in reckoned.periodic.items()]
    return ", ".join([*once, *back])


def _signers(contract: Contract, kind: DocumentKind) -> list[str]:
    """A contract is signed by both, a quote by whom it is given to."""
    ours, theirs = contract.administration.name, contract.relation.name
    return {DocumentKind.CONTRACT: [ours, theirs], DocumentKind.QUOTE: [theirs]}.get(kind, [])
