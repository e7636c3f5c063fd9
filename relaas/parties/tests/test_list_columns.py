"""Chosen and ordered columns: in the address, on the page, in every file; hostile choices do no harm."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from relaas.kernel.actors import COMMAND_LINE
from relaas.overviews.overview import OVERVIEWS
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.employments import employ, end_employment
from relaas.parties.models import Party
from relaas.parties.overviews import CUSTOMERS, PERSONS, RELATIONS
from relaas.parties.tests.conftest import BY, Make
from relaas.parties.tests.listing import raw, texts_of
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


def asked(**given: str | Sequence[str]) -> Question:
    return Question.read(RELATIONS, COMMAND_LINE, {n: [v] if isinstance(v, str) else v for n, v in given.items()})


def shown(question: Question) -> list[str]:
    return [column.name for column in question.columns]


DEFAULT = [column.name for column in RELATIONS.columns]


def test_the_address_says_which_columns_and_in_what_order() -> None:
    assert shown(asked()) == DEFAULT
    question = asked(kolommen="phone,city,kvk", sort="city")
    assert shown(question) == ["name", "phone", "city", "kvk"]
    assert question.address()["kolommen"] == ["phone,city,kvk"]
    assert shown(asked(kolommen=["phone", "city"])) == ["name", "phone", "city"]
    assert "kolommen" not in asked(kolommen=",".join(DEFAULT)).address()


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        ("", DEFAULT),
        (",,,", DEFAULT),
        ("search_text,password,pk,__class__", DEFAULT),
        ("city,city,city", ["name", "city"]),
        ("phone,name,city", ["name", "phone", "city"]),
        ("city\0,phone", ["name", "phone"]),
        ("status__tone,<script>,city' OR 1=1--", DEFAULT),
        ("city," * 5000, ["name", "city"]),
        (" city , phone ", ["name", "city", "phone"]),
        ("\ud800,city", ["name", "city"]),
    ],
)
def test_strange_columns_are_left_out(given: str, columns: list[str]) -> None:
    assert shown(asked(kolommen=given)) == columns
    assert ListPage(asked(kolommen=given)).lines == []


def test_without_a_script_the_form_moves_a_column() -> None:
    for moved, columns in (
        ({"omhoog": "kvk"}, ["name", "city", "kvk", "phone"]),
        ({"omlaag": "city"}, ["name", "phone", "city", "kvk"]),
        ({"omhoog": "city"}, ["name", "city", "phone", "kvk"]),
        ({"omlaag": "kvk"}, ["name", "city", "phone", "kvk"]),
        ({"omhoog": "nonsense"}, ["name", "city", "phone", "kvk"]),
        ({"omhoog": "name"}, ["name", "city", "phone", "kvk"]),
    ):
        assert shown(asked(kolommen=["city", "phone", "kvk"], **moved)) == columns


def test_every_column_can_be_shown(organization: Make, person: Make) -> None:
    """All of them at once, filled in and empty, on the page and in CSV and XLSX."""
    party = organization(
        "Vol", legal_name="Vol B.V.", kvk="05012345", vat_number="NL123456782B01", industry="Bakken", size="5-9",
        founded_on="2001-02-03", domain="vol.example", internal_note="Let op", is_customer=True,
    )  # fmt: skip
    organization("Leeg")
    jan = person()
    employ(jan, party, facts={}, by=BY)
    for overview in (RELATIONS, PERSONS):
        every = ",".join(overview.column_named)
        page = ListPage(Question.read(overview, COMMAND_LINE, {"kolommen": [every]}))
        texts = {line.label: texts_of(line) for line in page.lines}
        assert {len(cells) for cells in texts.values()} == {len(overview.column_named)}
        if overview is RELATIONS:
            row = dict(zip(overview.column_named, texts["Vol"], strict=True))
            assert (row["legal_name"], row["kvk"], row["size"]) == ("Vol B.V.", "05012345", "5–9")
            assert (row["founded_on"], row["persons"], row["note"]) == ("03-02-2001", "1", "Let op")


def test_persons_are_counted_who_are_in_service_and_whom_everybody_may_see(organization: Make, person: Make) -> None:
    """P4: not even the number of a person that is kept for its account manager."""
    party = organization("Werk")
    here, gone, hidden = person("Jan"), person("Weg"), person("Geheim")
    for each in (here, gone, hidden):
        employ(each, party, facts={}, by=BY)
    end_employment(gone.employments.get(), last_day=date(2020, 1, 1), by=BY)
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=hidden.pk).update(only_for_account_manager=True)
    page = ListPage(asked(kolommen="persons"))
    assert [texts_of(line)[1:] for line in page.lines] == [["1"]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_has_the_columns_of_the_page(signed_in: Callable[..., Client], ending: str) -> None:
    raw({"name": "Bakker", "kvk": "05012345", "city": "Ede", "checked_at": datetime(2026, 1, 2, 12, tzinfo=UTC),
         "checked_by_name": "Sanne"})  # fmt: skip
    answer = signed_in().get(f"/relaties/export.{ending}?kolommen={quote('checked,kvk,city')}")
    content = b"".join(answer)
    if ending == "csv":
        rows: list[list[Any]] = [line.split(";") for line in content.decode("utf-8-sig").splitlines()]
        assert rows[1] == ["Bakker", "02-01-2026", "05012345", "Ede"]
    else:
        rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        assert f"{rows[1][1]:%Y-%m-%d}" == "2026-01-02"
        assert [rows[1][0], *rows[1][2:]] == ["Bakker", "05012345", "Ede"]
    assert rows[0] == ["Naam", "Gecontroleerd", "KvK-nummer", "Plaats"]


def test_the_page_keeps_the_columns_wherever_one_goes_on(signed_in: Callable[..., Client]) -> None:
    raw(*({"name": f"Bakker {number}", "city": "Ede"} for number in range(60)))
    page = signed_in().get("/relaties/?kolommen=phone%2Ccity&role=customer&role=supplier").content.decode()
    assert re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)', page) == []
    page = signed_in("sales").get("/relaties/?kolommen=phone%2Ccity").content.decode()
    assert re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)', page) == ["Naam", "Telefoon", "Plaats"]
    links = re.findall(r'href="(/relaties/\?[^"]+)"', page)
    assert [link for link in links if "kolommen" not in link] == ["/relaties/"] * links.count("/relaties/")
    assert '<input type="checkbox" name="kolommen" value="phone" checked> Telefoon' in page
    assert '<input type="checkbox" name="kolommen" value="kvk"> KvK-nummer' in page


def test_choosing_columns_costs_no_query(signed_in: Callable[..., Client]) -> None:
    raw(*({"name": f"Bakker {number}"} for number in range(3)))
    client, counts = signed_in(), []
    client.get("/relaties/")
    for address in ("/relaties/", "/relaties/?kolommen=kvk,legal_name,founded_on", "/relaties/?kolommen=persons"):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(sum(" FROM " in query["sql"] for query in queries.captured_queries))
    assert counts[1] == counts[0]
    assert counts[2] == counts[0] + 2  # the persons of the page, and those of all that match


def test_lists_of_relations_offer_the_same() -> None:
    assert CUSTOMERS.column_named.keys() == RELATIONS.column_named.keys()
    assert all(len(overview.column_named) > len(overview.columns) for overview in OVERVIEWS)
