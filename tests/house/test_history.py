"""History: every record has its triggers, and nothing changes outside a verb, on the database that runs."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AlterModelTable, RenameField, RenameModel

from relaas.kernel.models import Record
from relaas.story import triggers
from relaas.story.describing import DESCRIPTIONS
from relaas.story.record_changes import models_of
from tests.house.conftest import House

# Rows that are not kept in history, and why.
UNRECORDED = {
    "accounts.DefaultView": "a preference: which view a list opens with",
    "accounts.SavedView": "a preference: how somebody wants to see a list again",
    "activities.MadeOnce": "of what the system made an action; it is not made again, whatever is undone",
    "activities.CalendarFeed": "a key, as a session is: of which only a digest is kept",
    "activities.MorningMail": "a preference: who wants a mail in the morning, and the day of the last one",
    "documents.MailAttachment": "goes with a mail that leaves the house, whose text must not stand in history",
    "documents.MailSubject": "the same: what such a mail is about",
    "documents.OutgoingMail": "how far a mail is; what left the house cannot be undone, and its text is nowhere else",
    "activities.ActivitySum": "numbers that triggers keep of the activities, which are in history",
    "contracts.ContractMonthSum": "the same of the months in which they begin",
    "contracts.ContractSum": "sums that triggers keep of the contracts, which are in history",
    "contracts.SubscriptionSum": "sums that triggers keep of the recurrences, which are in history",
    "contracts.ValueEvent": "made of the subscriptions, which are in history",
    "contracts.ValueSum": "sums that triggers keep of these",
    "imports.Import": "the state of the program: how far an import is; what it changes is in history",
    "imports.ImportedSet": "the same: which transactions are those of an import, and what is to be said of its rows",
    "imports.Mapping": "a preference: what columns were called last time",
    "kernel.Job": "the state of the program: how far a long job is; what it changes, it changes through verbs",
    "kernel.NumberSeries": "a number that was given out stays given out, whatever is undone",
    "kernel.PassingFile": "a file that is kept for thirty days, and nobody's data after that",
    "kernel.ScheduledJob": "the state of the program, not of anybody's data",
    "kernel.StoredFile": "bytes are named after what is in them and never change",
    "parties.FoundDouble": "what Relaas thinks, made anew by every sweep; what a person says of it is in history",
    "parties.MatchKey": "an index, made of what is in the parties",
    "story.Transaction": "this is history",
    "story.Change": "this is history",
    "story.Entry": "this is history, for people",
    "story.EntrySubject": "the same",
    "story.PrivateLook": "the log of looks: written when a page is opened, and never changed",
}


def _records() -> list[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def test_every_model_is_a_record_or_stands_here_with_a_reason() -> None:
    ours = {model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("relaas.")}
    assert {model._meta.label for model in ours if not issubclass(model, Record) and not model._meta.proxy} == set(
        UNRECORDED
    )


def test_a_party_has_no_records_that_history_cannot_name() -> None:
    """U3: what belongs to a relation is told in people's words, and every column that it has."""
    of_parties = [model for model in models_of("party") if not model.__module__.endswith("tests")]
    assert len(of_parties) >= 10
    assert not [model._meta.label for model in of_parties if model not in DESCRIPTIONS]
    wordless = [
        f"{model._meta.label}.{field.name}"
        for model in of_parties
        for field in DESCRIPTIONS[model].shown_columns().values()
        if field.name not in DESCRIPTIONS[model].facts and field.name not in DESCRIPTIONS[model].others
    ]
    assert not wordless, "give these a label in their room's description, or hide them"


def test_history_knows_every_column_that_was_renamed(db: None) -> None:
    """`Record.formerly`: history keeps a column under the name that it had; a table keeps its name."""
    loader = MigrationLoader(connection)
    renamed, forbidden = [], []
    for (app, name), migration in loader.disk_migrations.items():
        for operation in migration.operations if app in {model._meta.app_label for model in _records()} else ():
            if isinstance(operation, RenameField):
                renamed.append((app, operation.model_name, operation.old_name, operation.new_name))
            if isinstance(operation, (RenameModel, AlterModelTable)):
                forbidden.append(f"{app}.{name}")
    assert not forbidden, "history knows a table by its name"
    for app, model_name, old, new in renamed:
        model = apps.get_model(app, model_name)
        known = {field.column for field in model._meta.concrete_fields}
        if issubclass(model, Record) and {new, f"{new}_id"} & known:
            assert model.formerly.get(old) in known or model.formerly.get(f"{old}_id") in known, (model, old)


def test_every_record_has_its_triggers(db: None) -> None:
    assert triggers.missing(connection) == []


def test_a_trigger_that_is_gone_is_missed(db: None) -> None:
    """The check itself can fail: take all triggers off, and it names every table."""
    triggers.remove(connection)
    missing = " ".join(triggers.missing(connection))
    triggers.install(connection)
    assert all(model._meta.db_table in missing for model in _records() if not model._meta.proxy)


def test_nothing_is_written_outside_a_verb(house: House) -> None:
    """Insert, update and delete without an actor are refused for every table that has a row to try it on.

    A copy of a row may meet a UNIQUE constraint before it meets the trigger; it does not get in either way.
    """
    tried = [model for model in _records() if model._base_manager.exists() and not model._meta.proxy]
    assert len(tried) >= 5
    for model in tried:
        for attempt in _attempts(model):
            with pytest.raises(DatabaseError, match=r"only change inside a verb|(?i:unique)"), transaction.atomic():
                attempt()
                pytest.fail(f"{model._meta.label} was changed outside a verb")


def _attempts(model: type[Record]) -> Iterator[Callable[[], object]]:
    rows, row = model._base_manager, model._base_manager.all()[:1].get()
    texts = [field for field in model._meta.concrete_fields if isinstance(field, (models.CharField, models.TextField))]
    recorded = [field.attname for field in texts if not field.choices and field.attname not in model.unrecorded]
    if recorded:
        yield lambda: rows.filter(pk=row.pk).update(**{recorded[0]: "changed"})
    yield lambda: rows.filter(pk=row.pk)._raw_delete(rows.db)  # without Django's own cascade

    def insert() -> None:
        copy = rows.get(pk=row.pk)
        copy.pk = None
        rows.bulk_create([copy])

    yield insert
