"""Long jobs: started once, done for their owner, and how they end."""

import pytest
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy

from relaas.kernel import jobs
from relaas.kernel.actors import COMMAND_LINE, SYSTEM, Actor
from relaas.kernel.job_records import SEE_ALL_JOBS, State
from relaas.kernel.jobs import starting
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import Job
from relaas.kernel.refusals import Refused
from relaas.kernel.tests.trying_jobs import JAN, KIND, PIET, Declare, make_rows, rows, started

pytestmark = pytest.mark.django_db

CHIEF = Actor("Els", 9, frozenset({SEE_ALL_JOBS}))


def test_a_job_is_done_with_its_parameters_for_its_owner(kind: Declare) -> None:
    seen: list[object] = []
    kind(lambda work: seen.extend([work.parameters["number"], work.by, work.position, get_language()]))
    job = jobs.do_here(started(by=PIET, number=3))
    assert (job.state, seen) == (State.DONE, [3, PIET, None, "en"])
    assert job.started_at
    assert job.finished_at


def test_a_job_commits_with_what_it_is_about(kind: Declare) -> None:
    kind(make_rows(2))
    with pytest.raises(ValueError, match="no"), transaction.atomic():
        started()
        raise ValueError("no")
    assert not Job.objects.exists()


def test_two_clicks_are_one_job(kind: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same `once` of the same owner and kind."""
    kind(make_rows(2))
    first = started(once="form 1")
    assert started(once="form 1") == first
    assert started(once="form 2") != first
    assert started(by=PIET, once="form 1") != first
    jobs.do_here(first)
    assert started(once="form 1") == first, "also when the first has ended already"
    monkeypatch.setattr(starting, "_earlier", lambda *_: None)
    assert started(once="form 1") == first, "and when both looked before either wrote"


def test_who_is_nobody_starts_nothing(kind: Declare) -> None:
    kind(make_rows(2))
    with pytest.raises(ValueError, match="no job"):
        started(by=Actor(""))
    with pytest.raises(ValueError, match="no job"):
        jobs.start("kernel.unknown", {}, by=JAN, title="")


def test_nobody_fills_the_queue(kind: Declare) -> None:
    kind(make_rows(2))
    for _number in range(starting.MOST_UNFINISHED):
        last = started()
    with pytest.raises(Refused) as refused:
        started()
    assert refused.value.code == "too_many_jobs"
    started(by=PIET)
    jobs.cancel(last, by=JAN)
    started()


@pytest.mark.parametrize("text", ["\0", "a\0b\nc", "<script>", "é" * 5_000, "\u202eexe"])
def test_whatever_is_given_is_kept(kind: Declare, text: str) -> None:
    kind(lambda work: work.finish("x", {"text": work.parameters["text"]}))
    job = jobs.start(KIND, {"text": text, "list": [text]}, by=JAN, title=text, once=text)
    assert jobs.do_here(job).state == State.DONE
    assert len(job.title) <= 200
    assert "\0" not in str(job.result)


def test_a_refusal_ends_it_with_its_words_in_the_owners_language(kind: Declare) -> None:
    def refuse(_work: Work) -> None:
        raise Refused("right", gettext_lazy("You do not have the right to do this."))

    kind(refuse)
    assert jobs.do_here(started()).message == "U hebt niet het recht om dit te doen."
    in_english = jobs.do_here(started(by=PIET))
    assert (in_english.state, in_english.message) == (State.REFUSED, "You do not have the right to do this.")


def test_an_accident_is_told_plainly_and_stands_in_the_log_alone(
    kind: Declare, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(_work: Work) -> None:
        raise KeyError("a secret place in the code")

    kind(fall)
    job = jobs.do_here(started())
    assert (job.state, job.message, job.result) == (State.FAILED, "", {})
    assert "a secret place in the code" in caplog.text


def test_rights_are_those_held_now(kind: Declare, known: dict[int, jobs.Owner]) -> None:
    """They are asked again after each chunk; who may not sign in any more does nothing any more."""
    seen: list[Actor] = []

    def watch(work: Work, first: int) -> None:
        seen.append(work.by)
        known[7] = jobs.Owner(Actor("Jan", 7, frozenset({"less"})), "nl")
        if first == 2:
            del known[7]

    kind(make_rows(6, halfway=watch))
    job = jobs.do_here(started())
    assert [by.rights for by in seen] == [frozenset(), frozenset({"less"})]
    assert (job.state, len(rows())) == (State.REFUSED, 2)
    assert "Jan" in job.message
    assert jobs.do_here(started()).state == State.REFUSED, "nor is anything begun"


@pytest.mark.parametrize("by", [COMMAND_LINE, SYSTEM])
def test_the_command_line_and_relaas_itself_keep_every_right(kind: Declare, by: Actor) -> None:
    seen: list[Actor] = []
    kind(lambda work: seen.append(work.by))
    jobs.do_here(started(by=by))
    assert seen == [by]


def test_only_the_owner_and_who_may_see_all_sees_or_stops_a_job(kind: Declare) -> None:
    """U2. Who sees only their own relations does not see all jobs either: a report may name relations of others."""
    kind(make_rows(2))
    job = started()
    limited = Actor("Bo", 10, frozenset({SEE_ALL_JOBS}), only_managed=True)
    seen = [by.name for by in (JAN, PIET, CHIEF, limited, Actor("")) if Job.objects.visible_to(by).exists()]
    assert seen == ["Jan", "Els"]
    for by in (PIET, limited, Actor("")):
        with pytest.raises(Refused) as refused:
            jobs.cancel(job, by=by)
        assert refused.value.code == "right"
    jobs.cancel(job, by=CHIEF)
    assert Job.objects.get().state == State.CANCELLED


def test_a_kind_that_this_version_does_not_know_fails(kind: Declare) -> None:
    kind(make_rows(2))
    job = started()
    del jobs.KINDS._items[KIND]
    assert jobs.do_here(job).state == State.FAILED
