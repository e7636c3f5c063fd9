"""The columns of the lists of contracts (K7): those that are shown, and those that can be chosen besides."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Direction, Interval, Status
from relaas.kernel.periods import last_day
from relaas.overviews.columns import Column, Look
from relaas.terms.models import VatRegime
from relaas.web.formats import MONTHS, day, language, money


def through(until: date | None) -> str:
    """The last day of what ends before `until`, written out."""
    return day(last_day(until))


def month_of(start: date | None) -> str:
    """*november 2026*"""
    return f"{MONTHS[language()][start.month - 1]} {start.year}" if start else ""


def plain(value: str | None) -> str:
    """A name, or nothing."""
    return value or ""


def _status(value: str) -> str:
    return str(Status(value).label)


def _regime(value: str) -> str:
    return str(VatRegime(value).label)


def _interval(value: str) -> str:
    return str(Interval(value).label)


def _last(name: str, label: str | Promise, column: str, *, fades: str) -> Column:
    """A day through which something goes on."""
    return Column(
        name, label, (column,), text=through, value=last_day, look=Look.DAY, sort=name, fades=fades
    )  # fmt: skip


_TONES = {status.value: status.tone for status in Status}
CATEGORIES = {Direction.SALES: _("Product group"), Direction.PURCHASE: _("Cost type")}


_AMOUNT = Column(
    "net", pgettext_lazy("contract amount", "Once"), ("net",), text=money, look=Look.MONEY, sort="amount", sum_of="net"
)
_YEARLY = Column(
    "yearly",
    pgettext_lazy("contract amount", "A year"),
    ("yearly",),
    text=money,
    look=Look.MONEY,
    sort="yearly",
    sum_of="yearly",
    fades="later",
)


def columns_of(direction: Direction) -> tuple[Column, ...]:
    """What a list of contracts of this direction shows."""
    category = direction.category
    return (
        Column("number", _("Number"), ("number",), look=Look.LINK, sort="number", unbroken=True),
        Column("relation", _("Relation"), ("relation__name",), sort="relation"),
        Column("description", _("Description"), ("description",), fades="later"),
        Column(
            "status",
            _("Status"),
            ("status",),
            text=_status,
            look=Look.PILL,
            tone="status",
            tones=_TONES,
            sort="status",
            fades="later",
        ),
        Column(category, CATEGORIES[direction], (f"{category}__name",), text=plain, sort="category", fades="last"),
        Column("owner", pgettext_lazy("contract", "Owner"), ("owner__name",), text=plain, sort="owner", fades="later"),
        Column(
            "start",
            pgettext_lazy("contract", "Start"),
            ("from_day",),
            text=day,
            look=Look.DAY,
            sort="start",
            fades="last",
        ),
        _last("end", pgettext_lazy("contract", "End"), "until_day", fades="later"),
        _last("valid", pgettext_lazy("quote", "Valid until"), "valid_until", fades="last"),
        _AMOUNT,
        _YEARLY,
    )


MORE_COLUMNS = (
    Column("vat", _("VAT"), ("vat",), text=money, look=Look.MONEY, sum_of="vat"),
    Column("gross", _("With VAT"), ("gross",), text=money, look=Look.MONEY, sum_of="gross"),
    Column("administration", _("Administration of ours"), ("administration__name",)),
    Column("reference", _("External reference"), ("external_reference",)),
    Column("month", _("Month of start"), ("from_day",), text=month_of),
    Column("since", _("In this status since"), ("status_since",), text=day, look=Look.DAY),
    Column("signed", _("Signed on"), ("signed_on",), text=day, look=Look.DAY),
    Column("interval", _("Interval"), ("interval",), text=_interval),
    Column("vat_regime", _("VAT regime"), ("vat_regime",), text=_regime),
)
