"""A document of nobody, to see a letterhead on."""

from datetime import timedelta
from decimal import Decimal

from django.utils import translation
from django.utils.translation import pgettext

from relaas.administrations.models import Administration
from relaas.documents.models import DocumentKind, Language
from relaas.documents.papers.paper import Heading, Item, Paper, Row, Subtotal
from relaas.kernel import clock
from relaas.money.lines import line_amount
from relaas.money.vat import Category, Taxed, Totals, totals
from relaas.web import formats

_HIGH, _LOW = Decimal(21), Decimal(9)


RELATION = "Bakkerij Van den Berg B.V."
NUMBER = "V-2026-0412"


def sample_paper(administration: Administration, kind: DocumentKind, language: Language) -> Paper:
    """A document of this kind with a few invented lines."""
    with translation.override(language):
        rows, sums = _rows()
        signers = {
            DocumentKind.CONTRACT: [administration.name, RELATION],
            DocumentKind.QUOTE: [RELATION],
        }
        return Paper(
            kind=kind,
            language=language,
            administration=administration,
            number=NUMBER,
            subject=pgettext("sample", "Flour for next year"),
            on=clock.today(),
            addressee=[RELATION, pgettext("sample", "Attn. Ms F. el Idrissi"), "Postbus 455", "8000 AL  Zwolle"],
            rows=rows,
            totals=sums,
            references=_references(),
            terms=[(pgettext("document", "Payment"), pgettext("sample", "30 days"))],
            facts=_facts(sums),
            signers=signers.get(kind, []),
        )


def _rows() -> tuple[list[Row], Totals]:
    flour = _item(pgettext("sample", "Rye flour, 25 kg"), "160", pgettext("sample", "bag"), "19.50", "5", _LOW)
    spelt = _item(pgettext("sample", "Spelt flour, 25 kg"), "40", pgettext("sample", "bag"), "31", "0", _LOW)
    work = _item(pgettext("sample", "Setting up the mill"), "6", pgettext("sample", "hour"), "92.50", "0", _HIGH)
    taxed = [(flour, _LOW), (spelt, _LOW), (work, _HIGH)]
    rows: list[Row] = [
        Heading(pgettext("sample", "Flour")), flour, spelt, Subtotal("", flour.amount + spelt.amount),
        Heading(pgettext("sample", "Services")), work,
    ]  # fmt: skip
    return rows, totals(Taxed(item.amount, Category.STANDARD, rate) for item, rate in taxed)


def _references() -> list[tuple[str, str]]:
    return [
        (pgettext("document", "Number"), NUMBER),
        (pgettext("document", "Date"), formats.day(clock.today())),
        (pgettext("document", "Your reference"), "PO-88121"),
        (pgettext("document", "Contact person"), "Sanne de Boer"),
    ]


def _facts(sums: Totals) -> dict[str, str]:
    return {
        "relation": RELATION,
        "contact": "F. el Idrissi",
        "salutation": pgettext("sample", "Dear Ms el Idrissi,"),
        "owner": "Sanne de Boer",
        "date": formats.day(clock.today()),
        "valid_until": formats.day(clock.today() + timedelta(days=30)),
        "payment_term": pgettext("sample", "30 days"),
        "total": formats.money(sums.gross),
    }


def _item(description: str, quantity: str, unit: str, price: str, discount: str, rate: Decimal) -> Item:
    exact = Decimal(quantity), Decimal(price), Decimal(discount)
    amount = line_amount(*exact)
    return Item(description, exact[0], unit, exact[1], exact[2], formats.percentage(rate), amount)
