"""The overviews of contracts (K7): files that are what the page shows, totals of groups, and what is coming up."""

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts.due import DUE
from relaas.contracts.due_card import coming
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.overviews import REQUESTS
from relaas.contracts.subscriptions.notice import last_notice_day
from relaas.contracts.sums.of_months import MONTH_SUMS
from relaas.contracts.tests.conftest import BY, Make, SignIn, main_of
from relaas.contracts.tests.listing import labels, page
from relaas.contracts.tests.raw_rows import change, delete, raw
from relaas.documents.tests.reading import read_pages
from relaas.kernel import clock
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties import responsibility
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.parties.responsibility import sees_few
from relaas.parties.sums.joining import differing_sums, work_out_anew
from relaas.web.formats import day, number

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    [
        "", "groepeer=status", "groepeer=relation&status=quote", "groepeer=month&kolommen=description,yearly,end",
        "sort=amount&status=quote", "kolommen=relation,gross,end,signed", "groepeer=owner&toon=totalen",
        "groepeer=relation&toon=totalen&dir=desc",
    ],
)  # fmt: skip
def test_files_are_what_the_pages_show(five: list[Contract], signed_in: SignIn, asked: str) -> None:
    """Cell for cell, groups and totals included: as text in CSV and PDF, amounts and days as such in Excel (K7).

    A CSV that has no groups is for programs too, and has no totals.
    """
    client = signed_in("manager")
    heading, *rows = table_of(main_of(client, f"/aanvragen/?{asked}"))
    assert len(rows) > 1
    read = {
        ending: b"".join(client.get(f"/aanvragen/export.{ending}?{asked}")) for ending in ("csv", "xlsx", "pdf")
    }  # fmt: skip
    text = list(csv.reader(io.StringIO(read["csv"].decode("utf-8-sig")), delimiter=";"))
    assert text == [heading, *(rows if "groepeer" in asked else rows[:-1])]
    sheet = load_workbook(io.BytesIO(read["xlsx"])).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [[said(cell) for cell in row] for row in sheet] == [heading, *([bare(cell) for cell in row] for row in rows)]
    [drawn] = read_pages(read["pdf"], heading[0])
    assert drawn.rows == [["".join(cell.split()) for cell in row] for row in rows]


def table_of(shown: str) -> list[list[str]]:
    """The rows of a list as the page draws them: headings, groups, rows and totals; a wide cell is followed by empty
    ones."""
    table = shown[shown.index("<thead") : shown.index("</table>")]
    rows = []
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL):
        cells = []
        for attributes, cell in re.findall(r"<t[hd]([^>]*)>(.*?)</t[hd]>", row, re.DOTALL):
            wide = re.search(r'colspan="(\d+)"', attributes)
            if "pick" not in attributes:
                cells += [unescape(re.sub(r"<[^>]+>", "", cell)).strip(), *[""] * (int(wide[1]) - 2 if wide else 0)]
        rows.append(cells)
    return rows


def said(cell: object) -> str:
    """What stands in a cell of a sheet, as it is said in Dutch, amounts without their sign."""
    if isinstance(cell, date):
        return day(cell)
    return number(Decimal(str(cell)), 2) if isinstance(cell, float | int) else str(cell)


def bare(cell: str) -> str:
    """What a page says, without the sign of money; a number of rows is a number as well."""
    return number(Decimal(cell), 2) if cell.isdigit() else cell.removeprefix("€\xa0")


def test_totals_of_groups_stand_with_a_chart_and_lead_to_their_rows(five: list[Contract]) -> None:
    """K7: what each status comes to; a click shows its rows under their heading."""
    shown = page(groepeer="status", toon="totalen")
    assert [(line.label, line.count, line.sums) for line in shown.summary.lines] == [
        ("Aanvraag", 1, [Decimal("1200.50"), 0]), ("Offerte", 2, [Decimal(399), 0]), ("Contract", 1, [Decimal(-20), 0]),
    ]  # fmt: skip
    assert shown.summary.total.count == shown.count.number == 4
    assert shown.summary.chart
    assert [bar.label for bar in shown.summary.chart.bars] == ["Aanvraag", "Offerte", "Contract"]
    asked = parse_qs(shown.summary.lines[1].url.partition("?")[2])
    rows = ListPage(Question.read(REQUESTS, BY, asked))
    assert [line.label for line in rows.lines] == ["V-2026-0002", "V-2026-0003", "V-2026-0004"]
    assert [(group.label, group.goes_on) for group in rows.groups.values()] == [("Offerte", False), ("Contract", False)]


@pytest.mark.parametrize("grouping", ["status", "relation", "owner", "product_group", "month"])
def test_totals_are_the_same_from_kept_sums_and_from_rows(
    five: list[Contract], grouping: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = page(groepeer=grouping, toon="totalen").summary
    monkeypatch.setattr(Question, "kept_sums", None)
    counted = page(groepeer=grouping, toon="totalen").summary
    assert (kept.lines, kept.total) == (counted.lines, counted.total)


def test_very_many_groups_are_bounded_and_said(
    ours: Administration, organization: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Grouped by something of a hundred thousand values: the first ones, and all others in one row."""
    for at in range(4):
        raw(ours, organization(f"Bakkerij {at}", is_customer=True), {"net": Decimal(at + 1)})
    monkeypatch.setattr("relaas.overviews.summary.MOST_GROUPS", 2)
    shown = page(groepeer="relation", toon="totalen").summary
    assert [(line.label, line.count, line.sums[0]) for line in (*shown.lines, shown.total)] == [
        ("Bakkerij 0", 1, 1), ("Bakkerij 1", 1, 2), ("Alle andere", 2, 7), ("Totaal", 4, 10),
    ]  # fmt: skip
    assert "meer dan 2 groepen" in shown.note
    assert not shown.lines[-1].url


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({"status": Status.CONTRACT, "until_day": 1}, "ends to_renew"),
        ({"status": Status.CONTRACT, "until_day": 91}, "ends to_renew"),
        ({"status": Status.CONTRACT, "until_day": 92}, ""), ({"status": Status.CONTRACT, "until_day": 0}, ""),
        ({"until_day": 10}, ""), ({"status": Status.CONTRACT}, ""),
        ({"status": Status.CONTRACT, "until_day": 10, "auto_renew": True}, "ends notice"),
        ({"status": Status.CONTRACT, "until_day": 10, "auto_renew": True, "notice_months": 1}, "ends"),
        ({"status": Status.CONTRACT, "until_day": 130, "auto_renew": True, "notice_months": 2}, "notice"),
        ({"status": Status.QUOTE, "valid_until": 31}, "quote_expires"),
        ({"status": Status.QUOTE, "valid_until": 32}, ""),
        ({"status": Status.QUOTE, "valid_until": 0}, "quote_expired"),
        ({"status": Status.OPTION, "option_until": 15}, "option_expires"),
        ({"status": Status.OPTION, "option_until": 16}, ""),
    ],
)  # fmt: skip
def test_what_is_coming_up(ours: Administration, bakery: Party, given: dict[str, Any], due: str) -> None:
    """K7: on both sides of each border, today included; days are first days after."""
    days = {name: clock.today() + timedelta(days=value) for name, value in given.items() if "until" in name}
    raw(ours, bakery, {**given, **days})
    assert [name for name in DUE if labels(due=name)] == due.split()


def test_notice_is_due_while_its_last_day_lies_ahead(ours: Administration, bakery: Party) -> None:
    """Whatever the length of the months: the same as worked out for each contract."""
    today = clock.today()
    ends = [(today + timedelta(days=day), months) for day in range(0, 400, 7) for months in (1, 3, 6)]
    raw(
        ours, bakery,
        *({"status": Status.CONTRACT, "auto_renew": True, "until_day": end, "notice_months": months,
           "number": f"V-{end}-{months}"} for end, months in ends),
    )  # fmt: skip
    wanted = {
        f"V-{end}-{months}"
        for end, months in ends
        if today <= last_notice_day(end, months) <= today + timedelta(days=90)
    }
    assert {row.number for row in page(due="notice").question.found()} == wanted


def test_the_first_page_says_what_is_coming_up(
    ours: Administration, bakery: Party, organization: Make, signed_in: SignIn
) -> None:
    """K7: of what the viewer sees, each with its list, and with one query."""
    soon, mill = clock.today() + timedelta(days=10), organization("Molen De Hoop", is_supplier=True)
    raw(
        ours, bakery,
        {"status": Status.CONTRACT, "until_day": soon}, {"status": Status.QUOTE, "valid_until": soon},
        {"direction": Direction.PURCHASE, "relation": mill, "status": Status.CONTRACT, "until_day": soon,
         "auto_renew": True, "number": "I-1"},
    )  # fmt: skip
    sales = ["Loopt af binnen 90 dagen Aanvragen 1", "Te verlengen Aanvragen 1", "Offerte verloopt Aanvragen 1"]
    with CaptureQueriesContext(connection) as queries:
        found = [f"{each.due.label} {each.direction.plural} {each.number}" for each in coming(BY)]
    assert found == [*sales, "Loopt af binnen 90 dagen Bestellingen 1", "Op te zeggen Bestellingen 1"]
    assert len(queries) == 1
    signed_in("sales")
    seller = User.objects.get(email="sales@relaas.example").actor
    shown = coming(seller)
    assert [f"{each.due.label} {each.direction.plural} {each.number}" for each in shown] == sales
    assert labels(due="to_renew", sort="end") == ["V-2026-0001"]
    assert shown[1].url == "/aanvragen/?due=to_renew&sort=end"


def test_who_is_limited_sees_alike_what_comes_up_of_few_and_of_many(
    ours: Administration, bakery: Party, organization: Make, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U1: whether the relations are looked up first or each contract is tested."""
    soon, mill = clock.today() + timedelta(days=10), organization("Molen De Hoop", is_customer=True)
    ending = {"status": Status.CONTRACT, "until_day": soon}
    raw(ours, bakery, ending, {**ending, "auto_renew": True}, {**ending, "relation": mill})
    signed_in("sales", only_managed=True)
    els = User.objects.get(email="sales@relaas.example")
    assign_account_manager(bakery, user=els, is_primary=True, by=BY)
    few = coming(els.actor)
    assert [(each.due.name, each.number) for each in few] == [("ends", 2), ("to_renew", 1), ("notice", 1)]
    monkeypatch.setattr(responsibility, "MANY", 0)
    assert not sees_few(els.actor)
    assert coming(els.actor) == few


def test_what_is_to_be_given_notice_is_found_among_what_goes_on_by_itself() -> None:
    """Of a quarter of a million contracts, most of which just end, each would be looked at."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses an index by what there is")
    notice = Contract.objects.of_direction(Direction.SALES).filter(DUE["notice"].where()).values("pk")
    sql, parameters = notice.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        assert "contracts_due_notice" in str(cursor.fetchall())


def test_sums_of_months_follow_the_day_on_which_a_contract_begins(five: list[Contract]) -> None:
    """Whatever changes it: the sums that are kept are those of the rows, on both databases."""
    change([five[0]], from_day=date(2025, 12, 31))
    delete([five[3]])
    assert differing_sums(MONTH_SUMS) == []
    shown = page(groepeer="month", toon="totalen")
    assert shown.question.kept_sums
    assert "month_key" in shown.question.kept_sums.keys
    assert [(line.label, line.count, line.sums[0]) for line in shown.summary.lines] == [
        ("Geen begin", 1, 300), ("december 2025", 1, Decimal("1200.50")), ("januari 2026", 1, 99),
    ]  # fmt: skip
    work_out_anew(MONTH_SUMS)
    assert page(groepeer="month", toon="totalen").summary.lines == shown.summary.lines
    assert page(groepeer="month", owner="1").question.kept_sums
