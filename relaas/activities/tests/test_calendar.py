"""The calendar of a user, read by a library that did not write it: vobject, by the zone rules that the file brings."""

import re
import time as stopwatch
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import vobject
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.accounts.users import deactivate_user, reactivate_user
from relaas.activities.calendar import limits
from relaas.activities.calendar.entries import Entry
from relaas.activities.calendar.feeds import make_calendar_feed, withdraw_calendar_feed
from relaas.activities.calendar.writing import written
from relaas.activities.changing import change
from relaas.activities.models import Activity, CalendarFeed
from relaas.activities.writing import plan_action
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE, SYSTEM, Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.story.telling import story_of
from relaas.story.writing import writing

type Plan = Callable[..., Activity]

SOON = date(2026, 12, 1)
ENTRY = Entry(
    "9b2e8f0c-0000-4000-8000-000000000001", 7, "Bel terug", "Bakkerij", "", "", "", 1,
    datetime(2026, 11, 1, tzinfo=UTC), SOON,
)  # fmt: skip


def made(*entries: Entry) -> Any:
    """What another library reads in a calendar with these."""
    contents = written(entries, called="Relaas", address="https://relaas.example/activiteiten/{id}/")
    return vobject.readOne(contents.decode())


@pytest.mark.parametrize(
    ("day", "at", "utc"),
    [
        (date(2027, 1, 15), time(14, 30), datetime(2027, 1, 15, 13, 30, tzinfo=UTC)),
        (date(2027, 7, 15), time(14, 30), datetime(2027, 7, 15, 12, 30, tzinfo=UTC)),
        (
            date(2027, 3, 28),
            time(1, 45),
            datetime(2027, 3, 28, 0, 45, tzinfo=UTC),
        ),  # the night in which an hour does not exist
        (date(2027, 3, 28), time(9, 0), datetime(2027, 3, 28, 7, 0, tzinfo=UTC)),
        (
            date(2027, 10, 31),
            time(1, 30),
            datetime(2027, 10, 30, 23, 30, tzinfo=UTC),
        ),  # and the one that has an hour twice
        (date(2027, 10, 31), time(9, 0), datetime(2027, 10, 31, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_that_of_the_netherlands(day: date, at: time, utc: datetime) -> None:
    """Whatever the season, and half an hour long."""
    event = made(replace(ENTRY, day=day, at=at)).vevent
    assert event.dtstart.value.astimezone(UTC) == utc
    assert event.duration.value == timedelta(minutes=30)


def test_a_day_is_a_whole_day_and_leaves_one_free() -> None:
    event = made(replace(ENTRY, day=date(2028, 2, 29))).vevent
    assert (event.dtstart.value, event.dtend.value) == (date(2028, 2, 29), date(2028, 3, 1))
    assert event.transp.value == "TRANSPARENT"


def test_nothing_that_is_typed_becomes_a_line_of_its_own() -> None:
    """Line ends, separators, emoji and long texts: one event, folded at 75 bytes, no letter cut in two."""
    odd = 'Bel; terug, "nu" \\ 😀👩‍🔧 ' + "é" * 120
    text = f"{odd}\r\nEND:VEVENT\nBEGIN:VEVENT\n" + "x" * 20_000
    entry = replace(
        ENTRY, title=odd, text=text, category=odd, priority=2, remind_at=datetime(2026, 12, 1, 8, tzinfo=UTC)
    )
    contents = written([entry], called=odd, address="https://relaas.example/{id}/")
    assert contents.count(b"BEGIN:VEVENT\r\n") == 1
    assert contents.replace(b"\r\n", b"").count(b"\n") == 0
    lines = contents.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    event = vobject.readOne(contents.decode()).vevent
    assert event.summary.value == f"{odd} · Bakkerij"
    assert event.description.value == text.replace("\r\n", "\n")
    assert (event.priority.value, event.url.value) == ("1", "https://relaas.example/7/")
    assert event.valarm.trigger.value == datetime(2026, 12, 1, 8, tzinfo=UTC)


@pytest.fixture
def plan(sanne: User, bakery: Party) -> Plan:
    """Plans an action for Sanne: `plan("Bel", due=…)`."""

    def make(title: str = "Bel terug", **facts: Any) -> Activity:
        return plan_action(facts={"title": title, "relation": bakery, "due": SOON, **facts}, by=sanne.actor)

    return make


@pytest.fixture
def address(sanne: User) -> str:
    return f"/agenda/{make_calendar_feed(sanne, by=sanne.actor)}.ics"


def read(address: str, **headers: str) -> Any:
    """As a calendar program asks: without any sign-in."""
    answer = Client().get(address, headers=headers)
    assert answer.status_code == 200, answer.status_code
    return vobject.readOne(answer.content.decode())


def titles(address: str) -> list[str]:
    return [event.summary.value for event in getattr(read(address), "vevent_list", [])]


def test_it_has_what_is_to_be_done_on_a_day(plan: Plan, address: str, sanne: User, karin: User, jan: Party) -> None:
    """Open ones of this user: on their day, else on that of their reminder; not those of others, nor without a day."""
    today = clock.today()
    plan("Te laat", due=today - timedelta(days=400), person=jan, text="Zie de mail")
    plan("Op tijd", due=today, due_time=time(14, 30), remind_on=today)
    plan("Herinnerd", due=None, remind_on=today + timedelta(days=3))
    plan("Ooit", due=None)
    plan_action(facts={"title": "Van Karin", "due": SOON}, by=karin.actor)
    calendar = read(address)
    late, on_time, reminded = sorted(calendar.vevent_list, key=lambda event: str(event.dtstart.value))
    assert [late.summary.value[:7], on_time.summary.value[:7], reminded.summary.value[:9]] == [
        "Te laat",
        "Op tijd",
        "Herinnerd",
    ]
    assert late.description.value == "Jan van den Berg\nZie de mail"
    assert re.fullmatch(r"http://testserver/activiteiten/\d+/", late.url.value)
    assert on_time.valarm.trigger.value.astimezone(clock.AMSTERDAM).hour == 9
    assert calendar.contents["x-wr-calname"][0].value == "Relaas: Sanne de Boer"


def test_what_is_done_goes_and_what_is_changed_stays_the_same_event(plan: Plan, address: str, by: Actor) -> None:
    activity = plan()
    before = read(address).vevent
    change(activity, facts={"title": "Bel nu", "due": SOON + timedelta(days=9)}, by=by)
    after = read(address).vevent
    assert (before.uid.value, before.summary.value[:9], after.summary.value[:6]) == (
        after.uid.value,
        "Bel terug",
        "Bel nu",
    )
    assert after.dtstart.value == SOON + timedelta(days=9)
    assert UUID(after.uid.value).version == 4, "made of chance, not of its number"
    with writing(by=SYSTEM, what="test"):
        Activity.objects.filter(pk=activity.pk).update(done_at=clock.now())
    assert titles(address) == []


def test_it_has_nothing_that_its_user_may_not_see(plan: Plan, address: str, sanne: User) -> None:
    """U2: somebody who is limited to its own relations by now, and somebody who lost the right."""
    plan()
    with writing(by=SYSTEM, what="test"):
        User.objects.filter(pk=sanne.pk).update(only_managed=True)
    assert titles(address) == []
    with writing(by=SYSTEM, what="test"):
        Role.objects.filter(pk=sanne.role_id).update(rights=["parties.read"])
    assert Client().get(address).status_code == 404


def test_only_the_right_address_opens(address: str, sanne: User, by: Actor, user_of: Callable[..., User]) -> None:
    """A wrong token, another one since, a withdrawn one and one of who left: the same answer as what never was."""
    wrong = ("x", "😀", "a" * 5000, address[8:-5], "%00", "..%2f..%2fetc")
    answers = {(Client().get(f"/agenda/{token}.ics").status_code) for token in wrong}
    assert answers == {404}
    assert Client().post(address).status_code == 405
    other = f"/agenda/{make_calendar_feed(sanne, by=sanne.actor)}.ics"
    assert [Client().get(each).status_code for each in (address, other)] == [404, 200]
    admin = user_of("administrator", "Ada")
    deactivate_user(sanne, by=admin.actor)
    assert Client().get(other).status_code == 404
    reactivate_user(User.objects.get(pk=sanne.pk), by=admin.actor)
    withdraw_calendar_feed(sanne, by=sanne.actor)
    assert Client().get(other).status_code == 404


def test_nobody_makes_or_withdraws_that_of_another(sanne: User, karin: User) -> None:
    """And the story of the user says that it was made, without the token."""
    for verb in (make_calendar_feed, withdraw_calendar_feed):
        with pytest.raises(Refused) as refused:
            verb(sanne, by=karin.actor)
        assert refused.value.code == "not_yourself"
    token = make_calendar_feed(sanne, by=sanne.actor)
    withdraw_calendar_feed(sanne, by=sanne.actor)
    withdraw_calendar_feed(sanne, by=sanne.actor)
    entries = [
        entry
        for entry in story_of(subject_of(sanne), COMMAND_LINE).entries
        if "genda" in entry.title.lower() or "alendar" in entry.title
    ]
    assert len(entries) == 2
    assert not any(token in f"{entry.title} {entry.detail}" for entry in entries)


def test_the_token_is_not_kept(address: str, plan: Plan) -> None:
    """Only what cannot be turned back into it."""
    read(address)
    kept = CalendarFeed.objects.values().get()
    assert address[8:-4] not in str(kept)
    assert kept["read_at"] is not None


def test_who_has_it_already_gets_it_no_more(plan: Plan, address: str, by: Actor) -> None:
    """ETag and Last-Modified, until something changes; asking does not change it."""
    activity = plan()
    first = Client().get(address)
    for headers in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = Client().get(address, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    assert Client().get(address).content == first.content
    change(activity, facts={"title": "Bel nu"}, by=by)
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_asking_too_often_is_told_to_wait(
    plan: Plan, address: str, sanne: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Per address; and who asks wrong ones gets no answer at all any more, not even for a right one."""
    monkeypatch.setattr(limits, "OF_A_FEED", 3)
    monkeypatch.setattr(limits, "OF_A_GUESSER", 4)
    assert [Client().get(address).status_code for _time in range(4)] == [200, 200, 200, 429]
    guesses = [Client().get(f"/agenda/{number}.ics").status_code for number in range(6)]
    assert guesses == [404, 404, 404, 404, 429, 429]
    assert Client().get(address)["Retry-After"] == "600"
    other = f"/agenda/{make_calendar_feed(sanne, by=sanne.actor)}.ics"
    assert Client(REMOTE_ADDR="192.0.2.7").get(other).status_code == 429  # the same feed
    assert Client().get(other).status_code == 429


def test_five_thousand_actions(address: str, sanne: User, bakery: Party) -> None:
    """Written in seconds, and asked again by who has it in a fraction of one; the same few queries."""
    now = clock.now()
    rows = [
        Activity(
            kind="action", title=f"Bel over offerte {number} 😀", text="Zie de mail van vorige week.\n" * 5, at=now,
            made_at=now, due=SOON + timedelta(days=number % 90), relation=bakery, performer=sanne, about_right="",
        )
        for number in range(5_000)
    ]  # fmt: skip
    with writing(by=SYSTEM, what="test"):
        Activity.objects.bulk_create(rows, batch_size=500)
    begun = stopwatch.perf_counter()
    answer = Client().get(address)
    spent = stopwatch.perf_counter() - begun
    assert answer.content.count(b"BEGIN:VEVENT") == 5_000
    begun = stopwatch.perf_counter()
    assert Client().get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    again = stopwatch.perf_counter() - begun
    assert spent < 15
    assert again < 2


def test_the_page_shows_the_address_once(user_of: Callable[..., User]) -> None:
    client = Client()
    client.force_login(user_of("reader"))
    assert 'href="/account/agenda/"' in client.get("/account/").content.decode()
    assert "Maak een adres" in client.get("/account/agenda/").content.decode()
    answer = client.post("/account/agenda/nieuw/")
    [found] = set(re.findall(r"http://testserver(/agenda/[\w-]{43}\.ics)", answer.content.decode()))
    assert answer["Cache-Control"] == "no-store"
    assert read(found)
    page = client.get("/account/agenda/").content.decode()
    assert found not in page
    assert "Laatst gelezen" in page
    assert client.get("/account/agenda/nieuw/").status_code == 405
    assert client.post("/account/agenda/intrekken/").status_code == 303
    assert Client().get(found).status_code == 404
