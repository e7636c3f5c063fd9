"""The tables in docs/subscriptions.md are what the program does: each is read and worked out again."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from relaas.contracts.subscriptions.notice import Ending, earliest_end, last_notice_day, term_end
from relaas.contracts.subscriptions.rules import Days, Terms, moments, monthly_value, yearly_value
from relaas.contracts.subscriptions.value import value_events

pytestmark = pytest.mark.once

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "subscriptions.md"
ONE_DAY = timedelta(days=1)
Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Case:
    """One worked table: a line, and what it is invoiced."""

    name: str
    terms: Terms
    parts: Rows


def tables(text: str) -> list[Rows]:
    """The tables of a piece of Markdown, without their heads."""
    blocks = re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE)
    return [
        [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in block.strip().splitlines()[2:]]
        for block in blocks
    ]


def section(name: str) -> str:
    return DOCUMENT.read_text().split(f"\n## {name}\n")[1].split("\n## ")[0]


def after(through: str) -> date | None:
    """The first day after a last one."""
    return date.fromisoformat(through) + ONE_DAY if through else None


def through(until: date | None) -> str:
    return str(until - ONE_DAY) if until else ""


def terms_of(row: tuple[str, ...]) -> Terms:
    quantity, discount, price, per, every, moment, splits, alignment, from_day, last, times, paused = row
    start = date.fromisoformat(from_day)
    first, *changes = price.split("; ")
    prices = [(start, Decimal(first))]
    for change in changes:
        new, day = change.split(" from ")
        prices.append((date.fromisoformat(day), Decimal(new)))
    pauses = [pause.split(" through ") for pause in paused.split("; ") if pause]
    number, interval = every.split()
    return Terms(
        quantity=Decimal(quantity),
        discount=Decimal(discount),
        prices=tuple(prices),
        price_per=per,
        every=int(number),
        interval=interval,
        moment=moment,
        splits=splits,
        alignment=alignment,
        from_day=start,
        until_day=after(last),
        times=int(times),
        pauses=tuple(Days(date.fromisoformat(one), after(other)) for one, other in pauses),
    )


def cases() -> list[Case]:
    found = []
    for worked in section("Worked tables").split("\n### ")[1:]:
        (line,), parts = tables(worked)
        found.append(Case(worked.splitlines()[0], terms_of(line), parts))
    return found


def plain(figure: Decimal) -> str:
    return f"{figure.normalize():f}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_each_part_is_what_the_table_says(case: Case) -> None:
    """S1, S2, S4-S6: its day, days, quantity and price, and what it comes to."""
    shown = [
        (
            str(moment.day),
            str(part.from_day),
            through(part.until_day),
            plain(part.quantity),
            plain(part.price),
            str(part.amount),
        )
        for moment in moments(case.terms)
        for part in moment.parts
    ]
    assert shown == case.parts


@pytest.mark.parametrize("row", tables(section("Renewal and notice"))[0], ids=" ".join)
def test_notice_is_as_the_table_says(row: tuple[str, ...]) -> None:
    """S1: until when it is in time, and when it ends."""
    who, first, renews, notice, given_on, in_time, ends = row
    months = int(notice)
    ending = Ending(after(first), bool(renews), int(renews or 12), months, who == "person")
    on = date.fromisoformat(given_on)
    end = term_end(ending, on)
    assert str(last_notice_day(end, months) if end else "") == in_time
    assert through(earliest_end(ending, on)) == ends


def of_price(*prices: tuple[str, str], quantity: int = 1, per: str = "month", last: str = "") -> Terms:
    changes = "".join(f"; {price} from {day}" for price, day in prices[1:])
    first, day = prices[0]
    return terms_of(
        (str(quantity), "0", first + changes, per, "1 month", "before", "quantity", "start", day, last, "0", "")
    )


@pytest.mark.parametrize(("amount", "per", "yearly", "monthly"), tables(section("Value"))[0])
def test_the_value_is_what_the_table_says(amount: str, per: str, yearly: str, monthly: str) -> None:
    terms = of_price((amount, "2027-01-01"), per=per)
    on = date(2027, 6, 1)
    assert (str(yearly_value(terms, on)), str(monthly_value(terms, on))) == (yearly, monthly)


def test_what_came_in_and_went_out_is_what_the_table_says() -> None:
    terms = of_price(
        ("5.00", "2027-01-01"), ("6.00", "2027-07-01"), ("5.50", "2028-01-01"), quantity=10, last="2028-06-30"
    )
    shown = [(str(event.day), event.kind, str(event.delta)) for event in value_events(terms)]
    assert shown == tables(section("Value"))[1]
