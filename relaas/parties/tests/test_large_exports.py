"""Lists that are too long to wait for: a job writes them."""

import io
from collections.abc import Callable
from threading import BoundedSemaphore

import pytest
from django.test import Client
from python_calamine import load_workbook

from relaas.accounts.models import User
from relaas.documents import list_pdf, rendering
from relaas.documents.tests.reading import read_pages
from relaas.kernel import jobs
from relaas.kernel.actors import SYSTEM
from relaas.kernel.job_records import State
from relaas.kernel.models import Job
from relaas.kernel.passing import open_passing
from relaas.overviews import export_views
from relaas.overviews.export import FORMATS, Format
from relaas.parties.tests.listing import raw
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten rows are many."""
    for each in list(FORMATS):
        small = Format(each.name, each.label, each.media_type, each.pieces, None if each.name == "csv" else 10)
        monkeypatch.setitem(FORMATS._items, each.name, small)


def _rows(number: int) -> None:
    raw(*({"name": f"Bakker {at:03}", "is_customer": at % 2 == 0, "city": "Ede"} for at in range(number)))


def _result(job: Job) -> bytes:
    file = job.files.get(is_result=True)
    with open_passing(file) as content:
        return bytes(content.read())


@pytest.mark.parametrize("ending", ["xlsx", "pdf"])
def test_a_long_list_is_written_by_a_job(signed_in: Callable[[str], Client], few_at_once: None, ending: str) -> None:
    _rows(30)
    client = signed_in("manager")
    address = f"/relaties/export.{ending}?role=customer&dir=desc"
    asked = client.get(address)
    assert "text/html" in asked["Content-Type"], "an address alone starts nothing"
    assert "Maak het bestand" in asked.content.decode()
    assert not Job.objects.exists()
    answer = client.post(address)
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/taken/{job.pk}/")
    jobs.do_here(job)
    assert (job.state, job.result, job.done, job.total) == (State.DONE, {"rows": 15}, 15, 15)
    file = job.files.get()
    assert (file.name[:9], file.media_type) == ("relaties-", FORMATS[ending].media_type)
    names = _names(_result(job), ending)
    assert names == [f"Bakker{at:03}" for at in range(28, -1, -2)]
    page = client.get(answer["Location"]).content.decode()
    assert "15 regels geschreven." in page
    assert file.name in page


def _names(content: bytes, ending: str) -> list[str]:
    if ending == "pdf":
        return [row[0] for page in read_pages(content, "Naam") for row in page.rows]
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    return [str(row[0]).replace(" ", "") for row in rows[1:]]


def test_a_short_list_comes_at_once(signed_in: Callable[[str], Client], few_at_once: None) -> None:
    _rows(10)
    client = signed_in("manager")
    for ending in FORMATS.names():
        answer = client.post(f"/relaties/export.{ending}")
        assert answer["Content-Type"] == FORMATS[ending].media_type
    assert not Job.objects.exists()


def test_the_selected_rows_come_in_the_order_of_the_page(signed_in: Callable[[str], Client]) -> None:
    _rows(5)
    client = signed_in("manager")
    page = client.get("/relaties/?dir=desc").content.decode()
    ids = [part.split('"')[0] for part in page.split('name="id" value="')[1:]]
    answer = client.get(f"/relaties/export.csv?dir=desc&id={ids[3]}&id={ids[0]}")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == ["Bakker 004", "Bakker 001"]


def test_two_clicks_are_one_job(signed_in: Callable[[str], Client], few_at_once: None) -> None:
    """The same asked twice; something else asked in the same minute is something else."""
    _rows(11)
    client = signed_in("manager")
    asked = ["pdf", "pdf", "pdf?sort=city", "xlsx", "xlsx?dir=desc"]
    places = [client.post(f"/relaties/export.{each}")["Location"] for each in asked]
    assert places[0] == places[1]
    assert len(set(places)) == 4


def test_who_lost_the_right_meanwhile_gets_nothing(signed_in: Callable[[str], Client], few_at_once: None) -> None:
    """U2: rights are those of the moment at which the file is written."""
    _rows(11)
    signed_in("manager").post("/relaties/export.xlsx")
    with writing(by=SYSTEM, what="test"):
        manager = User.objects.get(email="manager@relaas.example")
        manager.role.rights = [right for right in manager.role.rights if right != "parties.export"]
        manager.role.save()
    job = jobs.do_here(Job.objects.get())
    assert (job.state, job.message) == (State.REFUSED, "U hebt niet het recht om dit te doen.")
    assert not job.files.exists()


def test_who_may_not_export_gets_no_format(signed_in: Callable[[str], Client]) -> None:
    """U2"""
    reader = signed_in("reader")
    for ending in FORMATS.names():
        assert reader.get(f"/relaties/export.{ending}").status_code == 403
        assert reader.post(f"/relaties/export.{ending}").status_code == 403
    assert "/relaties/export." not in reader.get("/relaties/").content.decode()
    assert signed_in("manager").get("/relaties/export.exe").status_code == 404


def test_a_pdf_has_an_end(signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    _rows(11)
    monkeypatch.setattr(list_pdf, "MOST_ROWS", 10)
    monkeypatch.setitem(FORMATS._items, "pdf", Format("pdf", "PDF", "application/pdf", list_pdf.pieces, 5))
    signed_in("manager").post("/relaties/export.pdf")
    job = jobs.do_here(Job.objects.get())
    assert job.state == State.REFUSED
    assert job.message == "Een PDF houdt ten hoogste 10 regels. Neem CSV of Excel, of maak de lijst kleiner."


def test_somebody_can_stop_it(signed_in: Callable[[str], Client], few_at_once: None) -> None:
    _rows(11)
    client = signed_in("manager")
    client.post("/relaties/export.xlsx")
    job = Job.objects.get()
    client.post(f"/taken/{job.pk}/stop/")
    assert jobs.do_here(job).state == State.CANCELLED
    assert not job.files.exists()


def test_who_comes_when_all_are_busy_gets_a_job(
    signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a few PDFs would hold up every page."""
    _rows(3)
    client = signed_in("manager")
    monkeypatch.setattr(rendering, "AT_ONCE", BoundedSemaphore(1))
    monkeypatch.setattr(export_views, "PATIENCE", 0.01)
    with rendering.turn():
        assert client.post("/relaties/export.csv")["Content-Type"].startswith("text/csv")
        assert client.post("/relaties/export.pdf").status_code == 303
        assert "Maak het bestand" in client.get("/relaties/export.pdf").content.decode()
    assert client.post("/relaties/export.pdf")["Content-Type"] == "application/pdf"
    assert jobs.do_here(Job.objects.get()).state == State.DONE
