"""The plan of a contract as a file: the moments that are shown, or the lines of the one that stands open."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from relaas.contracts.subscriptions.plan_page import PlanPage
from relaas.contracts.subscriptions.words import days
from relaas.kernel.periods import last_day
from relaas.overviews.columns import Column, Look
from relaas.overviews.sheet import Sheet
from relaas.web.formats import day, money, number, quantity, unit_price

_FROM = Column("from", pgettext_lazy("period", "From"), text=day, look=Look.DAY)
_THROUGH = Column("through", pgettext_lazy("period", "Through"), text=day, look=Look.DAY)
_AMOUNT = Column("amount", pgettext_lazy("contract line", "Amount"), text=money, look=Look.MONEY)
_MOMENTS = (
    Column("day", gettext_lazy("Day"), text=day, look=Look.DAY),
    _FROM,
    _THROUGH,
    Column("lines", gettext_lazy("Lines"), text=number, look=Look.NUMBER),
    _AMOUNT,
)
_LINES = (
    Column("line", gettext_lazy("Description")),
    _FROM,
    _THROUGH,
    Column("quantity", pgettext_lazy("contract line", "Quantity"), text=quantity, look=Look.NUMBER),
    Column("price", pgettext_lazy("contract line", "Price"), text=unit_price, look=Look.MONEY),
    _AMOUNT,
)


def sheet_of(page: PlanPage) -> Sheet:
    """What the page shows, as a table."""
    return _of_lines(page) if page.opened else _of_moments(page)


def _of_moments(page: PlanPage) -> Sheet:
    rows: list[tuple[Any, ...]] = [
        (each.day, each.from_day, last_day(each.until_day), each.lines, each.amount) for each in page.schedule.moments
    ]
    return Sheet(
        _("Plan of %(contract)s") % {"contract": page.contract.number},
        _MOMENTS,
        rows,
        counts=lambda count: ngettext("%(num)s moment", "%(num)s moments", count) % {"num": number(count)},
        maker=page.viewer.name,
        told=[str(page.contract), page.contract.relation.name, days(page.from_day, None)],
        sums={"amount": page.total},
    )


def _of_lines(page: PlanPage) -> Sheet:
    rows: list[tuple[Any, ...]] = [
        (str(each.recurrence), part.from_day, last_day(part.until_day), part.quantity, part.price, part.amount)
        for each in page.opened_lines
        for part in each.moment.parts
    ]
    return Sheet(
        _("Plan of %(contract)s on %(day)s") % {"contract": page.contract.number, "day": day(page.opened)},
        _LINES,
        rows,
        counts=lambda count: ngettext("%(num)s line", "%(num)s lines", count) % {"num": number(count)},
        maker=page.viewer.name,
        told=[str(page.contract), page.contract.relation.name],
        sums={"amount": sum(row[-1] for row in rows)},
    )
