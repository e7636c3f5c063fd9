"""What is done to running subscriptions, on the pages: forms in place, what they show first, who is offered what."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from re import search
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Pause, PriceChange, Recurrence, Status
from relaas.contracts.tests.conftest import BY, SignIn, main_of, told
from relaas.contracts.tests.making import in_status, make_contract
from relaas.contracts.tests.running import TODAY, add_subscription, bill_through, on
from relaas.parties.archiving import archive
from relaas.parties.models import Party

NEXT_YEAR = date(2027, 1, 1)
OF_ONE = ("prijs", "pauze", "verlengen", "opzeggen", "beeindigen")
OF_ALL = OF_ONE[1:]


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    with on(TODAY):
        yield


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery, number="T-1")


@pytest.fixture
def cleaning(contract: Contract) -> Recurrence:
    return add_subscription(contract, notice_months=1)


def one(recurrence: Recurrence, word: str) -> str:
    return f"/abonnementen/{recurrence.pk}/{word}/"


def every(contract: Contract, word: str) -> str:
    return f"/contracten/{contract.pk}/abonnementen/{word}/"


def send(client: Client, address: str, **typed: Any) -> Any:
    """The form of this address as it stands, with what was typed in it."""
    page = client.get(address).content.decode().split('id="form"')[1]
    hidden = {}
    for name in ("mark", "once"):
        found = search(f'name="{name}" value="([^"]*)"', page)
        assert found, name
        hidden[name] = unescape(found[1])
    return client.post(address, {**hidden, **typed})


def test_each_deed_is_a_form_on_its_page_and_is_done(signed_in: SignIn, cleaning: Recurrence) -> None:
    client, contract = signed_in("sales"), cleaning.contract
    page = main_of(client, f"/abonnementen/{cleaning.pk}/")
    assert [f'href="{one(cleaning, word)}"' in page for word in OF_ONE] == [True, True, False, True, True]
    assert send(client, one(cleaning, "prijs"), from_day="1-7-2026", price="120", places="2").status_code == 303
    assert send(client, one(cleaning, "pauze"), from_day="1-8-2026", until_day="31-8-2026").status_code == 303
    change, pause = PriceChange.objects.get(), Pause.objects.get()
    assert send(client, one(cleaning, f"pauze/{pause.pk}"), from_day="1-8-2026", reason="Dicht").status_code == 303
    with on(date(2026, 8, 10)):
        assert client.post(one(cleaning, f"pauze/{pause.pk}/hervatten")).status_code == 303
    pause.refresh_from_db()
    assert (pause.reason, pause.until_day) == ("Dicht", date(2026, 8, 10))
    assert client.post(one(cleaning, f"pauze/{pause.pk}/terugnemen")).status_code == 303
    assert client.post(one(cleaning, f"prijs/{change.pk}/terugnemen")).status_code == 303
    assert not Pause.objects.exists()
    assert not PriceChange.objects.exists()
    assert send(client, one(cleaning, "opzeggen"), received_on="15-6-2026").status_code == 303
    cleaning.refresh_from_db()
    assert cleaning.ends_on == date(2026, 7, 16)
    assert client.post(one(cleaning, "opzegging/intrekken")).status_code == 303
    assert send(client, one(cleaning, "beeindigen"), until_day="31-12-2026", reason="Klaar").status_code == 303
    assert send(client, one(cleaning, "verlengen"), until_day="31-01-2027").status_code == 303
    cleaning.refresh_from_db()
    assert cleaning.ends_on == date(2027, 2, 1)
    assert len(told(contract.relation)) >= 9
    assert client.get(one(cleaning, "opzegging/intrekken")).status_code == 405


def test_what_it_would_do_is_shown_before_it_is_done(signed_in: SignIn, cleaning: Recurrence) -> None:
    client = signed_in("sales")
    page = main_of(client, one(cleaning, "opzeggen"))
    assert "15-07-2026" in page
    assert "het eindigt na de opzegtermijn van 1 maand" in page
    shown = send(client, one(cleaning, "beeindigen"), until_day="10-7-2026", show="1").content.decode()
    assert "tot opzegging" in shown
    assert "12 momenten vervallen, €\u00a01.267,74" in shown
    cleaning.refresh_from_db()
    assert cleaning.ends_on is None


def test_of_all_is_shown_line_by_line_and_done_at_once(signed_in: SignIn, cleaning: Recurrence) -> None:
    client, contract = signed_in("sales"), cleaning.contract
    other = add_subscription(contract, "Onderhoud", 50, until_day=date(2026, 7, 1))
    page = main_of(client, f"/contracten/{contract.pk}/")
    assert all(f'href="{every(contract, word)}"' in page for word in OF_ALL)
    shown = send(client, every(contract, "beeindigen"), until_day="31-12-2026", show="1").content.decode()
    for expected in ("Schoonmaak", "31-12-2026", "Onderhoud", "Het eindigt al op 30-06-2026", "12 momenten vervallen"):
        assert expected in shown, expected
    assert send(client, every(contract, "beeindigen"), until_day="31-12-2026").status_code == 303
    assert send(client, every(contract, "verlengen"), until_day="31-1-2027").status_code == 303
    assert send(client, every(contract, "pauze"), from_day="1-8-2026", until_day="31-8-2026").status_code == 303
    for each in (cleaning, other):
        each.refresh_from_db()
        assert each.ends_on == date(2027, 2, 1)
    answer = send(client, every(contract, "opzeggen"), received_on="15-6-2026")
    assert (answer.status_code, "Geen abonnement van dit contract verandert" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("typed", ["31-12-0001", "31-12-9999", "morgenochtend", "😀" * 5000, ""])
def test_a_day_that_is_none_is_refused_at_its_field(signed_in: SignIn, cleaning: Recurrence, typed: str) -> None:
    client = signed_in("sales")
    for word, name in (("prijs", "from_day"), ("pauze", "from_day"), ("beeindigen", "until_day")):
        given = {name: typed, "price": "1", "places": "2"}
        answer = send(client, one(cleaning, word), **given)
        assert (answer.status_code, f'id="id_{name}_error"' in answer.content.decode()) == (422, True), word
        assert send(client, one(cleaning, word), **given, show="1").status_code == 422
    assert send(client, every(cleaning.contract, "beeindigen"), until_day=typed).status_code == 422
    assert not PriceChange.objects.exists()


def test_who_looked_at_something_else_is_told_and_may_then_save(signed_in: SignIn, cleaning: Recurrence) -> None:
    """Two people at once: nothing is lost; sent in twice: it is done once."""
    client = signed_in("sales")
    page = client.get(one(cleaning, "beeindigen")).content.decode()
    found = search('name="mark" value="([^"]*)"', page)
    assert found
    bill_through(cleaning, date(2026, 6, 1))
    sent = {"mark": found[1], "once": "b" * 22, "until_day": "31-12-2026"}
    stale = client.post(one(cleaning, "beeindigen"), sent)
    assert stale.status_code == 422
    assert "Iemand anders" in stale.content.decode()
    renewed = search('name="mark" value="([^"]*)"', stale.content.decode())
    assert renewed
    sent["mark"] = renewed[1]
    assert client.post(one(cleaning, "beeindigen"), sent).status_code == 303
    assert client.post(one(cleaning, "beeindigen"), sent).status_code == 303
    cleaning.refresh_from_db()
    assert cleaning.ends_on == NEXT_YEAR
    assert len([title for title, _detail in told(cleaning.contract.relation) if title == "Abonnement beëindigd"]) == 1
    for strange in ("", "x" * 5000, "😀"):
        assert client.post(one(cleaning, "beeindigen"), {**sent, "mark": strange, "once": ""}).status_code == 422


def test_earlier_than_the_notice_period_needs_the_right_and_a_reason(signed_in: SignIn, cleaning: Recurrence) -> None:
    """C11: the panel says why, and who may goes on."""
    early = {"received_on": "15-6-2026", "until_day": "30-6-2026"}
    refused = send(signed_in("sales"), one(cleaning, "opzeggen"), **early).content.decode()
    assert "Waarom mag dit niet?" in refused
    assert 'name="override_reason"' not in refused
    manager = signed_in("manager")
    assert 'name="override_reason"' in send(manager, one(cleaning, "opzeggen"), **early).content.decode()
    override = {"override_reason": "Coulance", "override_rules": ["notice_period"]}
    assert send(manager, one(cleaning, "opzeggen"), **early, **override).status_code == 303
    cleaning.refresh_from_db()
    assert cleaning.ends_on == date(2026, 7, 1)
    assert "Coulance" in main_of(manager, f"/contracten/{cleaning.contract_id}/")


@pytest.mark.parametrize(("role", "status"), [("finance", 403), ("reader", 403), ("purchasing", 404)])
def test_who_may_not_is_offered_nothing(signed_in: SignIn, cleaning: Recurrence, role: str, status: int) -> None:
    """U2."""
    client, contract = signed_in(role), cleaning.contract
    if status == 403:
        for page in (f"/abonnementen/{cleaning.pk}/", f"/contracten/{contract.pk}/"):
            assert "/beeindigen/" not in main_of(client, page)
    for word in OF_ONE:
        assert client.get(one(cleaning, word)).status_code == status
        assert client.post(one(cleaning, word), {"from_day": "1-7-2026"}).status_code == status
    for word in OF_ALL:
        assert client.post(every(contract, word), {"until_day": "1-7-2026"}).status_code == status


def test_what_does_not_run_offers_nothing(signed_in: SignIn, cleaning: Recurrence) -> None:
    client, page = signed_in("sales"), f"/abonnementen/{cleaning.pk}/"
    in_status(cleaning.contract, Status.QUOTE)
    assert "/beeindigen/" not in main_of(client, page)
    assert "nog niet getekend" in send(client, one(cleaning, "pauze"), from_day="1-7-2026").content.decode()
    in_status(cleaning.contract, Status.CONTRACT)
    archive(cleaning.contract.relation, by=BY)
    assert "/beeindigen/" not in main_of(client, page)
    assert send(client, one(cleaning, "pauze"), from_day="1-7-2026").status_code == 422


def test_many_lines_cost_no_query_more(signed_in: SignIn, cleaning: Recurrence) -> None:
    client, contract = signed_in("sales"), cleaning.contract

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            send(client, every(contract, "beeindigen"), until_day="31-12-2026", show="1")
        return len(captured)

    queries()
    few = queries()
    for number in range(9):
        add_subscription(contract, f"Regel {number}")
    assert queries() == few
