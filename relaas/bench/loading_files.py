"""Writing the files of a measurement in bulk, each with its story: added, in one transaction of its own."""

import json
from collections.abc import Callable, Sequence

from django.db.models import Max

from relaas.bench import happenings
from relaas.bench.file_population import FilePopulation
from relaas.bench.happenings import Told
from relaas.bench.records import Write, columns_of, rows_of
from relaas.files import sentences
from relaas.files.models import FileVersion, Item
from relaas.kernel.models import StoredFile
from relaas.parties.models import Party

MODELS = (StoredFile, Item, FileVersion)


def write_files(
    write: Write, count: int, actors: Sequence[tuple[int, str]], first: int, said: Callable[[str], None]
) -> None:
    """Write the files of `count` parties, that stand in the database; their story is numbered from `first`."""
    relations = Party.objects.filter(is_relation=True, archived_at=None, only_for_account_manager=False)
    parties = list(relations.order_by("pk").values_list("pk", flat=True))
    last = StoredFile.objects.aggregate(last=Max("pk"))["last"] or 0
    for batch in FilePopulation(count, parties, actors, last + 1).batches():
        for rows in (batch.stored, batch.items, batch.versions):
            if rows:
                write(type(rows[0])._meta.db_table, columns_of(type(rows[0])), rows_of(rows))
        _tell(write, batch.items, first)
        first += len(batch.items)
        said(f"{batch.items[-1].pk:,} files and folders")


def _tell(write: Write, items: Sequence[Item], first: int) -> None:
    told = Told()
    for number, item in enumerate(items, first):
        at, actor = str(item.changed_at), (item.changed_by_id, item.changed_by_name)
        key = sentences.FOLDER_MADE if item.is_folder else sentences.ADDED
        said = {"name": item.name} if item.is_folder else {"names": [item.name], "number": 1}
        told.transactions.append((number, at, *actor, key))
        told.changes.append((number, number, Item._meta.db_table, item.pk, "I", "", "file", item.pk))
        told.entries.append((number, number, at, *actor, key, json.dumps(said), ""))
        told.subjects.append((2 * number, number, "file", item.pk, at))
        told.subjects.append((2 * number + 1, number, item.holder_kind, item.holder_id, at))
    happenings.write(write, told)
