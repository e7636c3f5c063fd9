"""Long jobs that are killed, taken over or stopped: each chunk is done exactly once."""

from datetime import timedelta
from threading import Event

import pytest

from relaas.kernel import clock, jobs
from relaas.kernel.job_records import State
from relaas.kernel.jobs import taking
from relaas.kernel.jobs.carrying_out import carry_out
from relaas.kernel.jobs.work import Cancelled, Interrupted, Work
from relaas.kernel.models import Job
from relaas.kernel.tests.trying_jobs import JAN, PIET, Declare, make_rows, rows, started

pytestmark = pytest.mark.django_db


def test_how_far_it_is_commits_with_the_chunk(kind: Declare) -> None:
    kind(make_rows(6))
    job = jobs.do_here(started())
    assert (job.position, job.done, job.total, len(rows())) == (6, 6, 6, 6)


@pytest.mark.parametrize("killed_in", [0, 2, 4])
def test_what_was_killed_goes_on_from_its_position(kind: Declare, killed_in: int) -> None:
    """Exactly once: the chunk in hand is gone with its position, those before it are not done again."""
    kind(make_rows(6, halfway=lambda _work, first: kill() if first == killed_in else None))
    job = started()
    assert taking.take(job, worker="me")
    with pytest.raises(Killed):
        carry_out(job, Event(), worker_lives=False)
    assert len(rows()) == killed_in
    kind(make_rows(6))
    assert taking.next_job() is None, "its heart may still be beating"
    assert taking.give_back_interrupted("me") == 1
    job = jobs.do_here(Job.objects.get())
    assert (job.state, rows()) == (State.DONE, [f"row {number}" for number in range(6)])


class Killed(BaseException):
    """What no code catches."""


def kill() -> None:
    raise Killed


def test_a_dead_heart_is_taken_up_by_any_worker_after_a_while(kind: Declare) -> None:
    kind(make_rows(2))
    job, now = started(), clock.now()
    assert taking.take(job, worker="somebody else")
    with clock.travel(now + taking.LEASE - timedelta(seconds=5)):
        assert taking.next_job() is None
        assert jobs.do_here(job).state == State.RUNNING, "it is being done"
    with clock.travel(now + taking.LEASE + timedelta(seconds=5)):
        assert taking.next_job() == job
        assert jobs.do_here(job).state == State.DONE


def test_a_worker_that_was_given_up_writes_no_more(kind: Declare) -> None:
    """It wakes up after another one has taken its job over: its chunk is rolled back, and it does not end the job."""

    def run(work: Work) -> None:
        Job.objects.filter(pk=work.job.pk).update(run="another", worker="other")
        make_rows(2)(work)

    kind(run)
    job = jobs.do_here(started())
    assert (job.state, job.worker, rows()) == (State.RUNNING, "other", [])


def test_of_two_workers_that_saw_the_same_job_one_takes_it(kind: Declare) -> None:
    kind(make_rows(2))
    job = started()
    seen_by_both = Job.objects.get(pk=job.pk)
    assert taking.take(job, worker="one")
    assert not taking.take(seen_by_both, worker="two")


def test_a_worker_that_stops_gives_its_job_back(kind: Declare) -> None:
    stopping = Event()
    kind(make_rows(6, halfway=lambda _work, first: stopping.set() if first == 2 else None))
    job = started()
    assert taking.take(job, worker="me")
    carry_out(job, stopping, worker_lives=False)
    job.refresh_from_db()
    assert (job.state, job.position, job.fruitless_starts, len(rows())) == (State.WAITING, 2, 0, 2)


def test_a_job_that_ends_its_worker_each_time_is_given_up(kind: Declare) -> None:
    kind(make_rows(2))
    job = started()
    Job.objects.update(fruitless_starts=taking.MOST_FRUITLESS_STARTS)
    assert jobs.do_here(job).state == State.FAILED
    other = started()
    Job.objects.filter(pk=other.pk).update(fruitless_starts=taking.MOST_FRUITLESS_STARTS - 1)
    assert (jobs.do_here(other).state, other.fruitless_starts) == (State.DONE, 0)


def test_jobs_of_one_owner_go_one_after_another_of_several_side_by_side(kind: Declare) -> None:
    kind(make_rows(2))
    first, second, of_another = started(), started(), started(by=PIET)
    assert taking.next_job() == first
    assert taking.take(first, worker="one")
    assert taking.next_job() == of_another
    assert taking.take(of_another, worker="two")
    assert taking.next_job() is None
    jobs.cancel(second, by=JAN)
    assert taking.next_job() is None


def test_a_job_that_waits_stops_at_once(kind: Declare) -> None:
    kind(make_rows(2))
    job = started()
    jobs.cancel(job, by=JAN)
    assert jobs.do_here(job).state == State.CANCELLED
    assert rows() == []


def test_a_job_that_runs_stops_after_the_chunk_before(kind: Declare) -> None:
    """The chunk in hand is rolled back whole; what was done before stands, and two clicks are one."""

    def run(work: Work) -> None:
        make_rows(2)(work)
        jobs.cancel(work.job, by=JAN)
        jobs.cancel(work.job, by=JAN)
        make_rows(6)(work)

    kind(run)
    job = jobs.do_here(started())
    assert (job.state, job.position, job.done, rows()) == (State.CANCELLED, 2, 2, ["row 0", "row 1"])
    jobs.cancel(job, by=JAN)
    assert Job.objects.get().state == State.CANCELLED


def test_asked_to_stop_while_its_worker_is_dead_it_never_goes_on(kind: Declare) -> None:
    kind(make_rows(2))
    job = started()
    assert taking.take(job, worker="me")
    jobs.cancel(job, by=JAN)
    taking.give_back_interrupted("me")
    assert jobs.do_here(job).state == State.CANCELLED
    assert rows() == []


def test_a_job_that_only_reads_hears_it_too(kind: Declare) -> None:
    heard: list[str] = []

    def run(work: Work) -> None:
        work.report(done=1, total=9)
        work.cancelled.set()
        try:
            work.report(done=2, total=9)
        except Cancelled:
            heard.append("stop")
            work.finish("x", {"read": 2})
            raise

    kind(run)
    job = jobs.do_here(started())
    assert (heard, job.state, job.done, job.total, job.result) == (["stop"], State.CANCELLED, 2, 9, {"read": 2})


def test_a_worker_that_stops_or_was_given_up_is_told_when_it_reports(kind: Declare) -> None:
    kind(make_rows(2))
    for told in ("_stopping", "taken_over"):
        work = Work(started(), jobs.Owner(JAN, "nl"), Event())
        getattr(work, told).set()
        with pytest.raises(Interrupted):
            work.report(done=1)
