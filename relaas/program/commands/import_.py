"""`relaas import KIND FILE`: the same as on the screen: columns are guessed, rows checked and written, all undoable."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.translation import override

from relaas.imports.importer import IMPORTERS
from relaas.imports.mapping import applied
from relaas.imports.models import Import
from relaas.imports.preparing import choose, forget, importer_of, start_import, take_in
from relaas.imports.running import foreseen
from relaas.imports.telling import Said, counted, names_of, pieces_of_report, said_in, said_of
from relaas.kernel import jobs
from relaas.kernel.actors import Actor
from relaas.kernel.job_records import State
from relaas.kernel.refusals import Refused
from relaas.program import acting, preparation
from relaas.program.commands.export import write_whole
from relaas.program.stopping import REFUSED, Stop

LOOK_SECONDS = 0.5
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help=f"one of: {', '.join(IMPORTERS.names())}")
    parser.add_argument("file", metavar="FILE", type=Path, help="CSV or XLSX")
    parser.add_argument(
        "--mapping", metavar="FILE", type=Path, help='JSON: {"columns": {"heading": "organization.name", ...}}'
    )
    parser.add_argument(
        "--existing", choices=("update", "leave"), default="update",
        help="what to do with those that are found (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    parser.add_argument("--report", metavar="FILE.json", type=Path, help="write the report here")
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help="of the reasons (default: %(default)s)")
    acting.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if options.kind not in IMPORTERS:
        raise Stop(f"There is no kind {options.kind!r}; there are: {', '.join(IMPORTERS.names())}.")
    mapping = read_mapping(options.mapping) if options.mapping else None
    preparation.prepare()
    actor = acting.actor(options)
    began = time.monotonic()
    with override(options.language):
        current = _take_in(options, actor)
        try:
            choices = current.targets if mapping is None else applied(current.read_columns, mapping)
            current.columns = [each.keep() for each in choose(current, choices, existing=options.existing, by=actor)]
            current.existing = options.existing
            if options.dry_run:
                report = _foreseen(current, actor)
                pieces = iter([json.dumps({**report, **_seconds(began)}, ensure_ascii=False, indent=1).encode()])
                counts, refused = {name: _count(value) for name, value in report.items()}, report["refused"]
            else:
                _bring_in(current, actor)
                counts, refused = current.counts(), said_in(current, "refused")
                pieces = pieces_of_report(current, **_seconds(began))
        finally:
            if options.dry_run or not current.started:
                forget(current)
    if options.report:
        write_whole(options.report, pieces)
    _say({**counts, **_seconds(began)}, refused)
    return 0


def read_mapping(path: Path) -> dict[str, str]:
    """The columns of a mapping file."""
    try:
        given = json.loads(path.read_text("utf-8-sig"))
        columns = given["columns"]
        if not all(isinstance(name, str) and isinstance(target, str) for name, target in columns.items()):
            raise TypeError
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Stop(f'{path} is not a mapping: {{"columns": {{"heading": "organization.name"}}}}.') from error
    return dict(columns)


def _take_in(options: argparse.Namespace, actor: Actor) -> Import:
    try:
        with options.file.open("rb") as file:
            return take_in(File(file), name=options.file.name, importer=IMPORTERS[options.kind], by=actor)
    except OSError as error:
        raise Stop(f"{options.file} cannot be read: {error.strerror}.") from error


def _foreseen(current: Import, actor: Actor) -> dict[str, Any]:
    report: dict[str, Any] = {"rows": 0, "created": 0, "updated": 0, "skipped": 0, "refused": [], "warnings": []}
    for chunk, outcomes in foreseen(current, importer_of(current, actor), by=actor):
        counts = counted(outcomes)
        report["rows"] += len(outcomes)
        for name in ("created", "updated", "skipped"):
            report[name] += counts[name]
        for name, said in said_of(outcomes, chunk, names_of(current)).items():
            report[name] += [{key: value for key, value in each.items() if key != "cells"} for each in said]
    return report


def _bring_in(current: Import, actor: Actor) -> None:
    """Done here, unless a worker took it first; then it is waited for."""
    job = jobs.do_here(start_import(current, by=actor))
    while not job.is_finished:
        time.sleep(LOOK_SECONDS)
        job.refresh_from_db()
    if job.state == State.REFUSED:
        raise Refused("refused", job.message)
    if job.state != State.DONE:
        raise Stop(f"The import has ended: {job.get_state_display()}.", REFUSED)


def _seconds(began: float) -> dict[str, float]:
    return {"seconds": round(time.monotonic() - began, 2)}


def _count(value: Any) -> int:
    return len(value) if isinstance(value, list) else int(value)


def _say(counts: Mapping[str, float], refused: Iterable[Said]) -> None:
    names = {"warned": "warnings"}
    sys.stdout.write("".join(f"{names.get(name, name)}: {count}\n" for name, count in counts.items()))
    for each in islice(refused, SHOWN):
        sys.stdout.write(f"  row {each['row']}: {each['reason']}\n")
