"""Long jobs: started, done, stopped, refused, failed, taken up again; each exactly once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction

from relaas.kernel import jobs
from relaas.kernel.actors import Actor
from relaas.kernel.job_records import State
from relaas.kernel.jobs import owners
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import Job, NumberSeries

pytestmark = pytest.mark.django_db

JAN = Actor("Jan", 7)
PIET = Actor("Piet", 8)
KIND = "kernel.try"


@pytest.fixture(autouse=True)
def media(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's own settings object
    return tmp_path


@pytest.fixture(autouse=True)
def everybody_works_here(monkeypatch: pytest.MonkeyPatch) -> dict[int, jobs.Owner]:
    """Jan and Piet may sign in, until a test says that they may not; Jan reads Dutch."""
    known = {7: jobs.Owner(JAN, "nl"), 8: jobs.Owner(PIET, "en")}
    monkeypatch.setattr(owners, "_find", [known.get])
    return known


type Declare = Callable[[Callable[[Work], None]], None]


@pytest.fixture
def kind() -> Iterator[Declare]:
    """Declares what a job of KIND does; forgotten after the test."""

    def declare(run: Callable[[Work], None]) -> None:
        jobs.long_job(KIND, label="Try")(run)

    yield declare
    jobs.KINDS._items.pop(KIND, None)


def started(by: Actor = JAN, **parameters: object) -> Job:
    return jobs.start(KIND, parameters, by=by, title="Try it")


def test_a_job_is_done_with_its_parameters_for_its_owner(kind: Declare) -> None:
    seen: list[tuple[object, ...]] = []
    kind(lambda work: seen.append((work.parameters["number"], work.by, work.position)))
    job = jobs.do_here(started(number=3))
    assert (job.state, seen) == (State.DONE, [(3, JAN, None)])
    assert job.started_at
    assert job.finished_at


def numbers(*, until: int, stop_at: int = 0, asks: Job | None = None) -> Callable[[Work], None]:
    """A job that gives out numbers, five in a chunk, and breaks off in the chunk of `stop_at`."""

    def run(work: Work) -> None:
        for first in range(work.position or 0, until, 5):
            with transaction.atomic():
                for number in range(first, first + 5):
                    NumberSeries.objects.create(name=f"try {number}", next_number=0)
                    if number + 1 == stop_at:
                        raise KeyboardInterrupt
                work.advance(first + 5, done=first + 5, total=until)

    return run
