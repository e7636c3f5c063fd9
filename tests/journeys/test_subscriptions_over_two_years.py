"""Two years of a contract by the forms of the screen, the clock standing still: on every first of the month the plan is
what was worked out by hand.

From 31 January 2026 it has three lines: hosting, € 100 a month, before each month; maintenance, € 60 a month, after
each quarter; cleaning, € 40 a week, before each four weeks, through 29 January 2027. Then:

- 1 May 2026: hosting costs € 110 from 1 July. Its month of 30 June (31 days) is one day at 100 and thirty at 110:
  (100 + 30 × 110) / 31 = 109,68.
- 1 September 2026: maintenance is paused from 1 October through 30 November. The quarter of 31 July has two whole
  months and one day of the 31 of the third: 60 × (2 + 1/31) = 121,94. That of 31 October has nothing of its first
  month, 30 days of the 31 of its second, and its third: 60 × (30/31 + 1) = 118,06.
- 1 December 2026: cleaning goes on through 28 May 2027, so that the period of 22 May has one week: 40,00.
- 1 March 2027: notice of hosting, a month: the last day is 1 April, two days of the thirty of its month of 31 March:
  110 × 2/30 = 7,33.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Sum

from relaas.contracts.models import BilledPeriod, Contract, Recurrence, Status
from relaas.kernel import clock
from tests.journeys.contracts import Browser, House

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PRICE, PAUSE, EXTENDED, NOTICE = date(2026, 5, 1), date(2026, 9, 1), date(2026, 12, 1), date(2027, 3, 1)
ALWAYS, NEVER = date.min, date.max
# Hosting: what is invoiced on which day, from when and until when that is how it stands.
HOSTING = """
28-02-2026 100,00 | 31-03-2026 100,00 | 30-04-2026 100,00 | 31-05-2026 100,00
"""
HOSTING_AT_100 = """
30-06-2026 100,00 | 31-07-2026 100,00 | 31-08-2026 100,00 | 30-09-2026 100,00 | 31-10-2026 100,00 | 30-11-2026 100,00
31-12-2026 100,00 | 31-01-2027 100,00 | 28-02-2027 100,00 | 31-03-2027 100,00
"""
HOSTING_AT_110 = """
30-06-2026 109,68 | 31-07-2026 110,00 | 31-08-2026 110,00 | 30-09-2026 110,00 | 31-10-2026 110,00 | 30-11-2026 110,00
31-12-2026 110,00 | 31-01-2027 110,00 | 28-02-2027 110,00
"""
HOSTING_WITHOUT_END = """
31-03-2027 110,00 | 30-04-2027 110,00 | 31-05-2027 110,00 | 30-06-2027 110,00 | 31-07-2027 110,00 | 31-08-2027 110,00
30-09-2027 110,00 | 31-10-2027 110,00 | 30-11-2027 110,00 | 31-12-2027 110,00 | 31-01-2028 110,00
"""
HOSTING_TO_ITS_END = "31-03-2027 7,33"
MAINTENANCE = "29-04-2026 180,00 | 30-07-2026 180,00 | 29-04-2027 180,00 | 30-07-2027 180,00"
MAINTENANCE_LATER = "30-10-2027 180,00 | 30-01-2028 180,00"
MAINTENANCE_THROUGHOUT = "30-10-2026 180,00 | 30-01-2027 180,00"
MAINTENANCE_PAUSED = "30-10-2026 121,94 | 30-01-2027 118,06"
CLEANING = """
28-02-2026 160,00 | 28-03-2026 160,00 | 25-04-2026 160,00 | 23-05-2026 160,00 | 20-06-2026 160,00 | 18-07-2026 160,00
15-08-2026 160,00 | 12-09-2026 160,00 | 10-10-2026 160,00 | 07-11-2026 160,00 | 05-12-2026 160,00 | 02-01-2027 160,00
"""
CLEANING_EXTENDED = """
30-01-2027 160,00 | 27-02-2027 160,00 | 27-03-2027 160,00 | 24-04-2027 160,00 | 22-05-2027 40,00
"""
KNOWN = (
    (HOSTING, ALWAYS, NEVER),
    (HOSTING_AT_100, ALWAYS, PRICE),
    (HOSTING_AT_110, PRICE, NEVER),
    (HOSTING_WITHOUT_END, PRICE, NOTICE),
    (HOSTING_TO_ITS_END, NOTICE, NEVER),
    (MAINTENANCE, ALWAYS, NEVER),
    (MAINTENANCE_LATER, ALWAYS, NEVER),
    (MAINTENANCE_THROUGHOUT, ALWAYS, PAUSE),
    (MAINTENANCE_PAUSED, PAUSE, NEVER),
    (CLEANING, ALWAYS, NEVER),
    (CLEANING_EXTENDED, EXTENDED, NEVER),
)
FIRSTS = [date(2026 + month // 12, month % 12 + 1, 1) for month in range(1, 25)]
TOLD_THROUGH = date(2027, 2, 28)  # as far as the tables go while hosting costs 100
FROM_THE_BEGINNING = "?vanaf=2026-01-01"


def rows_of(table: str) -> Iterator[tuple[date, Decimal]]:
    for cell in re.split(r"[|\n]", table.strip()):
        day, amount = cell.split()
        yield datetime.strptime(day, "%d-%m-%Y").date(), Decimal(amount.replace(",", "."))  # noqa: DTZ007 - a day


def worked_out(today: date) -> list[tuple[date, Decimal]]:
    """What the plan must say on this day, as far as the tables go: moments of one day together, 24 at most."""
    found: Counter[date] = Counter()
    for table, since, until in KNOWN:
        if since <= today < until:
            for day, amount in rows_of(table):
                found[day] += amount  # type: ignore[assignment]  # a Counter of amounts
    last = TOLD_THROUGH if today < PRICE else date(2028, 1, 31)
    return sorted((day, Decimal(amount)) for day, amount in found.items() if today <= day <= last)[:24]


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.travel(datetime.combine(day, time(9), clock.AMSTERDAM)):
        yield


class Journey:
    """The contract, its plan, and what is done to its subscriptions."""

    def __init__(self, house: House) -> None:
        self.browser = Browser(house.client())
        self.contract = self._signed(house)
        self.page = f"/contracten/{self.contract.pk}/"

    def _signed(self, house: House) -> Contract:
        self.browser.open(f"/aanvragen/nieuw/?relatie={house.bakery.pk}")
        self.browser.send("nieuw", description="Beheer", from_day="31-1-2026", once="o" * 22)
        contract = Contract.objects.get()
        self.page = f"/contracten/{contract.pk}/"
        self.browser.open(f"{self.page}bewerken/")
        group = re.findall(r'<option value="(\d+)"[^>]*>\s*Ovens', self.browser.html)[0]
        self.browser.send("bewerken", product_group=group)
        self._type_lines()
        self._take("Hosting", notice_months="1")
        self._take("Onderhoud", interval="quarter", moment="after")
        self._take("Schoonmaak", price_per="week", every="4", interval="week", until_day="29-1-2027")
        self.browser.open(self.page)
        self.browser.send("status/offerte")
        self.browser.send("status/contract")
        return Contract.objects.get(status=Status.CONTRACT)

    def _type_lines(self) -> None:
        self.browser.open(f"{self.page}regels/bewerken/?erbij")
        pasted = "Hosting\t1\t\t100\r\nOnderhoud\t1\t\t60\r\nSchoonmaak\t1\t\t40\r\n"
        rows = self.browser.form("regels/bewerken").as_it_stands
        self.browser.send(
            "regels/bewerken", by=f"{self.page}regels/schikken/?doe=paste", **{**rows, "pasted": [pasted]}
        )
        self.browser.send("regels/bewerken")

    def _take(self, name: str, **facts: str) -> None:
        line = Contract.objects.get().lines.get(description=name)
        self.browser.open(f"{self.page}regels/{line.pk}/abonnement/")
        given = {"price_per": "month", "every": "1", "interval": "month", "moment": "before", "from_day": "31-1-2026"}
        self.browser.send("abonnement", **{**given, **facts})
        assert Recurrence.objects.filter(line=line).exists(), self.errors

    def does(self, name: str, word: str, **given: str) -> None:
        """Something to a subscription, by its form."""
        recurrence = Recurrence.objects.get(line__description=name)
        self.browser.open(f"/abonnementen/{recurrence.pk}/{word}/")
        self.browser.send(word, without="show", **given)
        assert self.browser.here == f"/abonnementen/{recurrence.pk}/", self.errors

    @property
    def errors(self) -> Any:
        return re.findall(r"error[^>]*>([^<]+)<", self.browser.html)

    def moments(self, query: str = "") -> list[tuple[date, Decimal, str]]:
        """Day and amount of each moment of the plan, and what its box says."""
        shown = self.browser.open(f"{self.page}plan/{query}")
        boxes = re.findall(r'name="moment" value="(([0-9-]+) ([0-9.]+))"', shown)
        return [(date.fromisoformat(day), Decimal(amount), box) for box, day, amount in boxes]

    def bill_what_is_past(self, today: date) -> None:
        ticks = [box for day, _amount, box in self.moments(FROM_THE_BEGINNING) if day < today]
        if ticks:
            self.browser.send("gefactureerd", moment=ticks, reference=f"F-{today:%Y-%m}")
            assert self.browser.here == f"{self.page}plan/", self.errors


@pytest.fixture
def journey(db: None) -> Journey:
    with on(date(2026, 1, 15)):
        return Journey(House())


def test_the_plan_is_what_was_worked_out_on_every_first_of_the_month(journey: Journey) -> None:
    """S1-S6: what was signed, another price, a pause, an extension, a notice; and each month what is past is billed."""
    happens = {
        PRICE: lambda: journey.does("Hosting", "prijs", from_day="1-7-2026", price="110"),
        PAUSE: lambda: journey.does("Onderhoud", "pauze", from_day="1-10-2026", until_day="30-11-2026"),
        EXTENDED: lambda: journey.does("Schoonmaak", "verlengen", until_day="28-5-2027"),
        NOTICE: lambda: journey.does("Hosting", "opzeggen", received_on="1-3-2027"),
    }
    for today in FIRSTS:
        with on(today):
            happens.get(today, lambda: None)()
            expected = worked_out(today)
            plan = [(day, amount) for day, amount, _box in journey.moments()]
            assert plan[: len(expected)] == expected, today
            journey.bill_what_is_past(today)
    billed = BilledPeriod.objects.aggregate(Sum("amount"))["amount__sum"]
    assert billed == Decimal("5397.01"), "hosting 1.497,01, maintenance 1.140,00, cleaning 2.760,00"
