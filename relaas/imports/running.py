"""Bringing the rows in: a job of one verb per 128 rows, so that a kill or a stop leaves whole sets and no half ones."""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.utils.translation import gettext_lazy

from relaas.imports.importer import IMPORTERS, Ahead, Importer, Outcome, Plan
from relaas.imports.models import Import, ImportedSet
from relaas.imports.report_files import leave_report, write_refused, write_warnings
from relaas.imports.rights import IMPORT
from relaas.imports.rows import Chunk, chunks
from relaas.imports.telling import Said, counted, names_of, said_of
from relaas.kernel.actors import Actor
from relaas.kernel.jobs import Cancelled, Work, long_job, result
from relaas.kernel.one_ahead import can_be_beside, one_ahead
from relaas.kernel.policy import Act
from relaas.kernel.verbs import require_right, verb
from relaas.kernel.writing_much import writing_much
from relaas.story.writing import open_transaction

RUN, CHECK = "imports.run", "imports.check"
WORTH_A_PROCESS = 2_000  # rows; of fewer the import is over as soon
IMPORTED = result(
    "imports.imported",
    gettext_lazy(
        "%(rows)s rows: %(created)s added, %(updated)s changed, %(skipped)s left as they were, %(refused)s refused."
    ),
)
CHECKED = result(
    "imports.checked",
    gettext_lazy(
        "%(rows)s rows: %(created)s would be added, %(updated)s changed, %(skipped)s left as they are, "
        "%(refused)s refused."
    ),
)


@verb("imports.import_rows", act=Act.CHANGE, right=IMPORT, on=())
def import_rows(
    current: Import, chunk: Chunk, plan: Plan, *, importer: Importer, seen: Any, work: Work, done: int, by: Actor
) -> list[Outcome]:
    """Write the planned rows and how far the import is, in one transaction; gives what became of each row.

    Needs the right of what is imported too. Who it touches is the importer's to ask of the law (C11).
    """
    require_right(importer.right, by)
    outcomes = list(importer.carry_out(plan, by=by, seen=seen))
    said = said_of(outcomes, chunk, names_of(current))
    ImportedSet.objects.create(
        of=current, transaction_id=open_transaction(), rows=len(outcomes), report=said, **counted(outcomes)
    )
    work.advance(chunk.last, done=done + len(outcomes), total=current.rows)
    return outcomes


@long_job(RUN, label=gettext_lazy("Import"))
def run(work: Work) -> None:
    """Bring all rows in, after the last that is in already, and leave the report."""
    current = Import.objects.get(pk=work.parameters["import"])
    importer = IMPORTERS[current.kind]
    try:
        _bring_in(current, importer, work)
    except Cancelled:
        leave_report(current, work)
        work.finish(IMPORTED, current.counts())
        raise
    leave_report(current, work)
    work.finish(IMPORTED, current.counts())


def _bring_in(current: Import, importer: Importer, work: Work) -> None:
    memory, done = importer.begin(current.file_name), current.counts()["rows"]
    with _plans(current, importer, work, memory, left=current.rows - done) as plans, writing_much():
        for chunk, plan in plans:
            import_rows(current, chunk, plan, importer=importer, seen=memory, work=work, done=done, by=work.by)
            done += len(chunk.rows)


def _plans(
    current: Import, importer: Importer, work: Work, memory: Any, *, left: int
) -> AbstractContextManager[Iterator[tuple[Chunk, Plan]]]:
    """Chunk by chunk what is left of the file, planned; beside this process where that is worth it and can be."""
    ahead = importer.begin(current.file_name)
    if left >= WORTH_A_PROCESS and isinstance(ahead, Ahead) and can_be_beside():
        ahead.is_ahead = True
        return one_ahead(_planned(current, importer, work, ahead), memory.news)
    return nullcontext(_planned(current, importer, work, memory))


def _planned(current: Import, importer: Importer, work: Work, memory: Any) -> Generator[tuple[Chunk, Plan], Any]:
    """What is left of the file; is sent the news of the memory with which it is carried out, if that is another."""
    for chunk in chunks(current, after=work.position or 0):
        news = yield chunk, importer.plan(chunk.rows, existing=current.how, by=work.by, seen=memory)
        if news is not None:
            memory.hear(news)


@long_job(CHECK, label=gettext_lazy("Check of an import"))
def check(work: Work) -> None:
    """Say what all rows would do, and change nothing."""
    current = Import.objects.get(pk=work.parameters["import"])
    importer = IMPORTERS[current.kind]
    require_right(importer.right, work.by)
    totals = dict.fromkeys(("rows", *counted([])), 0)
    report: dict[str, list[Said]] = {"refused": [], "warnings": []}
    for chunk, outcomes in foreseen(current, importer, by=work.by):
        totals["rows"] += len(chunk.rows)
        for name, count in counted(outcomes).items():
            totals[name] += count
        for name, said in said_of(outcomes, chunk, names_of(current)).items():
            report[name] += said
        work.report(done=totals["rows"], total=current.rows)
    write_refused(current, report["refused"], work)
    write_warnings(report["warnings"], work)
    work.finish(CHECKED, totals)


def foreseen(current: Import, importer: Importer, *, by: Actor) -> Iterator[tuple[Chunk, list[Outcome]]]:
    """What each row would do, chunk by chunk; reads only."""
    memory = importer.begin(current.file_name)
    for chunk in chunks(current):
        plan = importer.plan(chunk.rows, existing=current.how, by=by, seen=memory)
        yield chunk, list(plan.outcomes)
