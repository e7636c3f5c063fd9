"""What tests of long jobs share: who owns them, and a job that makes rows in chunks."""

from collections.abc import Callable

from django.db import transaction

from relaas.kernel import jobs
from relaas.kernel.actors import Actor
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import Job, NumberSeries

JAN = Actor("Jan", 7)
PIET = Actor("Piet", 8)
KIND = "kernel.try"

type Run = Callable[[Work], None]
type Declare = Callable[[Run], None]


def started(by: Actor = JAN, once: str = "", **parameters: object) -> Job:
    return jobs.start(KIND, parameters, by=by, title="Try it", once=once)


def rows() -> list[str]:
    """The rows that jobs of these tests made, with how often each."""
    return sorted(NumberSeries.objects.filter(name__startswith="row").values_list("name", flat=True))


def make_rows(until: int, *, halfway: Callable[[Work, int], None] = lambda _work, _first: None) -> Run:
    """A job that makes rows, two in a chunk. `halfway` happens in each chunk, before it advances."""

    def run(work: Work) -> None:
        for first in range(work.position or 0, until, 2):
            with transaction.atomic():
                for number in (first, first + 1):
                    NumberSeries.objects.create(name=f"row {number}", next_number=0)
                halfway(work, first)
                work.advance(first + 2, done=first + 2, total=until)

    return run
