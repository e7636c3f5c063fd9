"""Long jobs to try: a kind of job that a test says what it does, and two people who own jobs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from relaas.kernel import jobs
from relaas.kernel.jobs import owners
from relaas.kernel.tests.trying_jobs import JAN, KIND, PIET, Declare, Run


@pytest.fixture
def media(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's own settings object
    return tmp_path


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[int, jobs.Owner]:
    """Jan and Piet may sign in, until a test says that they may not; Piet reads English."""
    people = {7: jobs.Owner(JAN, "nl"), 8: jobs.Owner(PIET, "en")}
    monkeypatch.setattr(owners, "_find", [people.get])
    return people


@pytest.fixture
def kind(media: Path, known: dict[int, jobs.Owner]) -> Iterator[Declare]:
    """Says what a job of KIND does; forgotten after the test."""

    def declare(run: Run) -> None:
        jobs.KINDS._items.pop(KIND, None)
        jobs.long_job(KIND, label="Try")(run)

    yield declare
    jobs.KINDS._items.pop(KIND, None)
