"""The page of an activity: what it is, its chain, what follows it, its history."""

from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.tests.conftest import MakeUser
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel.actors import Actor
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from tests.house.forms import forms_of

BUDGET = 16


@pytest.fixture
def call(bakery: Party, jan: Party, by: Actor) -> Activity:
    facts = {"relation": bakery, "text": "Wil <b>roggemeel</b>\nvanaf januari"}
    return write_contact_moment(facts=facts, participants=[jan], by=by)


@pytest.fixture
def client_of_sanne(sanne: User) -> Client:
    client = Client()
    client.force_login(sanne)
    return client


def shown(client: Client, activity: Activity, under: str = "") -> str:
    answer = client.get(f"/activiteiten/{activity.pk}/{under}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_it_says_what_it_is(client_of_sanne: Client, call: Activity, bakery: Party, by: Actor) -> None:
    html = client_of_sanne.get(f"/activiteiten/{call.pk}/").content.decode()
    assert "<h1>Telefoon met Jan van den Berg</h1>" in html
    assert "Wil &lt;b&gt;roggemeel&lt;/b&gt;\nvanaf januari" in html
    assert f'href="/personen/{call.person_id}/"' in html
    assert f'href="/relaties/{bakery.pk}/"' in html
    action = plan_action(facts={"title": "Offerte nabellen", "due": "2020-03-02", "due_time": "14:30"}, by=by)
    html = shown(client_of_sanne, action)
    for expected in ("Te laat", "02-03-2020 14.30", "Sanne de Boer"):
        assert expected in html
    note = write_note(facts={"title": "Sleutel ligt bij de buren"}, by=by)
    assert "<h1>Sleutel ligt bij de buren</h1>" in shown(client_of_sanne, note)


def test_the_whole_chain_is_shown_with_this_one_marked(client_of_sanne: Client, call: Activity, by: Actor) -> None:
    quote = plan_action(facts={"title": "Offerte maken"}, follows=call, by=by)
    plan_action(facts={"title": "Nabellen"}, follows=quote, by=by)
    plan_action(facts={"title": "Proefmonster"}, follows=call, by=by)
    html = shown(client_of_sanne, quote)
    chain = html[html.index('class="chain"') :].split("</ol>")[0]
    places = [chain.index(word) for word in ("Telefoon met Jan", "Offerte maken", "Nabellen", "Proefmonster")]
    assert places == sorted(places)
    assert [chain.count(f"deep-{depth}") for depth in range(3)] == [1, 2, 1]
    assert chain.count("aria-current") == 1


def test_what_the_viewer_may_not_see_of_the_chain_is_left_out(
    user_of: MakeUser, call: Activity, bakery: Party, by: Actor
) -> None:
    """U2: a follow-up with a relation of somebody else."""
    other = register_organization(facts={"name": "Molen De Hoop"}, by=by)
    plan_action(facts={"title": "Offerte maken"}, follows=call, by=by)
    hidden = plan_action(facts={"title": "Molen vragen", "relation": other, "person": None}, follows=call, by=by)
    limited = user_of(name="Piet Pen", only_managed=True)
    client = Client()
    client.force_login(limited)
    assert client.get(f"/activiteiten/{call.pk}/").status_code == 404
    assign_account_manager(bakery, user=limited, by=by)
    html = shown(client, call)
    assert "Offerte maken" in html
    assert "Molen" not in html
    assert client.get(f"/activiteiten/{hidden.pk}/").status_code == 404


def test_what_follows_is_planned_for_a_colleague(client_of_sanne: Client, karin: User, call: Activity) -> None:
    """A6: it is with whom and about what it follows; sent twice it is planned once."""
    page = f"/activiteiten/{call.pk}/daarna/"
    [form] = [each for each in forms_of(page, shown(client_of_sanne, call, "daarna/")) if each.address.endswith(page)]
    assert form.as_it_stands["performer"] != str(karin.pk)
    sent = {**form.as_it_stands, "title": "Offerte maken", "performer": str(karin.pk), "due": "24-11-2026"}
    answers = [client_of_sanne.post(page, sent) for _time in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/activiteiten/{call.pk}/"] * 2
    action = Activity.objects.actions().get()
    assert (action.follows, action.chain, action.performer) == (call, call.pk, karin)
    assert (action.relation, action.person) == (call.relation, call.person)


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"title": "x" * 201}, {"title": "Bel", "due": "1-1-1926"}, {"title": "Bel", "due": "straks"}],
)
def test_what_is_wrong_stays_in_the_form(client_of_sanne: Client, call: Activity, wrong: dict[str, Any]) -> None:
    answer = client_of_sanne.post(f"/activiteiten/{call.pk}/daarna/", {"due": "24-11-2026", **wrong})
    assert answer.status_code == 422
    assert not Activity.objects.actions().exists()
    assert all(f'value="{value}"' in answer.content.decode() for value in wrong.values() if value)


@pytest.mark.parametrize(("role", "plans"), [("sales", True), ("purchasing", True), ("reader", False)])
def test_as_each_role(user_of: MakeUser, call: Activity, role: str, plans: bool) -> None:
    client = Client()
    client.force_login(user_of(role, "Piet Pen"))
    assert "roggemeel" in shown(client, call)
    assert client.get(f"/activiteiten/{call.pk}/daarna/").status_code == (200 if plans else 403)
    assert "geschiedenis" in shown(client, call)
    assert "Contactmoment" in shown(client, call, "geschiedenis/")


def test_what_is_not_there_is_not_found(client_of_sanne: Client, call: Activity) -> None:
    for address in ("activiteiten/999999/", "activiteiten/999999/geschiedenis/", "activiteiten/999999/daarna/"):
        assert client_of_sanne.get(f"/{address}").status_code == 404


def test_a_long_chain_costs_no_more_questions(client_of_sanne: Client, call: Activity, by: Actor) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shown(client_of_sanne, call)
        return len(asked)

    plan_action(facts={"title": "Eerst"}, follows=call, by=by)
    shown(client_of_sanne, call)
    few = questions()
    for number in range(20):
        plan_action(facts={"title": f"Vervolg {number}"}, follows=call, by=by)
    assert questions() == few <= BUDGET


def test_what_is_deleted_leads_back_to_its_relation(user_of: MakeUser, call: Activity, bakery: Party) -> None:
    client = Client()
    client.force_login(user_of("manager", "Piet Pen"))
    page = f"/activiteiten/{call.pk}/"
    [form] = [each for each in forms_of(page, shown(client, call)) if each.address.endswith("/verwijderen/")]
    assert client.post(form.address, form.as_it_stands)["Location"] == f"/relaties/{bakery.pk}/"
    assert client.get(page).status_code == 404
