"""Deeds over HTTP: in one click from a list, or by their page; what is typed wrong, and who may."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.activities.finishing import finish
from relaas.activities.models import Activity
from relaas.activities.writing import plan_action, write_note
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.models import Party

type Page = Callable[..., Any]


@pytest.fixture
def client(sanne: User) -> Client:
    """Sanne's browser."""
    browser = Client()
    browser.force_login(sanne)
    return browser


@pytest.fixture
def action(by: Actor, bakery: Party) -> Activity:
    facts = {"title": "Offerte nabellen", "relation": bakery, "due": clock.today()}
    return plan_action(facts=facts, by=by)


def said(answer: Any) -> str:
    return str(answer.content.decode())


def fresh(activity: Activity) -> Activity:
    return Activity.objects.get(pk=activity.pk)


def test_ticked_off_in_a_list(client: Client, action: Activity) -> None:
    """A6: back to the list; the message offers to undo it and asks what is next."""
    answer = client.post(f"/activiteiten/{action.pk}/gedaan/", {"next": "/account/"}, follow=True)
    assert answer.redirect_chain == [("/account/", 303)]
    assert not fresh(action).is_open
    assert f'href="/activiteiten/{action.pk}/daarna/?next=%2Faccount%2F">En daarna?' in said(answer)
    assert "/ongedaan/" in said(answer)
    client.post(f"/activiteiten/{action.pk}/heropenen/", {"next": "/account/"})
    assert fresh(action).is_open


def test_the_second_hears_who_was_first(client: Client, action: Activity, karin: User) -> None:
    finish(action, by=karin.actor)
    for given in ({}, {"result": "Ook gedaan"}):
        answer = client.post(f"/activiteiten/{action.pk}/gedaan/", {"next": "/account/", **given}, follow=True)
        assert "Karin Bos was eerst" in said(answer)
    assert fresh(action).result == ""


def test_finished_on_its_page_with_what_is_next(client: Client, action: Activity, karin: User) -> None:
    """A6: the page proposes it in a week; without a subject it is skipped."""
    address = f"/activiteiten/{action.pk}/gedaan/"
    opened = said(client.get(f"{address}?next=/account/"))
    assert 'name="next" value="/account/"' in opened
    given = {"result": "Akkoord", "next_title": "Contract sturen", "next_performer": karin.pk, "next_due": "15-1-2031"}
    assert client.post(address, {**given, "next": "/account/"}).headers["Location"] == "/account/"
    following = Activity.objects.get(follows=action)
    assert (following.title, following.performer, following.due) == ("Contract sturen", karin, date(2031, 1, 15))
    client.post(f"/activiteiten/{following.pk}/gedaan/", {"result": "", "next_title": "", "next_due": "1-2-2031"})
    assert not fresh(following).is_open
    assert Activity.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"result": "x" * 20_001}, "20001"),
        ({"next_title": "x" * 201}, "201"),
        ({"next_title": "Bellen", "next_due": "1-1-1926"}, "01-01-2000"),
        ({"next_title": "Bellen", "next_due": "31-2-2030"}, "bestaat niet"),
        ({"next_title": "Bellen", "next_performer": "999999"}, "Selecteer"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(given: dict[str, str], told: str, client: Client, action: Activity) -> None:
    """Nothing is lost: what was typed comes back, and the action is open."""
    answer = client.post(f"/activiteiten/{action.pk}/gedaan/", {"result": "Akkoord 👍", **given})
    assert answer.status_code == 422
    assert told in said(answer).replace(".", "") or told in said(answer)
    assert "Akkoord 👍" in said(answer) or "result" in given
    assert fresh(action).is_open


def test_put_off_to_a_day_that_is_offered_or_typed(client: Client, action: Activity) -> None:
    address, tomorrow = f"/activiteiten/{action.pk}/uitstellen/", clock.today() + timedelta(days=1)
    assert tomorrow.isoformat() in said(client.get(address))
    assert client.post(address, {"until": tomorrow.isoformat(), "next": "/account/"}).status_code == 303
    assert fresh(action).due == tomorrow
    for typed in ("1-1-1926", "gisteren", "", "0001-01-01", "💥"):
        assert client.post(address, {"until": typed}).status_code == 422
    assert fresh(action).due == tomorrow


def test_handed_over_with_a_remark(client: Client, action: Activity, karin: User, user_of: Any) -> None:
    limited, address = user_of(name="Noor Smit", only_managed=True), f"/activiteiten/{action.pk}/overdragen/"
    assert "Karin Bos" in said(client.get(address))
    unseen = client.post(address, {"to": limited.pk, "remark": "Doe jij?", "next": "/account/"})
    assert unseen.status_code == 422
    assert "Noor Smit mag niet zien" in said(unseen)
    assert "Doe jij?" in said(unseen)
    answer = client.post(address, {"to": karin.pk, "remark": "Doe jij?", "next": "/account/"}, follow=True)
    assert "Overgedragen aan Karin Bos" in said(answer)
    assert fresh(action).performer == karin


def test_where_one_goes_on_to_is_one_of_our_pages(client: Client, action: Activity) -> None:
    answer = client.post(f"/activiteiten/{action.pk}/gedaan/", {"next": "https://elders.example/"})
    assert answer.headers["Location"] == f"/activiteiten/{action.pk}/"


def test_a_note_is_closed_and_opened_in_one_click(client: Client, by: Actor) -> None:
    """A4, T10."""
    note = write_note(facts={"title": "Let op de deur"}, by=by)
    closed = client.post(f"/activiteiten/{note.pk}/gedaan/", {"next": "/account/"}, follow=True)
    assert "Notitie gesloten" in said(closed)
    assert "En daarna?" not in said(closed)
    client.post(f"/activiteiten/{note.pk}/heropenen/")
    assert fresh(note).is_open


@pytest.mark.parametrize("deed", ["gedaan", "heropenen", "uitstellen", "overdragen"])
def test_who_only_reads_does_nothing(deed: str, action: Activity, user_of: Any) -> None:
    """U2: a reader is told so; what one may not see is not there."""
    browser = Client()
    browser.force_login(user_of("reader", "Joris"))
    assert browser.post(f"/activiteiten/{action.pk}/{deed}/").status_code == 403
    browser.force_login(user_of(name="Noor Smit", only_managed=True))
    assert browser.post(f"/activiteiten/{action.pk}/{deed}/").status_code == 404


def test_all_of_a_colleague_are_handed_over(client: Client, action: Activity, sanne: User, karin: User) -> None:
    opened = said(client.get(f"/acties/overdragen/?van={sanne.pk}"))
    assert "Sanne de Boer heeft 1 open actie" in opened
    assert client.post("/acties/overdragen/", {"of": sanne.pk, "to": sanne.pk}).status_code == 422
    answer = client.post("/acties/overdragen/", {"of": sanne.pk, "to": karin.pk}, follow=True)
    assert "Overgedragen: 1." in said(answer)
    assert fresh(action).performer == karin
