"""Planned jobs: done once when they are due, by one worker, and again after one that was killed."""

from datetime import UTC, datetime, time, timedelta

import pytest

from relaas.kernel import clock, schedule
from relaas.kernel.models import ScheduledJob
from relaas.kernel.registries import Registry
from relaas.kernel.schedule import DailyJob

AFTERNOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
NIGHT = datetime(2026, 7, 2, 1, 0, tzinfo=UTC)  # three o'clock, Dutch summer time

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """One job at three in the night, and when it was done."""
    jobs: Registry[DailyJob] = Registry("job")
    monkeypatch.setattr(schedule, "JOBS", jobs)
    times: list[datetime] = []
    schedule.daily("count", at=time(3, 0))(lambda: times.append(clock.now()))
    with clock.travel(AFTERNOON):
        schedule.plan()
    return times


def test_a_job_waits_until_it_is_due_and_is_then_done_once(done: list[datetime]) -> None:
    with clock.travel(NIGHT - timedelta(seconds=1)):
        assert schedule.run_due() == 0
    with clock.travel(NIGHT):
        assert schedule.run_due() == 1
        assert schedule.run_due() == 0
    assert done == [NIGHT]
    assert ScheduledJob.objects.get().due_at == NIGHT + timedelta(days=1)


def test_days_that_were_missed_are_made_up_for_once(done: list[datetime]) -> None:
    with clock.travel(NIGHT + timedelta(days=5, hours=2)):
        assert schedule.run_due() == 1
        assert schedule.run_due() == 0


def test_planning_again_changes_nothing(done: list[datetime]) -> None:
    before = ScheduledJob.objects.get().due_at
    with clock.travel(NIGHT + timedelta(days=3)):
        schedule.plan()
    assert ScheduledJob.objects.get().due_at == before


def test_what_is_done_at_the_start_is_due_each_time_a_worker_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the worker before it was killed while it did this; and at night as ever."""
    jobs: Registry[DailyJob] = Registry("job")
    monkeypatch.setattr(schedule, "JOBS", jobs)
    times: list[datetime] = []
    schedule.daily("sweep", at=time(3, 0), at_start=True)(lambda: times.append(clock.now()))
    for _start in range(2):
        with clock.travel(AFTERNOON):
            schedule.plan()
            assert schedule.run_due() == 1
            assert schedule.run_due() == 0
        ScheduledJob.objects.update(started_at=AFTERNOON)
    ScheduledJob.objects.update(started_at=None)
    with clock.travel(NIGHT):
        schedule.run_due()
    assert times == [AFTERNOON, AFTERNOON, NIGHT]


@pytest.mark.parametrize(
    ("after", "due"),
    [
        (datetime(2026, 3, 28, 12, 0, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),  # summer time begins
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),  # winter time begins
    ],
)
def test_three_o_clock_is_what_the_clock_says_here(after: datetime, due: datetime) -> None:
    assert DailyJob("count", lambda: None, time(3, 0)).next_due(after) == due


def test_what_another_worker_is_doing_is_left_to_it_for_an_hour(done: list[datetime]) -> None:
    ScheduledJob.objects.update(started_at=NIGHT)
    with clock.travel(NIGHT + timedelta(minutes=59)):
        assert schedule.run_due() == 0
    with clock.travel(NIGHT + timedelta(minutes=61)):
        assert schedule.run_due() == 1


def test_of_two_workers_that_saw_the_same_row_one_takes_it(done: list[datetime]) -> None:
    with clock.travel(NIGHT):
        seen = ScheduledJob.objects.get()
        assert schedule._take(seen)
        assert not schedule._take(seen)
    assert done == [NIGHT]


def test_a_job_that_fails_says_so_and_is_done_again_the_next_night(done: list[datetime]) -> None:
    def fail() -> None:
        raise ValueError("no paper")

    schedule.JOBS.add("fail", DailyJob("fail", fail, time(3, 0)))
    with clock.travel(AFTERNOON):
        schedule.plan()
    with clock.travel(NIGHT):
        assert schedule.run_due() == 2
    failed = ScheduledJob.objects.get(name="fail")
    assert failed.problem == "ValueError: no paper"
    assert failed.due_at == NIGHT + timedelta(days=1)
    assert done == [NIGHT]
