"""Which rows the value report has: a period each, or a category."""

from datetime import date

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.columns import month_of as named_month
from relaas.contracts.models import Direction
from relaas.contracts.subscriptions.values.keeping import month_of

# The pages of the report, by name.
ADDRESSES = {Direction.SALES: "contracts:value", Direction.PURCHASE: "contracts:purchased_value"}
MOST_PERIODS = 120  # ten years of months: what somebody reads, and a page draws


class Per(models.TextChoices):
    """What a row of the report is."""

    MONTH = "month", pgettext_lazy("value per", "Month")
    QUARTER = "quarter", pgettext_lazy("value per", "Quarter")
    YEAR = "year", pgettext_lazy("value per", "Year")
    CATEGORY = "category", pgettext_lazy("value per", "Category")

    @property
    def months(self) -> int:
        """How many lie in one; periods of the report are whole ones."""
        return {"quarter": 3, "year": 12}.get(self.value, 1)


def whole_periods(from_day: date, through: date, per: Per) -> tuple[int, int]:
    """The months from the first period in which these days lie until after the last."""
    return month_of(from_day) // per.months * per.months, (month_of(through) // per.months + 1) * per.months


def number_of_periods(from_day: date, through: date, per: Per) -> int:
    """How many rows that are; categories are bounded by themselves."""
    first, last = whole_periods(from_day, through, per)
    return 1 if per == Per.CATEGORY else (last - first) // per.months


def first_day(month: int) -> date:
    """The first day of a month that was counted by `month_of`."""
    return date(month // 12, month % 12 + 1, 1)


def named_period(first: int, per: Per) -> str:
    """*november 2026*, *4e kwartaal 2026*, *2026*"""
    day = first_day(first)
    if per == Per.YEAR:
        return str(day.year)
    if per == Per.QUARTER:
        return _("quarter %(quarter)d of %(year)d") % {"quarter": day.month // 3 + 1, "year": day.year}
    return named_month(day)
