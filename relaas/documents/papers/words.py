"""The words and figures of a document, in the language that is active."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from relaas.administrations.models import Administration
from relaas.documents.papers.paper import Item, Row
from relaas.money.vat import Category, Totals
from relaas.web import formats

MAY_BREAK = "\u200b"  # a line may end here
_LONG = re.compile(r"\S{26,}")
_PIECE = 12  # letters of a long word that stay together
_STRANGE = re.compile("[\ue000-\uf8ff\ufff0-\ufff8\ufffe\uffff\U000e0000-\U0010ffff]")


@dataclass(frozen=True)
class Column:
    """One column of the lines: what stands above it, and what of an item stands in it."""

    label: str
    of: Callable[[Item], str]
    is_figure: bool = True


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """Those that have something to show: without any discount there is no column of discounts."""
    items = [row for row in rows if isinstance(row, Item)]
    wanted = [
        (True, Column(_("Description"), lambda item: item.description, is_figure=False)),
        (True, Column(_("Quantity"), lambda item: formats.number(formats.shortest(item.quantity)))),
        (any(item.unit for item in items), Column(_("Unit"), lambda item: unbroken(item.unit), is_figure=False)),
        (True, Column(_("Price"), lambda item: price(item.price))),
        (any(item.discount for item in items), Column(_("Discount"), lambda item: _discount(item.discount))),
        (any(item.vat for item in items), Column(pgettext("document", "VAT"), lambda item: item.vat)),
        (True, Column(_("Amount"), lambda item: formats.number(item.amount, 2))),
    ]
    return [column for has_something, column in wanted if has_something]


def price(value: Decimal) -> str:
    """At least two places, and all that it has."""
    exact = formats.shortest(value)
    places = -int(exact.as_tuple().exponent)
    return formats.number(exact, 2) if places < 2 else formats.number(exact)


def _discount(value: Decimal) -> str:
    return formats.percentage(value) if value else ""


def total_rows(once: Totals, periodic: Sequence[tuple[str, Totals]] = ()) -> list[dict[str, Any]]:
    """Without VAT, the VAT in its parts, and all together: of what is invoiced once, then of what comes back."""
    rows = [] if periodic and not once.parts else _rows_of(once, _("Total excluding VAT"), _("Total including VAT"))
    for name, each in periodic:
        said = {"name": name}
        rows += _rows_of(each, _("%(name)s, excluding VAT") % said, _("%(name)s, including VAT") % said)
    return [{"label": label, "amount": formats.money(amount), "strong": strong} for label, amount, strong in rows]


def _rows_of(totals: Totals, without: str, together: str) -> list[tuple[str, Decimal, bool]]:
    parts = [(_vat_label(part.category, part.rate, part.base), part.vat, False) for part in totals.parts]
    return [(without, totals.net, False), *parts, (together, totals.gross, True)]


def vat_word(category: str, rate: Decimal) -> str:
    """What stands in the column VAT of a line: the rate, or why there is none in a word."""
    if category == Category.STANDARD:
        return formats.percentage(rate)
    return str(_SHORT[category]())


def _vat_label(category: str, rate: Decimal, base: Decimal) -> str:
    values = {"rate": formats.percentage(rate), "base": formats.money(base), "why": vat_word(category, rate)}
    if category == Category.STANDARD:
        return _("VAT %(rate)s over %(base)s") % values
    return _("VAT %(why)s over %(base)s") % values


_SHORT: dict[str, Callable[[], str]] = {
    Category.ZERO: lambda: "0%",
    Category.EXEMPT: lambda: pgettext("VAT on a document", "exempt"),
    Category.REVERSE_CHARGE: lambda: pgettext("VAT on a document", "reverse charge"),
    Category.INTRA_EU: lambda: pgettext("VAT on a document", "0%, intra-EU"),
    Category.EXPORT: lambda: pgettext("VAT on a document", "0%, export"),
    Category.OUTSIDE: lambda: pgettext("VAT on a document", "none"),
}


def facts_of(house: Administration) -> dict[str, str]:
    """What texts may name of an administration."""
    return {
        "name": house.name,
        "legal_name": house.legal_name or house.name,
        "address": ", ".join(house.address_lines),
        "kvk": house.kvk,
        "vat_number": house.vat_number,
        "iban": house.shown_iban,
        "bic": house.bic,
        "email": house.email,
        "phone": house.shown_phone,
        "website": house.website.removeprefix("https://").rstrip("/"),
    }


def unbroken(text: str) -> str:
    """A text without letters that are nobody's, in which a very long word may go on on the next line."""
    plain = _STRANGE.sub("\u25a1", text)
    return _LONG.sub(lambda word: _in_pieces(word[0]), plain)


def _in_pieces(word: str) -> str:
    return MAY_BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
