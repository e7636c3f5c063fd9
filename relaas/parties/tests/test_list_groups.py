"""Grouped lists and totals: the same rows in groups that are counted in full, over all pages, in every file."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from relaas.documents.tests.reading import read_pages
from relaas.kernel.actors import COMMAND_LINE
from relaas.overviews import counting, groups, reach
from relaas.overviews.counting import TookTooLong
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.employments import employ
from relaas.parties.models import Party, PartyStatus
from relaas.parties.overviews import PERSONS, RELATIONS
from relaas.parties.statuses import add_status
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.listing import raw, texts_of

pytestmark = pytest.mark.django_db


def page(**given: str) -> ListPage:
    return ListPage(Question.read(RELATIONS, COMMAND_LINE, {name: [value] for name, value in given.items()}))


def drawn(shown: ListPage) -> list[str]:
    """Headings with their numbers, and the rows below them."""
    lines = []
    for line in shown.lines:
        if line.id in shown.groups:
            group = shown.groups[line.id]
            lines.append(f"{group.label} {group.count}{' …' if group.goes_on else ''}")
        lines.append(f"- {line.label}")
    return lines


@pytest.fixture
def status(db: None) -> PartyStatus:
    return add_status(facts={"name": "Slapend"}, by=BY)


@pytest.fixture
def five(status: PartyStatus) -> None:
    raw(
        {"name": "Anker", "city": "Zwolle", "sort_city": "zwolle", "is_customer": True, "is_supplier": True},
        {"name": "Bakker", "city": "Ede", "sort_city": "ede", "is_customer": True, "status": status},
        {"name": "Cramer", "city": "Zwolle", "sort_city": "zwolle", "status": status},
        {"name": "Dekker", "city": "", "sort_city": "", "is_supplier": True},
        {"name": "Evers", "city": "Ede", "sort_city": "ede", "is_customer": True},
    )


def test_rows_stand_below_what_they_have_in_common(five: None) -> None:
    assert drawn(page(groepeer="city")) == [
        "Geen plaats 1", "- Dekker", "Ede 2", "- Bakker", "- Evers", "Zwolle 2", "- Anker", "- Cramer",
    ]  # fmt: skip
    assert drawn(page(groepeer="status")) == [
        "Geen status 3", "- Anker", "- Dekker", "- Evers", "Slapend 2", "- Bakker", "- Cramer",
    ]  # fmt: skip
    assert drawn(page(groepeer="role")) == [
        "Klant, leverancier 1", "- Anker", "Klant 2", "- Bakker", "- Evers",
        "Leverancier 1", "- Dekker", "Geen soort 1", "- Cramer",
    ]  # fmt: skip
    assert drawn(page(groepeer="manager"))[0] == "Geen accountmanager 5"
    assert drawn(page(groepeer="city", dir="desc"))[0] == "Zwolle 2"
    assert drawn(page(groepeer="city", role="customer", q="")) == [
        "Ede 2", "- Bakker", "- Evers", "Zwolle 1", "- Anker",
    ]  # fmt: skip


@pytest.mark.parametrize("strange", ["", "password", "sort_city", "\0", "<script>", "city,status"])
def test_a_strange_group_is_none(five: None, strange: str) -> None:
    shown = page(groepeer=strange)
    assert (shown.groups, shown.question.grouping) == ({}, None)
    assert "groepeer" not in shown.question.address()


def test_pages_go_on_over_groups(five: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group that was cut by the end of a page has its heading again, with its whole number."""
    monkeypatch.setattr(reach, "PAGE", 2)
    first = page(groepeer="city")
    assert drawn(first) == ["Geen plaats 1", "- Dekker", "Ede 2", "- Bakker"]
    after = first.next_url.partition("after=")[2]
    second = page(groepeer="city", after=after)
    assert drawn(second) == ["Ede 2 …", "- Evers", "Zwolle 2", "- Anker"]
    third = page(groepeer="city", after=second.next_url.partition("after=")[2])
    assert drawn(third) == ["Zwolle 2 …", "- Cramer"]
    back = page(groepeer="city", before=third.previous_url.partition("before=")[2])
    assert [line for line in drawn(back) if line.startswith("- ")] == ["- Evers", "- Anker"]
    assert "groepeer=city" in first.next_url


def test_too_many_for_an_order_without_index_are_shown_without_groups(
    five: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "SORTED_WITHOUT_INDEX", 3)
    shown = page(groepeer="status")
    assert shown.note
    assert shown.groups == {}
    assert page(groepeer="city").groups, "this one has an index"


def test_a_number_that_takes_too_long_is_left_out(five: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(_milliseconds: int) -> Any:
        raise TookTooLong

    monkeypatch.setattr(groups, "time_limit", too_long)
    assert drawn(page(groepeer="city"))[0] == "Geen plaats None"
    assert page(kolommen="persons").totals == ["", "…"]
    assert counting.time_limit is not too_long


def test_groups_cost_one_query(signed_in: Callable[..., Client], five: None) -> None:
    client, counts = signed_in(), []
    client.get("/relaties/")
    for address in ("/relaties/?sort=city", "/relaties/?groepeer=city"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(sum(" FROM " in query["sql"] for query in queries.captured_queries))
    assert counts[1] == counts[0] + 1


def test_the_page_draws_groups_and_keeps_them(signed_in: Callable[..., Client], five: None) -> None:
    shown = signed_in().get("/relaties/?groepeer=city").content.decode()
    assert re.findall(r'<th scope="rowgroup" colspan="\d+">(.*?)</th>', shown) == [
        "Geen plaats <small>(1)</small>", "Ede <small>(2)</small>", "Zwolle <small>(2)</small>",
    ]  # fmt: skip
    chips = re.findall(r'class="chip" href="(/relaties/[^"]*)"', shown)
    assert chips
    assert all("groepeer=city" in each for each in chips)
    assert 'href="/relaties/?groepeer=city&amp;dir=desc"' in shown
    assert 'href="/relaties/?sort=code"' in shown, "another order takes the groups off"


def test_persons_can_be_grouped_too(person: Make) -> None:
    person()
    shown = ListPage(Question.read(PERSONS, COMMAND_LINE, {"groepeer": ["status"]}))
    assert drawn(shown) == ["Geen status 1", "- Jan van den Berg"]


@pytest.fixture
def at_work(organization: Make, person: Make) -> list[Party]:
    found = [organization("Anker"), organization("Bakker"), organization("Cramer")]
    jan, els = person("Jan"), person("Els")
    employ(jan, found[0], facts={}, by=BY)
    employ(els, found[0], facts={}, by=BY)
    employ(jan, found[1], facts={}, by=BY)
    return found


def test_a_column_of_numbers_is_added_up_for_all_that_match(
    at_work: list[Party], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page().totals == []
    monkeypatch.setattr(reach, "PAGE", 1)
    shown = page(kolommen="city,persons")
    assert texts_of(shown.lines[0]) == ["Anker", "", "2"]
    assert shown.totals == ["", "", "3"]
    assert page(kolommen="persons", q="bakker").totals == ["", "1"]


def test_files_have_groups_and_totals(at_work: list[Party], signed_in: Callable[..., Client]) -> None:
    """Each group under its heading as on the page, and sums below."""
    client = signed_in()
    asked = "groepeer=status&kolommen=persons"

    def file(ending: str) -> bytes:
        return b"".join(client.get(f"/relaties/export.{ending}?{asked}"))

    rows = list(csv.reader(io.StringIO(file("csv").decode("utf-8-sig")), delimiter=";"))
    assert rows == [
        ["Naam", "Personen"], ["Geen status (3)", ""], ["Anker", "2"], ["Bakker", "1"], ["Cramer", ""], ["Totaal", "3"],
    ]  # fmt: skip
    sheet = load_workbook(io.BytesIO(file("xlsx"))).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in sheet[1:]] == [
        ["Geen status (3)", ""],
        ["Anker", 2],
        ["Bakker", 1],
        ["Cramer", ""],
        ["Totaal", 3],
    ]
    [drawn_page] = read_pages(file("pdf"), "Naam")
    assert drawn_page.rows[-1][:2] == ["Totaal", "3"]
    assert "Gegroepeerd op status" in drawn_page.above
