"""Filling a prepared, empty database in bulk: without triggers, indexes and constraints, which come back at the end.

Only a database that is being made for a measurement may be filled like this; everything else goes through verbs.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection, models

from relaas.bench import happenings
from relaas.bench.happenings import Happenings
from relaas.bench.loading_activities import MODELS as ACTIVITIES
from relaas.bench.loading_activities import write_activities
from relaas.bench.loading_contracts import MODELS as CONTRACTS
from relaas.bench.loading_contracts import write_contracts
from relaas.bench.loading_files import MODELS as FILES
from relaas.bench.loading_files import write_files
from relaas.bench.loading_postgresql import bulk_postgresql
from relaas.bench.loading_sqlite import bulk_sqlite
from relaas.bench.population import Batch, Population, Surroundings
from relaas.bench.records import Write, columns_of, rows_of
from relaas.kernel import installations, search
from relaas.kernel.models import NumberSeries
from relaas.parties import coding
from relaas.parties.models import AccountManager, Address, Channel, Employment, MatchKey, Party
from relaas.story import triggers
from relaas.story.models import Change, Entry, EntrySubject, Transaction

STORY: tuple[type[models.Model], ...] = (Transaction, Change, Entry, EntrySubject)
NUMBERED: tuple[type[models.Model], ...] = (
    Party, Address, Channel, AccountManager, Employment, *CONTRACTS, *ACTIVITIES, *FILES, *STORY,
)  # fmt: skip
TABLES: tuple[type[models.Model], ...] = (*NUMBERED, MatchKey)


def fill(scale: int, around: Surroundings, actors: Sequence[tuple[int, str]], said: Callable[[str], None]) -> None:
    """Make `scale` parties and as many contracts and activities, and files, with their story. `said` is told how far
    it is."""
    happened = Happenings(scale, actors, _first_free_number())
    with _in_bulk() as write:
        for batch in Population(scale, around).batches():
            _write_parties(write, batch)
            happenings.write(write, happened.added(batch.parties))
            said(f"{batch.parties[-1].pk:,} of {scale:,} parties")
        for told in happened.changed():
            happenings.write(write, told)
        write_contracts(write, scale, actors, happened.next_number, said)
        write_activities(write, scale, actors, happened.next_number + scale, said)
        write_files(write, scale, actors, happened.next_number + 2 * scale, said)
        said("indexes and triggers")
    NumberSeries.objects.update_or_create(name=coding.SERIES, defaults={"next_number": coding.FIRST + scale + 1})


def _first_free_number() -> int:
    """After what the preparation of the database left in the story."""
    last = [model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0 for model in STORY]
    return max(last) + 1


@contextmanager
def _in_bulk() -> Iterator[Write]:
    """Everything away, and back with figures for the planner."""
    tables = [model._meta.db_table for model in TABLES]
    bulk = bulk_sqlite if connection.vendor == "sqlite" else bulk_postgresql
    triggers.remove(connection)
    search.remove(connection)
    installations.remove(connection)
    with bulk(tables) as write:
        yield write
    search.install(connection)
    triggers.install(connection)
    installations.install(connection)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(NUMBERED)):
            cursor.execute(statement)
        # As PostgreSQL does by itself some minutes after a load: without it no index can answer alone.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _write_parties(write: Write, batch: Batch) -> None:
    for rows in (batch.parties, batch.addresses, batch.channels, batch.account_managers, batch.employments):
        if rows:
            model = type(rows[0])
            write(model._meta.db_table, columns_of(model), rows_of(rows))
    write(MatchKey._meta.db_table, ("key", "party_id"), batch.match_keys)
