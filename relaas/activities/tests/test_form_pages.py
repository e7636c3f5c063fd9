"""The form pages: what they start with, what they write, hostile input, two at once, sent twice (A1, A2, A4)."""

import re
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.activities.changing import change
from relaas.activities.models import Activity, ActivityKind, Channel
from relaas.activities.writing import plan_action, write_contact_moment, write_note
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from relaas.parties.tests.filling_in import fields_of, fill_in

HOSTILE = ["x" * 100_000, "\x00\x1b", "0001-01-01", "31-02-2026", "101%", "NL00RABO", "'; DROP", "-1", "😀", "9" * 30]


@pytest.fixture
def client(sanne: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(sanne)
    return client


def test_an_action_of_a_relation(client: Client, sanne: User, bakery: Party, jan: Party) -> None:
    """A1: Dutch days and times; who does it is me unless I say otherwise."""
    typed = {
        "title": "Bel over rogge",
        "due": "20-3-2027",
        "due_time": "9.30",
        "person": jan.pk,
        "remind_on": "19 mrt 2027",
    }
    answer = fill_in(client, f"/acties/nieuw/?relatie={bakery.pk}", **typed)
    assert answer.status_code == 303
    assert answer["Location"] == f"/relaties/{bakery.pk}/"
    action = Activity.objects.get()
    assert (action.relation, action.person, action.performer) == (bakery, jan, sanne)
    assert (action.due, action.due_time, action.remind_on) == (date(2027, 3, 20), time(9, 30), date(2027, 3, 19))


def test_a_contact_moment_with_who_took_part(client: Client, bakery: Party, jan: Party) -> None:
    """A2: those of the relation are offered."""
    address = f"/contactmomenten/nieuw/?relatie={bakery.pk}"
    typed = {"text": "Wil meer rogge", "channel": "visit", "participants": [jan.pk], "at": "gisteren 16:45"}
    assert fill_in(client, address, **typed).status_code == 303
    moment = Activity.objects.get()
    assert (moment.channel, moment.person) == (Channel.VISIT, jan)
    assert moment.at.astimezone(clock.AMSTERDAM).time() == time(16, 45)


def test_a_note_for_oneself_and_next(client: Client) -> None:
    """With nobody; where it goes on to is a page of ours."""
    for asked, went in (("/personen/", "/personen/"), ("https://evil.example/", "/")):
        answer = client.post(f"/notities/nieuw/?next={asked}", {"title": "Sleutels", "next": asked})
        assert answer["Location"] == went
    page = client.get("/notities/nieuw/?next=https://evil.example/").content.decode()
    assert "evil" not in page.split("<main")[1].split("</main>")[0]


def test_a_follow_up(client: Client, by: Actor, bakery: Party, jan: Party) -> None:
    """A2: with whom it follows, unless another one is chosen."""
    first = write_contact_moment(facts={"relation": bakery, "text": "Ja"}, participants=[jan], by=by)
    fill_in(client, f"/acties/nieuw/?volgt={first.pk}", title="Offerte")
    follow_up = Activity.objects.actions().get()
    assert (follow_up.follows, follow_up.relation, follow_up.person) == (first, bakery, jan)


def test_choosing_with_whom(client: Client, bakery: Party) -> None:
    page = client.get("/acties/nieuw/?kies=1&zoek=bakkerij&volgt=3").content.decode()
    assert re.search(rf"/acties/nieuw/\?relatie={bakery.pk}&amp;volgt=3", page)


@pytest.mark.parametrize("kind", ActivityKind)
@pytest.mark.parametrize("typed", HOSTILE)
def test_strange_input(client: Client, kind: ActivityKind, typed: str, bakery: Party) -> None:
    """Everything strange comes back with the page or is kept as it was typed; nothing breaks."""
    address = f"/{kind.word}/nieuw/?relatie={bakery.pk}"
    answer = client.post(address, dict.fromkeys(fields_of(client.get(address)), typed))
    assert answer.status_code == 422
    assert not Activity.objects.exists()
    for parameter in ("relatie", "persoon", "contract", "volgt"):
        assert client.get(f"/{kind.word}/nieuw/", {parameter: typed[:2000]}).status_code == 200


def test_a_year_long_gone_is_refused_at_its_field(client: Client) -> None:
    answer = client.post("/acties/nieuw/", {"title": "Bel", "due": "12-3-1926", "priority": "1"})
    assert answer.status_code == 422
    assert 'id="id_due_error"' in answer.content.decode()


def test_sent_twice_it_is_written_once(client: Client) -> None:
    sent = {**fields_of(client.get("/notities/nieuw/")), "title": "Eens"}
    first, second = (client.post("/notities/nieuw/", sent) for _time in range(2))
    assert first.status_code == second.status_code == 303
    assert Activity.objects.count() == 1


def test_it_is_changed_and_two_at_once_see_each_other(client: Client, by: Actor, bakery: Party, jan: Party) -> None:
    moment = write_contact_moment(facts={"relation": bakery, "text": "Ja"}, participants=[jan], by=by)
    address = f"/activiteiten/{moment.pk}/bewerken/"
    sent = {**fields_of(client.get(address)), "text": "Nee"}
    change(moment, facts={"text": "Misschien"}, by=by)
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "<b>Misschien</b>" in answer.content.decode()
    at = moment.at
    assert fill_in(client, address, text="Nee", next="/personen/").status_code == 303
    moment.refresh_from_db()
    assert (moment.text, moment.person, moment.at) == ("Nee", jan, at)


def test_it_goes_to_another(client: Client, by: Actor, bakery: Party, jan: Party) -> None:
    """With nothing typed at all."""
    note = write_note(facts={"title": "Deur"}, by=by)
    fill_in(client, f"/activiteiten/{note.pk}/bewerken/?relatie={bakery.pk}", next="/personen/")
    note.refresh_from_db()
    assert note.relation == bakery


def test_what_follows_is_chosen_and_never_in_a_circle(client: Client, by: Actor, bakery: Party) -> None:
    first = write_note(facts={"title": "Een", "relation": bakery}, by=by)
    second = write_note(facts={"title": "Twee"}, follows=first, by=by)
    answer = fill_in(client, f"/activiteiten/{first.pk}/bewerken/", follows=second.pk)
    assert answer.status_code == 422
    assert 'id="id_follows_error"' in answer.content.decode()


def test_it_is_deleted(client: Client, user_of: Any, by: Actor, bakery: Party) -> None:
    """By who may; who may only write gets a 403, who does not see it a 404."""
    action = plan_action(facts={"title": "Bel", "relation": bakery}, by=by)
    address = f"/activiteiten/{action.pk}/verwijderen/"
    assert client.post(address).status_code == 403
    manager = Client()
    manager.force_login(user_of("manager", "Baas"))
    assert manager.get(address).status_code == 405
    assert manager.post(address)["Location"] == f"/relaties/{bakery.pk}/"
    assert manager.post(address).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("manager", 200), ("finance", 200), ("sales", 200), ("purchasing", 200), ("reader", 403)]
)
def test_who_may_write(user_of: Any, by: Actor, role: str, status: int) -> None:
    note = write_note(facts={"title": "Een"}, by=by)
    client = Client()
    client.force_login(user_of(role, "Piet"))
    for address in ("/acties/nieuw/", "/contactmomenten/nieuw/", "/notities/nieuw/"):
        assert client.get(address).status_code == status
    assert client.get(f"/activiteiten/{note.pk}/bewerken/").status_code == status
