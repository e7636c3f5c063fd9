"""U3: every change per record, in people's words; putting back; what was deleted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.kernel import clock
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.addresses import change_address, remove_address
from relaas.parties.archiving import archive, delete
from relaas.parties.channels import add_channel
from relaas.parties.editing import change_organization, change_person
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, Make
from relaas.story.models import Change

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


@contextmanager
def on_day(number: int) -> Iterator[None]:
    with clock.travel(FIRST + timedelta(days=number)):
        yield


@pytest.fixture
def bakery(organization: Make, person: Make, user: Any) -> Party:
    with on_day(0):
        party = organization(
            "Bakkerij Oud", kvk="05012345",
            addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}],
        )  # fmt: skip
    with on_day(5):
        change_organization(party, facts={"name": "Bakkerij Nieuw", "founded_on": "2001-02-03"}, by=BY)
        change_address(party.addresses.get(), facts={"city": "Hattem"}, by=BY)
    with on_day(6):
        person("Fatima", "el Idrissi", organization=party, employment={"function": "Bakker"})
        assign_account_manager(party, user=user("Sanne de Boer"), by=BY)
    return party


def history(party: Party, query: str = "") -> str:
    return f"{page_of(party)}geschiedenis/{query}"


def opened(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def change_of(party: Party, table: str, operation: str) -> Change:
    found = Change.objects.filter(table_name=table, operation=operation, subject_id=party.pk)
    return found.latest("id")


@pytest.mark.parametrize("role", ["administrator", "manager", "finance", "sales", "purchasing", "reader"])
def test_it_says_what_it_was_who_and_when_in_peoples_words(role: str, bakery: Party, signed_in: SignIn) -> None:
    page = opened(signed_in(role), history(bakery))
    for shown in (
        "06-03-2026", "Sanne",
        "Gegevens gewijzigd", "<dt>Naam</dt>", "<del>Bakkerij Oud</del>", "<ins>Bakkerij Nieuw</ins>",
        "<dt>Opgericht op</dt>", "<ins>03-02-2001</ins>", "<dt>Plaats</dt>", "<del>Zwolle</del>", "<ins>Hattem</ins>",
        "Fatima el Idrissi, Bakkerij Nieuw", "<ins>Bakker</ins>", "Accountmanager <span>Sanne de Boer</span>",
    ):  # fmt: skip
        assert shown in page, shown
    for kept in ("search_text", "sort_name", "bakkerij nieuw"):
        assert kept not in page.split("<main")[1], kept


def test_readers_are_offered_nothing_to_put_back(bakery: Party, signed_in: SignIn) -> None:
    assert "terugzetten" not in opened(signed_in("reader"), history(bakery))
    assert "terugzetten" in opened(signed_in("sales"), history(bakery))


def test_filters_leave_what_is_asked(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    assert "Zwolle" not in opened(client, history(bakery, "?wat=parties_party.name")).split("</form>")[-1]
    assert "Bakkerij Oud" in opened(client, history(bakery, "?wat=parties_party.name"))
    assert "Hattem" in opened(client, history(bakery, "?wat=parties_address"))
    assert "Hattem" in opened(client, history(bakery, "?van=05-03-2026&tot=06-03-2026"))
    assert "Hattem" not in opened(client, history(bakery, "?van=07-03-2026")).split("history")[-1]
    assert "Geen wijzigingen gevonden" in opened(client, history(bakery, "?wie=Niemand"))
    assert "Hattem" in opened(client, history(bakery, "?wie=sann"))


@pytest.mark.parametrize(
    "query",
    ["?wat=onzin", "?wat=accounts_user.password", "?voor=onzin", "?voor=99999999999999999999999", "?rij=-1",
     "?wie=%00😀", "?wie=" + "x" * 5_000, "?wat=parties_party.name'--"],
)  # fmt: skip
def test_strange_filters_are_left_out(query: str, bakery: Party, signed_in: SignIn) -> None:
    opened(signed_in(), history(bakery, query))


@pytest.mark.parametrize("query", ["?van=onzin", "?tot=01-01-0001", "?van=32-13-2026"])
def test_a_day_that_is_none_is_said(query: str, bakery: Party, signed_in: SignIn) -> None:
    assert 'role="alert"' in opened(signed_in(), history(bakery, query), 422)


def test_it_goes_back_in_stretches_at_the_same_cost(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    few = _queries(client, history(bakery))
    for number in range(70):
        change_organization(bakery, facts={"name": f"Bakkerij {number}"}, by=BY)
    assert _queries(client, history(bakery)) <= few
    page = opened(client, history(bakery))
    assert "Bakkerij Oud" not in page
    older = page.split("?voor=")[1].split('"')[0]
    page = opened(client, history(bakery, f"?voor={older}"))
    assert "<del>Bakkerij Oud</del>" in page
    assert "<ins>Bakkerij 0</ins>" in page
    assert few <= 30


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_who_may_not_see_somebody_does_not_read_of_it(
    bakery: Party, person: Make, user: Any, signed_in: SignIn
) -> None:
    """U2, P4: an employment of somebody who is kept for its account manager."""
    hidden = person("Geheim", "Persoon", organization=bakery)
    assign_account_manager(hidden, user=user("Iemand Anders"), by=BY)
    change_person(hidden, facts={"only_for_account_manager": True}, by=BY)
    assert "Geheim" in opened(signed_in("administrator"), history(bakery))
    assert "Geheim" not in opened(signed_in("reader"), history(bakery)).split("<main")[1]


def test_a_value_is_put_back_from_the_page(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    change = change_of(bakery, "parties_party", "U")
    named = Change.objects.filter(table_name="parties_party", old__contains='"name"').latest("id")
    answer = client.post(f"/relaas/wijzigingen/{named.pk}/terugzetten/name/", {"next": history(bakery)})
    assert answer.status_code in {302, 303}
    bakery.refresh_from_db()
    assert (bakery.name, bakery.founded_on is not None) == ("Bakkerij Oud", True)
    assert differing_kept_columns() == []
    assert "Waarde teruggezet" in opened(client, history(bakery))
    assert client.post(f"/relaas/wijzigingen/{change.pk}/terugzetten/id/").status_code in {302, 303}


def test_the_whole_is_put_back_to_a_day(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    client.post(history(bakery, "terugzetten/"), {"op": "02-03-2026"})
    bakery.refresh_from_db()
    assert (bakery.name, bakery.city, bakery.founded_on) == ("Bakkerij Oud", "Zwolle", None)
    assert not bakery.account_managers.exists()
    assert not bakery.staff.exists()
    assert differing_kept_columns() == []
    for strange in ("onzin", "01-01-2099", "01-01-1500", ""):
        answer = client.post(history(bakery, "terugzetten/"), {"op": strange}, follow=True)
        assert answer.status_code == 200


def test_what_was_deleted_is_listed_and_comes_back(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    remove_address(bakery.addresses.get(), by=BY)
    page = opened(client, f"{page_of(bakery)}verwijderd/")
    assert "Ambachtsweg 12, Hattem" in page
    change = change_of(bakery, "parties_address", "D")
    client.post(f"/relaas/wijzigingen/{change.pk}/terughalen/")
    assert bakery.addresses.get().default_visit
    bakery.refresh_from_db()
    assert bakery.city == "Hattem"
    assert "Ambachtsweg" not in opened(client, f"{page_of(bakery)}verwijderd/").split("<main")[1]


def test_a_deleted_party_keeps_its_history_and_comes_back(bakery: Party, signed_in: SignIn) -> None:
    """The record of changes outlives what it is about, for who may delete."""
    manager, sales = signed_in("manager"), signed_in("sales")
    id, address = bakery.pk, history(bakery)
    delete(bakery, by=BY)
    assert "Bakkerij Oud" in opened(manager, address)
    opened(sales, address, 404)
    assert "Bakkerij Nieuw" in opened(manager, "/beheer/verwijderd/")
    assert "Bakkerij Nieuw" in opened(manager, "/beheer/verwijderd/?voor=1234567890123456789x"), "no id"
    opened(sales, "/beheer/verwijderd/", 403)
    change = Change.objects.filter(table_name="parties_party", operation="D", row_id=id).get()
    assert sales.post(f"/relaas/wijzigingen/{change.pk}/terughalen/").status_code in {302, 303}
    assert not Party.objects.filter(pk=id).exists()
    manager.post(f"/relaas/wijzigingen/{change.pk}/terughalen/")
    back = Party.objects.get(pk=id)
    assert (back.name, back.city) == ("Bakkerij Nieuw", "Hattem")
    assert back.staff.get().function == "Bakker"
    assert differing_kept_columns() == []
    assert "Teruggehaald" in opened(manager, page_of(back))


def test_what_is_archived_is_not_put_back(bakery: Party, signed_in: SignIn) -> None:
    """P10: the law is asked."""
    archive(bakery, by=BY)
    client = signed_in()
    answer = client.post(history(bakery, "terugzetten/"), {"op": "02-03-2026"}, follow=True)
    assert "archief" in unescape(answer.content.decode())
    bakery.refresh_from_db()
    assert bakery.name == "Bakkerij Nieuw"


def test_nobody_puts_back_what_it_may_not_see(bakery: Party, signed_in: SignIn) -> None:
    change = change_of(bakery, "parties_party", "U")
    limited = signed_in("sales", only_managed=True)
    assert limited.post(f"/relaas/wijzigingen/{change.pk}/terugzetten/name/").status_code == 404
    reader = signed_in("reader")
    assert reader.post(f"/relaas/wijzigingen/{change.pk}/terugzetten/name/").status_code == 403
    assert Client().post(f"/relaas/wijzigingen/{change.pk}/terugzetten/name/").status_code == 302


def test_a_channel_is_told_with_its_type(bakery: Party, signed_in: SignIn) -> None:
    add_channel(bakery, facts={"type": "phone", "value": "0384215560"}, by=BY)
    assert "038 421 5560" in opened(signed_in(), history(bakery))
