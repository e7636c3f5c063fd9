"""Long jobs as somebody sees them: the page follows by itself, works without script, and is for everyone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.kernel import jobs
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.job_records import State
from relaas.kernel.models import Job
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KIND = "desk.try"


@pytest.fixture(autouse=True)
def kind(settings: object, tmp_path: Path) -> Iterator[None]:
    """A kind of job that leaves a report."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # pytest-django's own settings object

    def run(work: jobs.Work) -> None:
        with work.write("geweigerde-rijen.csv", media_type="text/csv") as file:
            file.write(b"rij;reden\n" * 2_000)

    jobs.long_job(KIND, label="Import van relaties")(run)
    yield
    del jobs.KINDS._items[KIND]


@pytest.fixture
def user(db: None) -> User:
    prepare_roles()
    role = Role.objects.get(builtin="administrator")
    return create_user(email="jan@example.nl", name="Jan Bos", role=role, by=COMMAND_LINE)


@pytest.fixture
def open_tab(user: User, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which the user is signed in; closed in the end, so that none asks for a page after its test."""
    yield from tabs_of(user, chromium, live_server)


def running(user: User, **columns: object) -> Job:
    job = jobs.start(KIND, {}, by=user.actor, title="Import van klanten.csv")
    Job.objects.filter(pk=job.pk).update(**{"state": State.RUNNING, "done": 2_000, "total": 20_000, **columns})
    job.refresh_from_db()
    return job


def test_the_page_follows_the_job_and_shows_what_came_of_it(user: User, open_tab: OpenTab) -> None:
    """Without a click: how far it is changes, and at the end the result and its file stand there."""
    job, tab = running(user), open_tab()
    tab.goto(f"/taken/{job.pk}/")
    expect(tab.get_by_text("2.000 van 20.000")).to_be_visible()
    Job.objects.update(done=15_000)
    expect(tab.get_by_text("15.000 van 20.000")).to_be_visible()
    expect(tab.get_by_role("progressbar")).to_have_attribute("value", "75")
    tab.get_by_role("button", name="Stop").focus()
    Job.objects.update(done=16_000)
    expect(tab.get_by_text("16.000 van 20.000")).to_be_visible()
    expect(tab.get_by_role("button", name="Stop")).to_be_focused()
    Job.objects.update(state=State.WAITING)
    jobs.do_here(job)
    with tab.expect_download() as download:
        tab.get_by_role("link", name="geweigerde-rijen.csv").click(timeout=20_000)
    assert download.value.suggested_filename == "geweigerde-rijen.csv"
    expect(tab.get_by_role("button", name="Stop")).to_have_count(0)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.wait_for_timeout(1_500)
    assert asked == [], "a job that has ended is not asked for again"


def test_two_clicks_stop_it_once(user: User, open_tab: OpenTab) -> None:
    job, tab = running(user), open_tab()
    sent: list[str] = []
    tab.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    tab.goto(f"/taken/{job.pk}/")
    tab.get_by_role("button", name="Stop").dblclick()
    expect(tab.get_by_text("Wordt gestopt")).to_be_visible()
    assert len(sent) == 1
    Job.objects.update(state=State.CANCELLED)
    expect(tab.get_by_text("Dit is gestopt.")).to_be_visible(timeout=20_000)


def test_it_all_works_without_script(user: User, open_tab: OpenTab) -> None:
    job, tab = running(user), open_tab(java_script_enabled=False)
    tab.goto("/taken/")
    tab.get_by_role("link", name="Import van klanten.csv").click()
    Job.objects.update(done=15_000)
    tab.reload()
    expect(tab.get_by_text("15.000 van 20.000")).to_be_visible()
    tab.get_by_role("button", name="Stop").click()
    expect(tab.get_by_text("Wordt gestopt")).to_be_visible()
    assert Job.objects.get(pk=job.pk).cancel_asked_at


def pages(user: User) -> list[str]:
    """The list, and a job of every kind of end."""
    done = jobs.do_here(jobs.start(KIND, {}, by=user.actor, title="Import van een-bestand-met-een-erg-lange-naam.csv"))
    message = "Een blad heeft hooguit 1.048.575 rijen."
    shown = [
        done,
        running(user),
        running(user, total=None),
        running(user, state=State.WAITING, done=0, total=None),
        running(user, state=State.REFUSED, message=message),
        running(user, state=State.FAILED),
        running(user, state=State.CANCELLED),
    ]
    return ["/taken/", *(f"/taken/{job.pk}/" for job in shown)]


def test_axe_finds_nothing_and_nothing_is_clipped(user: User, open_tab: OpenTab) -> None:
    tab, shown = open_tab(), pages(user)
    for look in LOOKS:
        put_on(tab, look)
        for path in shown:
            tab.goto(path)
            assert faults(tab) == [], (path, look)
