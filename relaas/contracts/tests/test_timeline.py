"""T3: every document with the relation: date, kind, number, total, status, reference; by kind; as a file."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import Role
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.registering import register_contract
from relaas.contracts.tests.conftest import BY, Make
from relaas.documents.models import DocumentKind, Language
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from relaas.parties.timeline import rows_of

type SignIn = Callable[..., Client]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def mill(organization: Make) -> Party:
    return organization("Molen De Hoop", is_supplier=True, is_customer=True)


@pytest.fixture
def three(ours: Administration, mill: Party) -> list[Contract]:
    """Two requests and an order, a day apart; of the first a quote was kept an hour later."""
    made = []
    for day, direction in enumerate((Direction.SALES, Direction.PURCHASE, Direction.SALES)):
        facts = {"description": f"Meel {day}", "external_reference": "PO-7" if day == 1 else ""}
        with clock.travel(NOON + timedelta(days=day)):
            made.append(register_contract(direction, mill, administration=ours, facts=facts, by=BY))
    with clock.travel(NOON + timedelta(hours=1)):
        keep_paper(made[0], kind=DocumentKind.QUOTE, language=Language.DUTCH, by=BY)
    return made


def test_contracts_and_what_was_kept_of_them_by_their_date(mill: Party, three: list[Contract]) -> None:
    found = [(each.kind, each.number, each.status, each.reference) for each in rows_of(mill, BY, limit=9)]
    first, order, last = three
    assert found == [
        ("Aanvraag", last.number, "Aanvraag", "Meel 2"),
        ("Bestelling", order.number, "Aanvraag", "PO-7"),
        ("Offerte", first.number, "Bewaard", "Meel 0"),
        ("Aanvraag", first.number, "Aanvraag", "Meel 0"),
    ]
    assert [each.total for each in rows_of(mill, BY, limit=9)] == [0, 0, None, 0]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_page_after_page_without_a_gap(mill: Party, three: list[Contract], size: int) -> None:
    whole = rows_of(mill, BY, limit=9)
    read: list[Any] = []
    while rows := rows_of(mill, BY, limit=size, before=read[-1].place if read else ""):
        read += rows
    assert read == whole
    assert rows_of(mill, BY, limit=9, until=NOON + timedelta(minutes=1)) == whole[-1:]


def test_who_may_not_read_a_direction_does_not_find_it(mill: Party, three: list[Contract]) -> None:
    """U2: nor the documents of its contracts."""
    buyer = Actor("Inkoop", 1, frozenset({"parties.read", "contracts.read_purchase"}))
    assert [each.number for each in rows_of(mill, buyer, limit=9)] == [three[1].number]


def test_the_tab_by_kind_and_its_files(mill: Party, three: list[Contract], signed_in: SignIn) -> None:
    client, address = signed_in(), f"/relaties/{mill.pk}/tijdlijn/"
    assert f'href="{address}"' in client.get(f"/relaties/{mill.pk}/").content.decode()
    quotes = client.get(address, {"soort": "quote"}).content.decode()
    assert "Bewaard" in quotes
    assert three[1].number not in quotes.split('id="timeline"')[1].split("</section>")[0]
    for ending in ("csv", "xlsx", "pdf"):
        answer = client.get(f"{address}export.{ending}", {"soort": "purchase"})
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # it streams
        assert answer.status_code == 200
        assert len(content) > 50
        if ending == "csv":
            assert three[1].number in content.decode("utf-8-sig")
            assert three[0].number not in content.decode("utf-8-sig")
    assert client.get(f"{address}export.doc").status_code == 404
    assert client.get(address, {"soort": "x", "vanaf": "~x~"}).status_code == 200
    Role.objects.get(builtin="reader")
    assert signed_in("reader").get(f"{address}export.csv").status_code == 403


def test_an_empty_tab_is_not_shown(bakery: Party, signed_in: SignIn) -> None:
    assert "/tijdlijn/" not in signed_in().get(f"/relaties/{bakery.pk}/").content.decode()


def test_as_many_queries_however_many_documents(
    mill: Party, ours: Administration, three: list[Contract], signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    client, address = signed_in(), f"/relaties/{mill.pk}/tijdlijn/"
    client.get(address)
    with django_assert_max_num_queries(14) as few:
        client.get(address)
    for number in range(9):
        register_contract(Direction.SALES, mill, administration=ours, facts={"description": f"Meel {number}"}, by=BY)
    with django_assert_max_num_queries(len(few)):
        client.get(address)
