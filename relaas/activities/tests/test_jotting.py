"""A2: written down in the story's column, on the page of a relation or a person, without JavaScript."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.activities.models import Activity, Channel
from relaas.activities.tests.conftest import MakeUser
from relaas.kernel.actors import Actor
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.archiving import archive
from relaas.parties.editing import change_person
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from tests.house.forms import Form, forms_of

SAID = "Gebeld met Fatima: wil vanaf januari ook roggemeel."


@pytest.fixture
def fatima(bakery: Party, by: Actor) -> Party:
    """Works at the bakery too."""
    person = register_person(facts={"first_name": "Fatima", "prefix": "el", "last_name": "Idrissi"}, by=by)
    employ(person, bakery, facts={}, by=by)
    return person


@pytest.fixture
def client_of_sanne(sanne: User) -> Client:
    client = Client()
    client.force_login(sanne)
    return client


def field_on(client: Client, page: str) -> Form:
    """The field above the story of this page."""
    html = client.get(page).content.decode()
    return next(form for form in forms_of(page, html) if form.address.endswith("/vastleggen/"))


def write(client: Client, page: str, text: str, **more: Any) -> Any:
    form = field_on(client, page)
    return client.post(form.address, {**form.as_it_stands, "text": text, **more})


def test_it_is_a_contact_moment_of_the_relation(
    client_of_sanne: Client, sanne: User, bakery: Party, fatima: Party
) -> None:
    page = f"/relaties/{bakery.pk}/"
    answer = write(client_of_sanne, page, SAID)
    activity = Activity.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{page}?vastgelegd={activity.pk}")
    assert (activity.kind, activity.channel, activity.text) == ("contact", Channel.PHONE, SAID)
    assert (activity.relation, activity.person, activity.performer) == (bakery, fatima, sanne)
    assert activity.done_at == activity.at
    html = unescape(client_of_sanne.get(answer["Location"]).content.decode())
    assert "Telefoon met Fatima el Idrissi" in html
    assert "En daarna?" in html


def test_it_goes_back_to_the_tab_where_it_was_written(client_of_sanne: Client, bakery: Party) -> None:
    page = f"/relaties/{bakery.pk}/stamgegevens/"
    assert write(client_of_sanne, page, "Langs geweest")["Location"].startswith(f"{page}?vastgelegd=")
    answer = write(client_of_sanne, page, "   ")
    assert answer.status_code == 422
    assert re.search(r'aria-current="page"[^>]*>Stamgegevens', answer.content.decode())


def test_what_is_chosen_goes_before_what_is_guessed(
    client_of_sanne: Client, bakery: Party, jan: Party, fatima: Party
) -> None:
    page = f"/relaties/{bakery.pk}/"
    write(client_of_sanne, page, SAID, channel="visit", participants=[str(jan.pk)])
    assert (Activity.objects.get().channel, Activity.objects.get().person) == (Channel.VISIT, jan)


def test_a_browser_that_guessed_may_leave_it_empty(client_of_sanne: Client, bakery: Party, fatima: Party) -> None:
    write(client_of_sanne, f"/relaties/{bakery.pk}/", SAID, channel="phone", guessed="1")
    assert Activity.objects.get().person is None


def test_sent_twice_it_is_written_once(client_of_sanne: Client, bakery: Party) -> None:
    form = field_on(client_of_sanne, f"/relaties/{bakery.pk}/")
    sent = {**form.as_it_stands, "text": SAID}
    first, second = (client_of_sanne.post(form.address, sent) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Schrijf eerst op wat er is besproken of afgesproken."),
        ("x" * 100_000, "20000"),
        (f"{SAID} \u200b" + "é" * 20_001, "20000"),
    ],
)
def test_what_is_refused_stays_in_the_field(client_of_sanne: Client, bakery: Party, text: str, said: str) -> None:
    answer = write(client_of_sanne, f"/relaties/{bakery.pk}/", text, channel="visit")
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert not Activity.objects.exists()
    assert said in html
    assert f'aria-describedby="jot-error">\n{text}</textarea>' in html
    assert re.search(r'value="visit" checked', html)


def test_strange_choices_are_refused(client_of_sanne: Client, bakery: Party, by: Actor) -> None:
    stranger = register_person(facts={"first_name": "Iemand", "last_name": "Anders"}, by=by)
    for strange in ({"channel": "telegram"}, {"participants": [str(stranger.pk)]}, {"participants": ["x"]}):
        assert write(client_of_sanne, f"/relaties/{bakery.pk}/", SAID, **strange).status_code == 422
    assert not Activity.objects.exists()


def test_any_text_is_kept_as_it_was_typed(client_of_sanne: Client, bakery: Party) -> None:
    text = '🥐 <b>100%</b> "akkoord" & \'t kan\r\ntweede regel'
    write(client_of_sanne, f"/relaties/{bakery.pk}/", text)
    assert Activity.objects.get().text == text.replace("\r\n", "\n")


def test_on_the_page_of_a_person_it_is_with_that_person(client_of_sanne: Client, bakery: Party, fatima: Party) -> None:
    """P13: and with the organization that it stands for."""
    write(client_of_sanne, f"/personen/{fatima.pk}/", "Mail gekregen")
    activity = Activity.objects.get()
    assert (activity.relation, activity.person, activity.channel) == (bakery, fatima, Channel.EMAIL)


def test_only_who_may_be_seen_is_offered(user_of: MakeUser, bakery: Party, jan: Party, by: Actor) -> None:
    """P4: a person that is kept for its account manager is neither shown nor guessed."""
    secret = register_person(facts={"first_name": "Geheim", "last_name": "Persoon"}, by=by)
    employ(secret, bakery, facts={}, by=by)
    assign_account_manager(secret, user=user_of(name="Karin Bos"), by=by)
    change_person(secret, facts={"only_for_account_manager": True}, by=by)
    client = Client()
    client.force_login(user_of(name="Piet Pen"))
    page = f"/relaties/{bakery.pk}/"
    assert "geheim" not in client.get(page).content.decode().lower()
    write(client, page, "Gebeld met Geheim Persoon en Jan")
    assert Activity.objects.get().person == jan


@pytest.mark.parametrize(("role", "may"), [("sales", True), ("finance", True), ("reader", False)])
def test_who_may_not_write_has_no_field(user_of: MakeUser, bakery: Party, role: str, may: bool) -> None:
    client = Client()
    client.force_login(user_of(role, "Piet Pen"))
    assert ("data-jotting" in client.get(f"/relaties/{bakery.pk}/").content.decode()) is may
    sent = client.post(f"/relaties/{bakery.pk}/vastleggen/", {"text": SAID})
    assert sent.status_code == (303 if may else 403)


def test_nothing_is_written_down_at_what_is_archived_or_past(client_of_sanne: Client, bakery: Party, by: Actor) -> None:
    """P10, U3."""
    page = f"/relaties/{bakery.pk}/"
    address = field_on(client_of_sanne, page).address
    assert "data-jotting" in client_of_sanne.get(page).content.decode()
    archive(bakery, by=by)
    html = client_of_sanne.get(page).content.decode()
    assert "data-jotting" not in html
    assert 'href="#jot"' not in html
    answer = client_of_sanne.post(address, {"text": SAID})
    assert (answer.status_code, SAID in unescape(answer.content.decode())) == (422, True)
    assert not Activity.objects.exists()


def test_who_does_not_see_the_relation_cannot_write_there(user_of: MakeUser, bakery: Party) -> None:
    """U1, U2."""
    client = Client()
    client.force_login(user_of(name="Piet Pen", only_managed=True))
    assert client.post(f"/relaties/{bakery.pk}/vastleggen/", {"text": SAID}).status_code == 404
    assert client.post(f"/personen/{bakery.pk}/vastleggen/", {"text": SAID}).status_code == 404


def test_how_it_was_read_can_be_changed(client_of_sanne: Client, bakery: Party, jan: Party, fatima: Party) -> None:
    page = write(client_of_sanne, f"/relaties/{bakery.pk}/", SAID)["Location"]
    activity = Activity.objects.get()
    html = client_of_sanne.get(page).content.decode()
    form = next(each for each in forms_of(page, html) if each.address.endswith("/lezen-als/"))
    assert form.as_it_stands["participants"] == [str(fatima.pk)]
    both = [str(fatima.pk), str(jan.pk)]
    answer = client_of_sanne.post(form.address, {**form.as_it_stands, "channel": "chat", "participants": both})
    assert answer["Location"] == page
    activity.refresh_from_db()
    assert (activity.channel, activity.person) == (Channel.CHAT, fatima)
    assert {each.person for each in activity.participants.all()} == {fatima, jan}
