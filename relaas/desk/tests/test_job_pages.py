"""The pages of long jobs: whose they are, what they tell, and that they cost no more when there are more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import ngettext_lazy, override

from relaas.accounts.models import Role, User
from relaas.accounts.roles import create_role, prepare_roles
from relaas.accounts.users import create_user
from relaas.desk.job_texts import ShownJob, size
from relaas.kernel import clock, jobs
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.job_records import State
from relaas.kernel.models import Job
from relaas.web.formats import number

pytestmark = pytest.mark.django_db

KIND, RESULT, TOLD, COUNTED = "desk.try", "desk.tried", "desk.told", "desk.counted"
HOSTILE = [
    "<script>alert(1)</script>",
    "x" * 5_000,
    "\u202etxt.exe",
    "🚲" * 40,
    "' OR 1=1 --",
    "%(count)s %s",
    "{{ 7 }}",
]


@pytest.fixture(autouse=True)
def media(settings: object, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's own settings object
    return tmp_path


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    """A kind of job that leaves a report and says how many rows it read."""

    def run(work: jobs.Work) -> None:
        work.report(done=1234, total=20_000)
        with work.write("verslag.csv", media_type="text/csv") as file:
            file.write(b"<script>")
        work.finish(RESULT, {"count": 1234})

    jobs.long_job(KIND, label="Proef")(run)
    jobs.result(RESULT, ngettext_lazy("%(count)s row was read.", "%(count)s rows were read.", "count"))
    jobs.result(TOLD, "<b>%(text)s, %(lacking)s")
    jobs.result(COUNTED, lambda given: f"Bij elkaar {number(given['count'] + 1)}.")
    yield
    del jobs.KINDS._items[KIND]
    for key in (RESULT, TOLD, COUNTED):
        del jobs.RESULTS._items[key]


@pytest.fixture
def people() -> dict[str, User]:
    """Two sellers, an administrator, and somebody who may see all jobs but only the relations they manage."""
    prepare_roles()
    sales, administrator = (Role.objects.get(builtin=key) for key in ("sales", "administrator"))
    sees_all = create_role(name="Ziet alle taken", rights=["kernel.see_all_jobs"], by=COMMAND_LINE)
    given = {"jan": sales, "piet": sales, "anna": administrator, "bo": sees_all}
    return {
        name: create_user(
            email=f"{name}@example.nl", name=name.title(), role=role, only_managed=name == "bo", by=COMMAND_LINE
        )
        for name, role in given.items()
    }


def browser_of(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def job_of(user: User, title: str = "Import van klanten.csv", **columns: object) -> Job:
    job = jobs.start(KIND, {}, by=user.actor, title=title)
    Job.objects.filter(pk=job.pk).update(**columns)
    job.refresh_from_db()
    return job


def addresses(job: Job) -> list[tuple[str, str]]:
    file = job.files.first()
    number = file.pk if file else 1
    return [
        ("get", f"/taken/{job.pk}/"),
        ("post", f"/taken/{job.pk}/stop/"),
        ("get", f"/taken/{job.pk}/bestanden/{number}/"),
    ]


def test_only_the_owner_and_administrators_find_a_job(people: dict[str, User]) -> None:
    """U2: for anybody else it does not exist, nor do its files, nor can they stop it."""
    done, waiting = jobs.do_here(job_of(people["jan"])), job_of(people["jan"])
    for name in ("piet", "bo"):
        browser = browser_of(people[name])
        assert "klanten.csv" not in browser.get("/taken/").content.decode()
        for job in (done, waiting):
            assert {getattr(browser, method)(path).status_code for method, path in addresses(job)} == {404}
    assert Job.objects.get(pk=waiting.pk).state == State.WAITING
    for name in ("jan", "anna"):
        browser = browser_of(people[name])
        assert "klanten.csv" in browser.get("/taken/").content.decode()
        assert browser.get(f"/taken/{done.pk}/").status_code == 200
        assert browser.get(addresses(done)[2][1]).status_code == 200
    assert "Jan" in browser_of(people["anna"]).get("/taken/").content.decode(), "whose it is"


def test_a_stranger_is_sent_to_the_sign_in(people: dict[str, User], client: Client) -> None:
    job = jobs.do_here(job_of(people["jan"]))
    for method, path in [*addresses(job), ("get", "/taken/")]:
        assert getattr(client, method)(path).headers["Location"].startswith("/account/login/"), path


@pytest.mark.parametrize("id", [0, 999_999, 2**80])
def test_what_does_not_exist_is_404(id: int, people: dict[str, User]) -> None:
    browser = browser_of(people["anna"])
    job = jobs.do_here(job_of(people["anna"]))
    for path in (f"/taken/{id}/", f"/taken/{id}/bestanden/1/", f"/taken/{job.pk}/bestanden/{id}/"):
        assert browser.get(path).status_code == 404, path
    assert browser.post(f"/taken/{id}/stop/").status_code == 404
    assert browser.get(f"/taken/?voor={id}").status_code == 200


def test_a_waiting_job_is_stopped_by_one_click_or_two(people: dict[str, User]) -> None:
    browser, job = browser_of(people["jan"]), job_of(people["jan"])
    assert browser.get(f"/taken/{job.pk}/stop/").status_code == 405
    for _click in range(2):
        assert browser.post(f"/taken/{job.pk}/stop/").status_code == 303
    page = browser.get(f"/taken/{job.pk}/").content.decode()
    assert Job.objects.get().state == State.CANCELLED
    assert "Dit is gestopt." in page
    assert "Er is niets veranderd." in page
    assert 'hx-trigger="every' not in page


def test_a_running_job_shows_that_it_is_being_stopped(people: dict[str, User]) -> None:
    browser = browser_of(people["jan"])
    job = job_of(people["jan"], state=State.RUNNING, done=1234, total=20_000)
    page = browser.get(f"/taken/{job.pk}/").content.decode()
    for expected in ("1.234 van 20.000", 'max="100" value="6"', 'hx-trigger="every 1s"', f"/taken/{job.pk}/stop/"):
        assert expected in page
    browser.post(f"/taken/{job.pk}/stop/")
    page = browser.get(f"/taken/{job.pk}/").content.decode()
    assert "Wordt gestopt" in page
    assert f"/taken/{job.pk}/stop/" not in page
    assert Job.objects.get().state == State.RUNNING


def test_what_came_of_it_is_told_in_the_readers_language(people: dict[str, User]) -> None:
    job, browser = jobs.do_here(job_of(people["jan"])), browser_of(people["jan"])
    page = browser.get(f"/taken/{job.pk}/").content.decode()
    assert "1.234 rows were read." in page, "a number the Dutch way; the sentence of this test has no Dutch"
    assert "verslag.csv" in page
    with override("en"):
        assert ShownJob(job).result == "1,234 rows were read."
    Job.objects.update(result_key=COUNTED)
    assert "Bij elkaar 1.235." in browser.get(f"/taken/{job.pk}/").content.decode()
    Job.objects.update(result={})
    assert "…" in browser.get(f"/taken/{job.pk}/").content.decode(), "an older result lacks what is asked by now"
    Job.objects.update(result_key=RESULT, result={"count": 1})
    assert "1 row was read." in browser.get(f"/taken/{job.pk}/").content.decode()
    Job.objects.update(result_key="a key of an older version")
    assert "Alles is klaar." in browser.get(f"/taken/{job.pk}/").content.decode()


def test_a_file_is_saved_and_never_shown_as_a_page(people: dict[str, User], media: Path) -> None:
    job, browser = jobs.do_here(job_of(people["jan"])), browser_of(people["jan"])
    answer = browser.get(addresses(job)[2][1])
    assert answer.getvalue() == b"<script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="verslag.csv"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    (media / job.files.get().place).unlink()
    assert browser.get(addresses(job)[2][1]).status_code == 404


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.REFUSED, "Er is geen plaats."),
        (State.FAILED, "Er ging iets mis in Relaas."),
        (State.CANCELLED, "Wat daarvoor gedaan was, staat er nog."),
        (State.WAITING, "Deze taak begint zo"),
        (State.RUNNING, "de taak gaat door"),
    ],
)
def test_every_state_has_its_words(state: State, words: str, people: dict[str, User]) -> None:
    job = job_of(people["jan"], state=state, done=3, message="Er is geen plaats.")
    browser = browser_of(people["jan"])
    assert words in browser.get(f"/taken/{job.pk}/").content.decode()
    assert str(state.label) in browser.get("/taken/").content.decode()


def test_what_shows_how_far_it_is_asks_for_the_whole_page_at_the_end(people: dict[str, User]) -> None:
    job, browser = job_of(people["jan"]), browser_of(people["jan"])
    polls = {"HX-Request": "true", "HX-Target": "progress"}
    assert "HX-Refresh" not in browser.get(f"/taken/{job.pk}/", headers=polls).headers
    jobs.do_here(job)
    assert browser.get(f"/taken/{job.pk}/", headers=polls).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_it_is_shown_as_text(text: str, people: dict[str, User]) -> None:
    job = job_of(people["jan"], title=text, state=State.REFUSED, message=text, owner_name=text[:200])
    Job.objects.filter(pk=job.pk).update(result_key=TOLD, result={"text": text})
    for path in ("/taken/", f"/taken/{job.pk}/"):
        answer = browser_of(people["anna"]).get(path)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("before", ["", "x", "-1", "1e9", "٣", "9" * 40, "\0"])
def test_whatever_stands_in_the_address_is_answered(before: str, people: dict[str, User]) -> None:
    assert browser_of(people["jan"]).get("/taken/", {"voor": before}).status_code == 200


def test_more_jobs_cost_no_more_queries_and_are_found_page_by_page(people: dict[str, User]) -> None:
    """3 rows and 60 rows: the same number of queries; every job stands on one page."""
    browser, counts = browser_of(people["anna"]), []
    for total in (3, 60):
        now = clock.now()
        Job.objects.bulk_create(
            Job(kind=KIND, title=f"Taak {number}.", owner_id=7, owner_name="Jan", created_at=now, state=State.DONE)
            for number in range(Job.objects.count(), total)
        )
        with CaptureQueriesContext(connection) as captured:
            first = browser.get("/taken/").content.decode()
        counts.append(len(captured))
    assert counts[0] == counts[1]
    oldest = Job.objects.order_by("-id")[49].pk
    assert f"?voor={oldest}" in first
    second = browser.get(f"/taken/?voor={oldest}").content.decode()
    assert [f"Taak {number}." in first for number in (59, 10, 9, 0)] == [True, True, False, False]
    assert [f"Taak {number}." in second for number in (59, 10, 9, 0)] == [False, False, True, True]
    assert ("Oudere taken" in first, "Oudere taken" in second) == (True, False)


def test_ones_jobs_stand_in_ones_own_menu(people: dict[str, User]) -> None:
    browser = browser_of(people["jan"])
    assert 'href="/taken/"' in browser.get("/relaties/").content.decode()
    assert "Nog geen taken" in browser.get("/taken/").content.decode()


@pytest.mark.parametrize(
    ("given", "shown"), [(0, "0 bytes"), (999, "999 bytes"), (12_345, "12 kB"), (3_400_000, "3,4 MB")]
)
def test_a_size_is_for_people(given: int, shown: str) -> None:
    with override("nl"):
        assert size(given) == shown
