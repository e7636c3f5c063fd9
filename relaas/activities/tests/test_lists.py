"""The lists of actions, contact moments and notes (A1, A2, T10): who sees what, narrowed, ordered, in groups."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relaas.accounts.models import Role, Team, User
from relaas.activities.lists.overviews import ACTIONS, CLOSED_NOTES, CONTACT_MOMENTS, DONE_ACTIONS, LISTS, NOTES
from relaas.activities.models import Activity, ActivityKind, Category, Participant
from relaas.activities.rights import READ
from relaas.activities.tests.listing import action, contact, groups, keep_hidden, labels, make, note, page
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.overviews import reach
from relaas.overviews.overview import Overview
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.rights import READ as READ_PARTIES
from relaas.story.writing import writing

WEDNESDAY = datetime(2026, 6, 3, 12, tzinfo=UTC)
QUERIES = 9

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.travel(WEDNESDAY):
        yield


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "Bel terug, Offerte, Bezoek, Klacht, Jubileum, Ooit"),
        ({"when": "late"}, "Bel terug"),
        ({"when": "today"}, "Offerte, Jubileum"),
        ({"when": "week"}, "Bezoek"),
        ({"when": "later"}, "Klacht, Ooit"),
        ({"when": "late|today"}, "Bel terug, Offerte, Jubileum"),
        ({"whose": "mine"}, "Bel terug, Offerte, Klacht, Ooit"),
        ({"whose": "mine", "when": "today"}, "Offerte"),
        ({"relation": "bakk"}, "Bel terug, Bezoek"),
        ({"due_from": "7-6-2026", "due_until": "8-6-2026"}, "Bezoek, Klacht"),
        ({"q": "offer hoop"}, "Offerte"),
        ({"sort": "priority"}, "Offerte, Bel terug, Bezoek, Jubileum, Ooit, Klacht"),
        ({"sort": "title"}, "Bel terug, Bezoek, Jubileum, Klacht, Offerte, Ooit"),
        ({"sort": "relation"}, "Klacht, Jubileum, Bel terug, Bezoek, Offerte, Ooit"),
        ({"sort": "made"}, "Ooit, Klacht, Bezoek, Jubileum, Offerte, Bel terug"),
    ],
)
def test_open_actions(six: dict[str, Activity], by: Actor, asked: dict[str, Any], found: str) -> None:
    """A1: late is before today, a reminder makes it today, the week ends on Sunday."""
    assert ", ".join(labels(by, **asked)) == found


def test_every_order_gives_every_row_whatever_way_it_is_found(
    six: dict[str, Activity], by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Near, gathered and far give the same rows (`overviews.reach`)."""
    expected = {sort.name: labels(by, sort=sort.name) for sort in ACTIONS.sorts}
    for name, few in (("NEAR", 2), ("GATHERED", 1), ("FEW", 1)):
        monkeypatch.setattr(reach, name, few)
        monkeypatch.setattr(reach, "NEAR_WITHOUT_TEXT", few)
        for sort in ACTIONS.sorts:
            assert labels(by, sort=sort.name, whose="mine|team") == expected[sort.name], sort.name
            assert labels(by, sort=sort.name, q="bezoek") == ["Bezoek"], sort.name


def test_of_the_team_and_of_who_has_none(six: dict[str, Activity], sanne: User, karin: User, by: Actor) -> None:
    """A1: a team is who works together; who has none is with everybody."""
    assert len(labels(by, whose="team")) == 6
    with writing(by=SYSTEM, what="test"):
        team = Team.objects.create(name="Binnendienst", sort_name="binnendienst")
        User.objects.filter(pk=sanne.pk).update(team=team)
    assert labels(by, whose="team") == ["Bel terug", "Offerte", "Klacht", "Ooit"]
    with writing(by=SYSTEM, what="test"):
        User.objects.filter(pk=karin.pk).update(team=team)
    assert len(labels(by, whose="team")) == 6


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("performer", [("Sanne de Boer", 4), ("Karin Bos", 2)]),
        ("priority", [("Hoog", 1), ("Normaal", 4), ("Laag", 1)]),
        (
            "week",
            [
                ("Week 23, vanaf 01-06-2026", 3), ("Week 24, vanaf 08-06-2026", 1), ("Week 27, vanaf 29-06-2026", 1),
                ("Geen dag", 1),
            ],
        ),
        (
            "day",
            [
                ("dinsdag 02-06-2026", 1), ("woensdag 03-06-2026", 1), ("zondag 07-06-2026", 1),
                ("maandag 08-06-2026", 1), ("woensdag 01-07-2026", 1), ("Geen dag", 1),
            ],
        ),
        ("relation", [("Geen relatie", 2), ("Bakkerij Van den Berg B.V.", 2), ("Molen De Hoop", 2)]),
        ("category", [("Geen categorie", 6)]),
    ],
)  # fmt: skip
def test_in_groups(six: dict[str, Activity], by: Actor, group: str, told: list[tuple[str, int]]) -> None:
    assert groups(by, groepeer=group) == told
    assert [(line.label, line.count) for line in page(by, groepeer=group, toon="totalen").summary.lines] == told


def test_what_is_done_stands_apart(six: dict[str, Activity], sanne: User, by: Actor) -> None:
    """A1: a done action stands on the day on which it was done."""
    action("Gebeld", performer=sanne, done_at=WEDNESDAY - timedelta(days=9), result="Akkoord")
    action("Gemaild", performer=sanne, done_at=WEDNESDAY, done_by=sanne)
    assert labels(by, DONE_ACTIONS) == ["Gemaild", "Gebeld"]
    assert labels(by, DONE_ACTIONS, until="1-6-2026") == ["Gebeld"]
    assert groups(by, DONE_ACTIONS, groepeer="week") == [
        ("Week 23, vanaf 01-06-2026", 1), ("Week 22, vanaf 25-05-2026", 1)
    ]  # fmt: skip
    assert "Gebeld" not in labels(by)


def test_contact_moments(bakery: Party, jan: Party, sanne: User, karin: User, by: Actor) -> None:
    """A2: the latest first; one without a title is called by how and with whom."""
    complaints = _category("Klacht")
    contact("Over de levering", relation=bakery, person=jan, performer=sanne, category=complaints)
    contact("Later", at=datetime(2026, 6, 1, 22, 30, tzinfo=UTC), channel="visit", performer=karin)
    contact("Vorig jaar", title="Kerstborrel", at=datetime(2025, 12, 20, 15, tzinfo=UTC), performer=sanne)
    found = page(by, CONTACT_MOMENTS)
    assert "Telefoon met Jan van den Berg" in found.lines[1].cells
    assert [line.label for line in found.lines] == ["Bezoek", "Telefoon met Jan van den Berg", "Kerstborrel"]
    assert groups(by, CONTACT_MOMENTS, groepeer="day")[0] == ("dinsdag 02-06-2026", 1), "the day of Amsterdam"
    assert groups(by, CONTACT_MOMENTS, groepeer="channel") == [("Bezoek", 1), ("Telefoon", 2)]
    assert labels(by, CONTACT_MOMENTS, category=complaints.pk) == ["Telefoon met Jan van den Berg"]
    assert labels(by, CONTACT_MOMENTS, channel="visit") == ["Bezoek"]
    assert labels(by, CONTACT_MOMENTS, performer=karin.pk) == ["Bezoek"]
    assert labels(by, CONTACT_MOMENTS, **{"from": "2-6-2026"}) == ["Bezoek"]
    assert labels(by, CONTACT_MOMENTS, q="levering") == ["Telefoon met Jan van den Berg"]


def test_what_a_row_follows_and_who_took_part_as_far_as_one_may_see(
    bakery: Party, jan: Party, sanne: User, by: Actor
) -> None:
    """A2, P4, U2: the first person makes the whole activity unseen, another one only is left out."""
    piet = register_person(facts={"first_name": "Piet"}, by=by)
    said = contact("Gebeld" * 200, relation=bakery, person=jan, performer=sanne)
    with writing(by=SYSTEM, what="test"):
        for person in (jan, piet):
            Participant.objects.create(activity=said, person=person)
    action("Vervolg", performer=sanne, relation=bakery, follows=said, chain=said.pk)
    reader = Actor("Lezer", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))
    both = {"kolommen": "participants,text"}
    assert "Jan van den Berg, Piet" in page(reader, CONTACT_MOMENTS, **both).lines[0].cells
    assert "Telefoon met Jan van den Berg" in page(reader, kolommen="follows").lines[0].cells
    keep_hidden(piet, hidden=True)
    assert "Piet" not in page(reader, CONTACT_MOMENTS, **both).lines[0].cells
    assert len(page(reader, CONTACT_MOMENTS, **both).lines[0].cells) < 1000
    keep_hidden(jan, hidden=True)
    assert "Jan" not in page(reader, kolommen="follows").lines[0].cells
    assert labels(reader, CONTACT_MOMENTS) == []


def test_notes_are_active_until_they_are_closed(bakery: Party, by: Actor) -> None:
    """T10"""
    note("Sleutel ligt bij de buren", relation=bakery)
    note("Parkeren achter", done_at=WEDNESDAY)
    assert labels(by, NOTES) == ["Sleutel ligt bij de buren"]
    assert labels(by, CLOSED_NOTES) == ["Parkeren achter"]


@pytest.mark.parametrize("overview", LISTS, ids=[each.name for each in LISTS])
def test_a_page_of_any_size_asks_as_much(overview: Overview, sanne: User, bakery: Party, jan: Party, by: Actor) -> None:
    walks: dict[str, Any] = dict(overview.walks.children)  # type: ignore[arg-type]  # two columns with their values
    kind, done = ActivityKind(walks["kind"]), None if walks["done_at__isnull"] else WEDNESDAY
    said = {"channel": "phone"} if kind == ActivityKind.CONTACT else {}
    performer = None if kind == ActivityKind.NOTE else sanne
    for number in range(60):
        make(kind, f"Nummer {number}", relation=bakery, person=jan, performer=performer, done_at=done, **said)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown = page(by, overview)
        assert len(shown.lines) == 50
        assert shown.count.number == 60
        assert shown.next_url
    assert len(asked) <= QUERIES, [query["sql"] for query in asked]


def _category(name: str) -> Category:
    with writing(by=SYSTEM, what="test"):
        return Category.objects.create(name=name, sort_name=name.lower())


@pytest.mark.parametrize("overview", LISTS, ids=[each.name for each in LISTS])
def test_each_list_on_the_screen_and_as_files(overview: Overview, sanne: User, bakery: Party, client: Client) -> None:
    """U2: to whom reads activities it is shown; to take it away needs a right of its own."""
    walks: dict[str, Any] = dict(overview.walks.children)  # type: ignore[arg-type]  # two columns with their values
    kind, done = ActivityKind(walks["kind"]), None if walks["done_at__isnull"] else WEDNESDAY
    said = {"channel": "phone"} if kind == ActivityKind.CONTACT else {}
    performer = None if kind == ActivityKind.NOTE else sanne
    make(kind, "=Ontvangen", relation=bakery, performer=performer, done_at=done, **said)
    every_column = ",".join(overview.column_named)
    address = f"{reverse(overview.url_name)}?kolommen={every_column}"
    client.force_login(sanne)
    shown = client.get(address)
    assert "=Ontvangen" in shown.content.decode()
    assert client.get(f"{address}&sort=x&when=nooit&from=gisterenmorgen&performer=-1&after=é").status_code == 200
    files = {ending: reverse(f"{overview.url_name}-export", args=[ending]) for ending in ("csv", "xlsx", "pdf")}
    assert client.get(files["csv"]).status_code == 403
    with writing(by=SYSTEM, what="test"):
        User.objects.filter(pk=sanne.pk).update(role=Role.objects.get(builtin="manager"))
    for ending, url in files.items():
        file = client.get(f"{url}?kolommen={every_column}")
        content = b"".join(file) if getattr(file, "streaming", False) else file.content
        assert (file.status_code, bool(content)) == (200, True), ending
        assert ending != "csv" or "'=Ontvangen" in content.decode("utf-8-sig")
