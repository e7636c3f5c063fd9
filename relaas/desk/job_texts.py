"""How a job is told: its state, how far it is, what came of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from relaas.kernel.job_records import State
from relaas.kernel.jobs import KINDS, RESULTS, Job
from relaas.kernel.models import PassingFile
from relaas.story.undoing_jobs import transactions_of
from relaas.web import formats

TONES: dict[str, str] = {State.RUNNING: "info", State.DONE: "good", State.REFUSED: "wait", State.FAILED: "bad"}
LACKING = "…"  # what a sentence names by now and an older result does not have
THOUSAND = 1000


class Counted(int):
    """A whole number that is written the way the reader writes numbers: 1.234."""

    def __str__(self) -> str:
        return formats.number(int(self))


@dataclass(frozen=True)
class ShownJob:
    """A job with the words for it."""

    job: Job

    @property
    def kind(self) -> str:
        """What kind of job it is; a kind that this version does not know any more has no words."""
        return str(KINDS[self.job.kind].label) if self.job.kind in KINDS else ""

    @property
    def tone(self) -> str:
        return TONES.get(self.job.state, "")

    @property
    def is_stopping(self) -> bool:
        """Somebody asked it to stop, and it has not come so far."""
        return self.job.cancel_asked_at is not None and not self.job.is_finished

    @property
    def percentage(self) -> int | None:
        """How much of it is done; nothing when nobody knows how much there is."""
        return min(100, 100 * self.job.done // self.job.total) if self.job.total else None

    @property
    def result(self) -> str:
        """The sentence about what came of it, if it left one."""
        if self.job.result_key not in RESULTS:
            return ""
        sentence, given = RESULTS[self.job.result_key], self.job.result
        if not callable(sentence):
            return str(sentence % defaultdict(lambda: LACKING, {name: _written(each) for name, each in given.items()}))
        try:
            return sentence(given)
        except KeyError:
            return LACKING

    @property
    def can_be_undone(self) -> bool:
        """Whether it ended with changes that it kept the transactions of."""
        return self.job.is_finished and bool(transactions_of(self.job))

    @cached_property
    def files(self) -> list[tuple[PassingFile, str]]:
        """What can be saved, with its size."""
        return [(file, size(file.size)) for file in self.job.files.filter(is_result=True)]


def size(value: int) -> str:
    """A number of bytes for people: `812 bytes`, `12 kB`, `3,4 MB`."""
    if value < THOUSAND:
        return f"{value} bytes"
    if value < THOUSAND**2:
        return f"{formats.number(value / THOUSAND, 0)} kB"
    return f"{formats.number(value / THOUSAND**2, 1)} MB"


def _written(value: Any) -> Any:
    return Counted(value) if isinstance(value, int) and not isinstance(value, bool) else value
