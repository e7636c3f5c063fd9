"""U3: every change to every record is kept, by whatever path it is made, and can be taken back."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.refusals import Refused
from relaas.parties.models import PartyStatus
from relaas.story import triggers
from relaas.story.models import Change, Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

# any declared verb will do as the name: undo asks its right and its act
VERB = "story.undo"
JAN = Actor("Jan", user_id=1, holds_every_right=True)


def make(name: str, **values: Any) -> PartyStatus:
    return PartyStatus.objects.create(name=name, sort_name=name.lower(), **values)


def changes_of(number: int) -> list[tuple[str, dict[str, Any]]]:
    kept = Change.objects.filter(transaction_id=number).order_by("id")
    return [(change.operation, json.loads(change.old) if change.old else {}) for change in kept]


def states() -> list[dict[str, Any]]:
    return [dict(row) for row in PartyStatus.objects.order_by("id").values()]


@pytest.mark.parametrize(
    "write",
    [
        lambda status: make("Another"),
        lambda status: status.save(),
        lambda status: status.delete(),
        lambda status: PartyStatus.objects.update(tone="bad"),
        lambda status: PartyStatus.objects.bulk_create([PartyStatus(name="x", sort_name="x")]),
        lambda status: connection.cursor().execute("DELETE FROM parties_partystatus"),
        lambda status: connection.cursor().execute("UPDATE parties_partystatus SET tone = 'bad'"),
    ],
    ids=["insert", "save", "delete", "update", "bulk", "raw delete", "raw update"],
)
def test_no_row_changes_outside_a_verb(write: Any) -> None:
    with writing(by=SYSTEM, what=VERB):
        status = make("Active")
    status.tone = "good"
    before = states()
    with pytest.raises(IntegrityError, match="inside a verb"), transaction.atomic():
        write(status)
    assert states() == before


def test_an_insert_keeps_no_values_an_update_what_changed_a_delete_the_row() -> None:
    with writing(by=JAN, what=VERB) as made:
        status = make("Active 😀 \"'\\")
    with writing(by=JAN, what=VERB) as changed:
        status.tone = "good"
        status.save()
        status.save()
    with writing(by=JAN, what=VERB) as deleted:
        key = status.pk
        status.delete()
    assert changes_of(made) == [("I", {})]
    assert changes_of(changed) == [("U", {"tone": ""})], "a save that changes nothing leaves nothing"
    [(operation, row)] = changes_of(deleted)
    assert operation == "D"
    assert row["name"] == "Active 😀 \"'\\"
    assert row["id"] == key
    assert Transaction.objects.get(pk=deleted).actor_name == "Jan"


def test_a_primary_key_does_not_change() -> None:
    with writing(by=SYSTEM, what=VERB):
        status = make("Active")
    with pytest.raises(IntegrityError, match="primary key"), writing(by=SYSTEM, what=VERB):
        PartyStatus.objects.filter(pk=status.pk).update(id=status.pk + 1)


def test_what_raises_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError), writing(by=SYSTEM, what=VERB):
        make("Active")
        raise ZeroDivisionError
    assert not PartyStatus.objects.filter(sort_name="active").exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        make("Active")


def test_nobody_writes_in_another_ones_transaction() -> None:
    with writing(by=JAN, what=VERB) as number:
        with writing(by=JAN, what=VERB) as inner:
            assert inner == number
        with pytest.raises(RuntimeError), writing(by=SYSTEM, what=VERB):
            pass


def test_undo_gives_the_first_state_back_and_can_be_undone() -> None:
    with writing(by=JAN, what=VERB):
        first, second = make("Active", position=1), make("Dormant", position=2)
    before = states()
    with writing(by=JAN, what=VERB) as number:
        first.name, first.tone = "Actief", "good"
        first.save()
        first.position = 7
        first.save()
        second.delete()
        make("New")
    after = states()
    undo(Transaction.objects.get(pk=number), by=JAN)
    assert states() == before
    undoing = Transaction.objects.get(undoes_id=number)
    with pytest.raises(Refused) as refused:
        undo(Transaction.objects.get(pk=number), by=JAN)
    assert refused.value.code == "undone_already"
    undo(undoing, by=JAN)
    assert states() == after


def test_undo_refuses_what_somebody_changed_since_and_names_them() -> None:
    with writing(by=JAN, what=VERB):
        status = make("Active")
    with writing(by=JAN, what=VERB) as number:
        status.tone = "good"
        status.save()
    with writing(by=Actor("Piet", 2, holds_every_right=True), what=VERB):
        PartyStatus.objects.update(position=9)
    undo(Transaction.objects.get(pk=number), by=JAN)  # another column is no conflict
    undo(Transaction.objects.get(undoes_id=number), by=JAN)
    with writing(by=Actor("Piet", 2, holds_every_right=True), what=VERB):
        PartyStatus.objects.update(tone="bad")
    with pytest.raises(Refused) as refused:
        undo(Transaction.objects.get(pk=number), by=JAN)
    assert refused.value.code == "changed_since"
    assert "Piet" in refused.value.message
    assert PartyStatus.objects.get(pk=status.pk).tone == "bad"


def test_undo_refuses_a_value_that_another_record_has_taken() -> None:
    with writing(by=JAN, what=VERB):
        status = make("Active")
    with writing(by=JAN, what=VERB) as number:
        status.delete()
    with writing(by=JAN, what=VERB):
        make("active")
    with pytest.raises(Refused) as refused:
        undo(Transaction.objects.get(pk=number), by=JAN)
    assert refused.value.code == "taken_since"


def test_undo_asks_the_right_of_the_verb_that_it_undoes() -> None:
    with writing(by=JAN, what="parties.delete") as number:
        make("Active")
    clerk = Actor("Clerk", 3, rights=frozenset({"story.undo"}))
    with pytest.raises(Refused) as refused:
        undo(Transaction.objects.get(pk=number), by=clerk)
    assert refused.value.code == "right"


def test_missing_triggers_are_noticed() -> None:
    assert triggers.missing(connection) == []
    table = '"parties_partystatus"'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP TRIGGER history_update ON {table}")
        else:
            cursor.execute('DROP TRIGGER "history_parties_partystatus_update"')
    assert triggers.missing(connection) == ["parties_partystatus"]
    triggers.install(connection)
    assert triggers.missing(connection) == []


def test_migrating_leaves_the_triggers_whole() -> None:
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


def test_undoing_an_undoing_asks_the_right_of_the_first_verb() -> None:
    """Who may not archive cannot archive by taking an undoing back."""
    with writing(by=JAN, what="parties.archive") as number:
        make("Active")
    undo(Transaction.objects.get(pk=number), by=JAN)
    undoing = Transaction.objects.latest("id")
    clerk = Actor("Clerk", 3, rights=frozenset({"story.undo"}))
    with pytest.raises(Refused) as refused:
        undo(undoing, by=clerk)
    assert refused.value.code == "right"
    undo(undoing, by=JAN)
    assert PartyStatus.objects.filter(name="Active").exists()
