"""What the check shows: the first rows as they would come in, problems per cell, and what all of it would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext_lazy as _

from relaas.imports.guessing.columns import Column
from relaas.imports.importer import CHUNK, CellProblem, Importer, Outcome
from relaas.imports.models import Import
from relaas.imports.rows import Chunk, chunks
from relaas.imports.telling import counted
from relaas.kernel.actors import Actor

LOOKED_AT = 1000  # rows that are planned while somebody waits; the rest is a job
FIRST = 10
REMARKED = 20
WORDS = {"created": _("new"), "updated": _("changes"), "skipped": _("stays"), "refused": _("refused")}
TONES = {"created": "good", "updated": "info", "skipped": "", "refused": "bad"}


@dataclass(frozen=True)
class ShownCell:
    """A cell of the preview: what will be kept, and what is said of it. `tone`: mended, bad or none."""

    text: str
    tone: str = ""
    note: str = ""
    was: str = ""


@dataclass(frozen=True)
class ShownRow:
    """A row of the preview."""

    number: int
    word: str
    tone: str
    reason: str
    cells: list[ShownCell]


@dataclass(frozen=True)
class Preview:
    """The rows that are shown, under each column's name and meaning, and the counts of those that were looked at."""

    headings: list[tuple[str, str]]
    rows: list[ShownRow]
    counts: dict[str, int]
    looked_at: int
    complete: bool


def preview(current: Import, importer: Importer, *, by: Actor) -> Preview:
    """Plan the first rows; nothing is written. Shows the first ten, then those that something is said of."""
    columns = [column for column in current.read_columns if column.target]
    memory = importer.begin(current.file_name)
    outcomes: list[Outcome] = []
    shown: list[ShownRow] = []
    for chunk in islice(chunks(current), LOOKED_AT // CHUNK):
        some = importer.plan(chunk.rows, existing=current.how, by=by, seen=memory).outcomes
        outcomes += some
        shown += _shown(chunk, some, columns, len(shown))
    counts = counted(outcomes)
    labels = {target.key: str(target.label) for target in importer.targets}
    headings = [(column.name, labels.get(column.target, "")) for column in columns]
    return Preview(headings, shown, counts, len(outcomes), len(outcomes) == current.rows)


def _shown(chunk: Chunk, outcomes: Sequence[Outcome], columns: Sequence[Column], before: int) -> list[ShownRow]:
    rows: list[ShownRow] = []
    for row, outcome in zip(chunk.rows, outcomes, strict=True):
        remarked = outcome.problems or outcome.what == "refused"
        if before + len(rows) < FIRST or (remarked and before + len(rows) < FIRST + REMARKED):
            problems = {problem.target: problem for problem in outcome.problems}
            cells = [_cell(row.cells.get(column.target, ""), problems.get(column.target)) for column in columns]
            word, tone = str(WORDS[outcome.what]), TONES[outcome.what]
            rows.append(ShownRow(row.number, word, tone, outcome.reason, cells))
    return rows


def _cell(text: str, problem: CellProblem | None) -> ShownCell:
    if problem is None:
        return ShownCell(text)
    if problem.mended_to is None:
        return ShownCell(text, "bad", problem.reason)
    return ShownCell(problem.mended_to, "mended", problem.reason, text)
