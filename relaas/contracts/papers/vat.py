"""What the law wants a document to say of its VAT (C10; article 35a of the Dutch VAT act)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.catalog.models import VatCategory, VatCode
from relaas.contracts.lines.lists import vat_day
from relaas.contracts.lines.reckoning import taxed_of
from relaas.contracts.models import Contract, ContractLine
from relaas.documents.models import Language
from relaas.money.vat import Category

_SHIFTED = (Category.REVERSE_CHARGE, Category.INTRA_EU)  # whose buyer must be known by number


def vat_notes(contract: Contract, lines: Sequence[ContractLine], language: Language) -> list[str]:
    """Why there is no VAT, once for each reason, and the VAT number of whoever pays it instead."""
    day = vat_day(contract)
    found: dict[str, Category] = {}
    categories: dict[Category, set[str]] = {}
    for line in lines:
        if line.is_item and line.vat_code:
            category = Category(taxed_of(line, contract.vat_regime, day).category)
            own = line.vat_code.legal_text(language) if line.vat_code.category == category else ""
            categories.setdefault(category, set()).add(own or _usual(category, language))
    for category, texts in categories.items():
        found |= dict.fromkeys(sorted(filter(None, texts)), category)
    number = contract.relation.vat_number if contract.is_sales else contract.administration.vat_number
    return [_with_number(text, number) if category in _SHIFTED else text for text, category in found.items()]


def _usual(category: Category, language: Language) -> str:
    """The text of the first code of this category, where the regime of the contract chose it."""
    if not VatCategory(category.value).needs_legal_text:
        return ""
    code = VatCode.objects.filter(category=category.value).first()
    return code.legal_text(language) if code else ""


def _with_number(text: str, number: str) -> str:
    """*Btw verlegd (artikel 12 …). Btw-nummer afnemer: NL….*"""
    if not number:
        return text
    return _("%(text)s. VAT number of the customer: %(number)s") % {"text": text.rstrip("."), "number": number}
