"""Actions, contact moments and notes out of a file: kinds, names, days, what is wrong, nothing twice (A1, A2, A4)."""

from datetime import date, time
from pathlib import Path

import pytest

from relaas.accounts.models import User
from relaas.activities.categories import add_category
from relaas.activities.importing.importer import ActivityImporter
from relaas.activities.models import Activity, ActivityKind, Channel, Priority
from relaas.imports.importer import Outcome, Row
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.program import preparation
from relaas.program.command_line import main
from relaas.story.writing import writing

BAKERY = "Bakkerij van den Berg"


def bring_in(by: Actor, *rows: dict[str, str]) -> list[Outcome]:
    """Plan and carry out these rows; cells by the last part of their target."""
    importer = ActivityImporter()
    cells = [
        Row(number, {f"activity.{name}": cell for name, cell in row.items()}) for number, row in enumerate(rows, 2)
    ]
    plan = importer.plan(cells, existing="update", by=by, seen=importer.begin())
    with writing(by=by, what="test"):
        return list(importer.carry_out(plan, by=by, seen=None))


def whats(outcomes: list[Outcome]) -> list[str]:
    return [outcome.what for outcome in outcomes]


def test_the_three_kinds(by: Actor, sanne: User, karin: User, bakery: Party, jan: Party) -> None:
    """Kinds, channels and days in other words, with whom by name, who by address; done ones on their day."""
    category = add_category(facts={"name": "Bellen"}, by=by)
    outcomes = bring_in(
        by,
        {"kind": "Taak", "relation": BAKERY, "title": "Offerte bellen", "due": "20-3-2027", "due_time": "9:30",
         "performer": "KARIN@relaas.example", "priority": "spoed", "category": "bellen", "person": "Jan van den Berg"},
        {"kind": "Call", "relation": BAKERY, "text": "Wil meer rogge", "at": "2025-03-12 14:05", "person": jan.name},
        {"kind": "notitie", "relation": BAKERY, "text": "Sleutel ligt\nbij de balie", "done": "1-2-2026"},
        {"title": "Terugbellen", "due": "1-4-2026", "done": "31-3-2026", "result": "Gelukt"},
    )  # fmt: skip
    assert whats(outcomes) == ["created"] * 4
    assert not [outcome.problems for outcome in outcomes if outcome.problems]
    action, moment, note, done = Activity.objects.order_by("pk")
    assert (action.kind, action.performer, action.priority) == (ActivityKind.ACTION, karin, Priority.HIGH)
    assert (action.relation, action.person, action.category) == (bakery, jan, category)
    assert (action.due, action.due_time) == (date(2027, 3, 20), time(9, 30))
    assert (moment.channel, moment.person, moment.performer) == (Channel.PHONE, jan, sanne)
    assert f"{moment.at.astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M}" == "12-03-2025 14:05"
    assert (note.title, note.is_open) == ("Sleutel ligt", False)
    assert (done.done_at and done.done_at.date(), done.result, done.relation) == (date(2026, 3, 31), "Gelukt", None)


def test_what_is_wrong_is_said(by: Actor, bakery: Party) -> None:
    """A cell that cannot be kept is left out with its reason; a row without its relation or kind is refused."""
    outcomes = bring_in(
        by,
        {"kind": "actie", "relation": BAKERY, "title": "Bel", "due": "12-3-1926", "performer": "Wie dan ook"},
        {"kind": "actie", "relation": "Slager Onbekend", "title": "Bel"},
        {"kind": "gedachte", "title": "Bel"},
        {"kind": "notitie", "relation": BAKERY, "title": "Lang", "text": "x" * 100_000},
        {"kind": "telefoon", "relation": BAKERY, "text": "Ja", "person": "Piet Niemand", "at": "31-02-2025"},
    )
    assert whats(outcomes) == ["created", "refused", "refused", "created", "created"]
    codes = [[problem.code for problem in outcome.problems] for outcome in outcomes]
    assert codes == [["out_of_range", "user_unknown"], [], [], ["too_long"], ["day", "person_unknown"]]
    archive(bakery, by=by)
    assert whats(bring_in(by, {"relation": BAKERY, "title": "Nog een"})) == ["refused"]


def test_the_same_file_again_brings_nothing(by: Actor, bakery: Party) -> None:
    rows = (
        {"relation": BAKERY, "title": "Deur", "text": "Klemt", "at": "1-3-2026"},
        {"title": "Bel", "due": "1-4-2027"},
        {"relation": BAKERY, "title": "Deur", "text": "Klemt", "at": "1-3-2026"},
    )
    assert whats(bring_in(by, *rows)) == ["created", "created", "skipped"]
    assert whats(bring_in(by, *rows)) == ["skipped"] * 3


def test_by_the_command_line(
    by: Actor, sanne: User, user_of: object, bakery: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Columns by their Dutch headings; an action that names nobody is for the first administrator."""
    assert callable(user_of)
    boss = user_of("administrator", "Beheer")
    monkeypatch.setattr(preparation, "prepare", lambda: None)
    file = tmp_path / "acties.csv"
    file.write_text(f"Soort;Relatie;Onderwerp;Omschrijving;Uiterlijk\nActie;{BAKERY};Bel;Over rogge;20-3-2027\n")
    assert main(["import", "activities", str(file)]) == 0
    action = Activity.objects.get()
    assert (action.relation, action.title, action.text, action.performer) == (bakery, "Bel", "Over rogge", boss)
