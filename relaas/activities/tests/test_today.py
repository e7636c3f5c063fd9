"""*Vandaag*: what one must do, in stretches, of oneself or one's team; and the number in the rail (A1)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import Team, User
from relaas.activities.models import Activity
from relaas.activities.tests.conftest import MakeUser
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)  # a Saturday
DAY = NOW.date()
QUERIES = 24

type Plan = Callable[..., Activity]


@pytest.fixture(autouse=True)
def saturday() -> Any:
    with clock.travel(NOW):
        yield


@pytest.fixture
def plan(sanne: User) -> Plan:
    """Makes an action for Sanne that is due so many days from now: `plan("Bel", 1)`."""

    def make(title: str, due: int | None = None, **given: Any) -> Activity:
        facts = {"kind": "action", "performer": sanne, "at": NOW, "made_at": NOW, **given}
        day = None if due is None else DAY + timedelta(days=due)
        with writing(by=SYSTEM, what="test"):
            return Activity.objects.create(title=title, due=day, sort_title=title, **facts)

    return make


def first_page(user: User, asked: str = "") -> str:
    browser = Client()
    browser.force_login(user)
    answer = browser.get(f"/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def listed(page: str) -> dict[str, list[str]]:
    """Under each heading the actions that stand there."""
    found: dict[str, list[str]] = {}
    for heading, title in re.findall(r'<h3[^>]*>([^<]*)</h3>|class="title"[^>]*>([^<]*)</a>', page):
        if heading:
            found[heading] = []
        else:
            found[list(found)[-1]].append(title)
    return found


def test_what_must_be_done_stands_in_stretches(plan: Plan, sanne: User) -> None:
    """Late, today or reminded of, this week, later; by day, then the urgent one, then the earlier hour."""
    plan("Zonder dag")
    plan("Volgende week", 2)
    plan("Morgen", 1)
    plan("Vandaag, laat", 0, due_time=time(16))
    plan("Vandaag, vroeg", 0, due_time=time(9))
    plan("Vandaag, dringend", 0, priority=2)
    plan("Herinnerd", 40, remind_on=DAY)
    plan("Te laat", -3)
    plan("Langer te laat", -30)
    plan("Gedaan", -1, done_at=NOW)
    plan("Van niemand anders", 0, performer=sanne)
    page = first_page(sanne)
    assert listed(page) == {
        "Te laat": ["Langer te laat", "Te laat"],
        "Vandaag": ["Vandaag, dringend", "Vandaag, vroeg", "Vandaag, laat", "Van niemand anders", "Herinnerd"],
        "Deze week": ["Morgen"],
        "Later": ["Volgende week", "Zonder dag"],
    }
    assert "7 acties voor vandaag, 2 te laat" in page
    assert "Zaterdag 21 november" in page
    assert re.search(r'<time datetime="2026-11-18">wo 18 nov</time>', page)


def test_nothing_to_do_says_what_belongs_there(sanne: User) -> None:
    page = first_page(sanne)
    assert "Niets te doen." in page
    assert all(f'href="{address}"' in page for address in ("/acties/nieuw/", "/account/agenda/"))
    assert listed(page) == {}


def test_a_team_sees_what_its_members_must_do(plan: Plan, sanne: User, karin: User, user_of: MakeUser) -> None:
    """Of who is in no team: what everybody must do."""
    piet = user_of(name="Piet Smit")
    plan("Van Sanne", 0)
    plan("Van Karin", 0, performer=karin)
    plan("Van Piet", 0, performer=piet)
    assert listed(first_page(sanne, "?toon=team")) == {"Vandaag": ["Van Sanne", "Van Karin", "Van Piet"]}
    with writing(by=SYSTEM, what="test"):
        team = Team.objects.create(name="Verkoop", sort_name="verkoop")
        User.objects.filter(pk__in=[sanne.pk, karin.pk]).update(team=team)
    page = first_page(sanne, "?toon=team")
    assert listed(page) == {"Vandaag": ["Van Sanne", "Van Karin"]}
    assert "1 actie voor vandaag" in page


def test_what_is_done_stands_by_the_day_on_which_it_was(plan: Plan, sanne: User) -> None:
    plan("Eerder", -9, done_at=NOW - timedelta(days=1))
    plan("Zojuist", -9, done_at=NOW)
    plan("Nog niet", -9)
    assert listed(first_page(sanne, "?toon=gedaan")) == {"Vandaag": ["Zojuist"], "Gisteren": ["Eerder"]}


def test_a_row_says_with_whom_it_is_and_what_it_follows_on(plan: Plan, sanne: User, bakery: Party) -> None:
    said = plan("", kind="contact", channel="phone", text="Belt terug", performer=sanne, done_at=NOW, relation=bakery)
    plan("Bel terug", 0, relation=bakery, follows=said, chain=said.pk)
    page = first_page(sanne)
    assert "Bakkerij Van den Berg B.V." in page
    assert "Volgt op telefoon van 21 nov" in page


def test_who_may_only_read_has_nothing_to_press(plan: Plan, user_of: MakeUser) -> None:
    """U2"""
    reader = user_of("reader", "Rob Lezer")
    action = plan("Voor Rob", 0, performer=reader)
    page = first_page(reader, f"?uitstellen={action.pk}&overdragen={action.pk}")
    assert listed(page) == {"Vandaag": ["Voor Rob"]}
    for address in ("gedaan", "uitstellen", "overdragen"):
        assert f"/activiteiten/{action.pk}/{address}/" not in page


def test_what_one_may_not_see_is_not_listed_nor_counted(plan: Plan, user_of: MakeUser, bakery: Party) -> None:
    """U1, U2: somebody who is limited to the relations it manages."""
    limited = user_of("sales", "Lies Beperkt", only_managed=True)
    plan("Van een ander zijn relatie", 0, performer=limited, relation=bakery)
    page = first_page(limited, "?toon=team")
    assert listed(page) == {}
    assert "Niets te doen vandaag" in page
    assert 'id="count-today" hx-swap-oob="true"></small>' in first_page(limited, "vandaag/tellingen/")


@pytest.mark.parametrize(
    "asked", ["?toon=alles", "?uitstellen=x", "?uitstellen=99999999999999999999", "?overdragen=-1"]
)
def test_a_strange_address_is_the_list_itself(plan: Plan, sanne: User, asked: str) -> None:
    plan("Bel", 0)
    assert listed(first_page(sanne, asked)) == {"Vandaag": ["Bel"]}


def test_the_rail_counts_and_turns_orange_when_something_is_late(plan: Plan, sanne: User) -> None:
    plan("Vandaag", 0)
    plan("Morgen", 1)
    assert 'id="count-today" hx-swap-oob="true">1<' in first_page(sanne, "vandaag/tellingen/")
    plan("Te laat", -1)
    assert 'class="count now" id="count-today" hx-swap-oob="true">2<' in first_page(sanne, "vandaag/tellingen/")


def test_more_rows_cost_no_more_queries(plan: Plan, sanne: User, bakery: Party, jan: Party) -> None:
    browser, counted = Client(), []
    browser.force_login(sanne)
    for several in (1, 20):
        for number in range(several):
            plan(f"Bel {number}", number - 3, relation=bakery, person=jan)
        with CaptureQueriesContext(connection) as queries:
            browser.get("/")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= QUERIES


def test_no_more_than_fifty_stand_there(plan: Plan, sanne: User) -> None:
    for number in range(55):
        plan(f"Bel {number}", -number)
    page = first_page(sanne)
    assert len(listed(page)["Te laat"]) == 50
    assert "55 acties voor vandaag, 54 te laat" in page
