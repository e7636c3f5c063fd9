"""`python -m relaas.imports.tests.looking start FILE`, or `undo`, or `look`: the import, its rows, and all records."""

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path

import django


def start(path: str) -> None:
    """Take a file in and have it imported."""
    from django.core.files.base import File

    from relaas.imports.importer import IMPORTERS
    from relaas.imports.preparing import start_import, take_in
    from relaas.kernel.actors import COMMAND_LINE

    with Path(path).open("rb") as file:
        current = take_in(File(file), name="kill.csv", importer=IMPORTERS["relations"], by=COMMAND_LINE)
    start_import(current, by=COMMAND_LINE)


def undo() -> None:
    """Have the import undone."""
    from relaas.imports.models import Import
    from relaas.imports.undoing import start_undoing
    from relaas.kernel.actors import COMMAND_LINE

    start_undoing(Import.objects.get(), by=COMMAND_LINE)


def look() -> dict[str, object]:
    """How far the last job is, how often each relation is there, and what all records together are."""
    from relaas.imports.models import Import
    from relaas.imports.tests.dumping import dump
    from relaas.kernel.jobs import Job
    from relaas.parties.models import Party

    names = list(Party.objects.filter(name__startswith="Kill ").values_list("name", flat=True))
    job, current = Job.objects.order_by("id").last(), Import.objects.first()
    return {
        "state": job.state if job else "",
        "done": job.done if job else 0,
        "relations": len(names),
        "twice": [name for name, times in Counter(names).items() if times > 1],
        "counts": current.counts() if current else {},
        "records": hashlib.sha256(json.dumps(dump(), default=str, sort_keys=True).encode()).hexdigest(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    if sys.argv[1] == "start":
        start(sys.argv[2])
    if sys.argv[1] == "undo":
        undo()
    sys.stdout.write(json.dumps(look()))
