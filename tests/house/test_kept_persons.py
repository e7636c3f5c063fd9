"""P4: a person that is kept for its account manager is nowhere to be found by anybody else, whatever way they look."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from relaas.files.adding import ReceivedFile, add_files
from relaas.files.folders import delete as delete_items
from relaas.files.models import File, Folder
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.receiving import receive
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import delete
from relaas.parties.employments import change_employment, employ, end_employment, make_primary_person, remove_employment
from relaas.parties.models import Employment, Party
from relaas.parties.registration import register_organization, register_person
from tests.house.addresses import Page
from tests.house.conftest import House

pytestmark = pytest.mark.once

NAME, MAIL, FUNCTION = "Zwijgzaam", "zwijgzaam@oord.example", "Stille kracht"
FIRST_NAME = "Zacharias"
TRACES = (FIRST_NAME, NAME, MAIL, FUNCTION)
SEARCHES = ("/zoeken/", "/zoeken/snel/", "/personen/", "/relaties/", "/bestanden/")
OTHERS = ["manager", "finance", "sales", "purchasing", "reader"]


@pytest.fixture
def kept(house: House) -> Party:
    """Works at a relation that everybody sees, was changed there in every way, and belongs to the administrator."""
    owner = house.users["administrator"]
    at = house.relations[0]
    facts = {"first_name": FIRST_NAME, "last_name": NAME, "only_for_account_manager": True, "internal_note": NAME}
    work = {"function": FUNCTION, "work_email": MAIL, "work_phone": "0152121299"}
    person = register_person(
        facts=facts, organization=at, employment=work, account_manager=owner,
        channels=[{"type": "email", "value": MAIL}], by=COMMAND_LINE,
    )  # fmt: skip
    employment = Employment.objects.get(person=person)
    make_primary_person(employment, by=COMMAND_LINE)
    change_employment(employment, facts={"department": FUNCTION}, by=COMMAND_LINE)
    other = register_organization(facts={"name": "Molen De Zwaan"}, by=COMMAND_LINE)
    second = employ(person, other, facts={"function": FUNCTION}, by=COMMAND_LINE)
    end_employment(second, last_day=clock.today(), by=COMMAND_LINE)
    remove_employment(second, by=COMMAND_LINE)
    for _version in range(2):
        file = ReceivedFile(f"{NAME}.txt", receive(ContentFile(f"{NAME}{_version}".encode())), (FUNCTION,))
        add_files([file], holder=subject_of(person), by=COMMAND_LINE)
    return person


def test_who_may_see_it_finds_it(house: House, kept: Party) -> None:
    """The test below can fail: the traces it looks for are there for others."""
    client = house.client("administrator")
    assert NAME in client.get(f"/personen/{kept.pk}/").content.decode()
    assert NAME in client.get(f"/relaties/{house.relations[0].pk}/").content.decode()
    assert NAME in client.get("/personen/export.csv").getvalue().decode()
    assert NAME in client.get("/bestanden/").content.decode()
    assert client.get(f"/bestanden/{File.objects.get().pk}/download/").getvalue() == f"{NAME}1".encode()


@pytest.mark.parametrize("role", OTHERS)
def test_no_page_and_no_file_has_a_trace_of_it(house: House, kept: Party, role: str) -> None:
    client = house.client(role)
    seen = 0
    for address, content in _everything(client, _asked(house, kept)):
        seen += 1
        assert not [trace for trace in TRACES if trace in content], address
    assert seen > 40


@pytest.mark.parametrize("role", OTHERS)
def test_after_it_was_deleted_there_is_no_trace_either(house: House, kept: Party, role: str) -> None:
    id = kept.pk
    delete_items(list(Folder.objects.all()), by=COMMAND_LINE)
    delete(kept, by=COMMAND_LINE)
    client = house.client(role)
    for address in (f"/relaties/{house.relations[0].pk}/", f"/relaties/{house.relations[0].pk}/geschiedenis/"):
        content = client.get(address, follow=True).content.decode()
        assert not [trace for trace in TRACES if trace in content], address
    for address in (f"/personen/{id}/?op=gisteren", "/beheer/verwijderd/", f"/personen/{id}/geschiedenis/"):
        content = client.get(address, follow=True).content.decode()
        assert not [trace for trace in TRACES if trace in content], address


def test_the_matcher_offers_it_to_nobody_else(house: House, kept: Party) -> None:
    """P11: looking alike is no reason to see somebody."""
    page = house.client("manager").post(
        "/personen/nieuw/", {"first_name": FIRST_NAME, "last_name": NAME, "email": MAIL, "check": "1"}
    )
    assert f"/personen/{kept.pk}/" not in page.content.decode()


def _asked(house: House, kept: Party) -> list[str]:
    """Addresses that no link leads to."""
    at, today = house.relations[0].pk, f"{clock.today():%d-%m-%Y}"
    return [
        *(f"{place}?q={word}" for place in SEARCHES for word in TRACES),
        *(f"/personen/export.{ending}" for ending in ("csv", "xlsx")),
        *(
            f"/bestanden/{File.objects.get().pk}/{rest}"
            for rest in ("", "download/", "voorbeeld/", "versies/1/download/")
        ),
        *(f"/bestanden/{rest}" for rest in ("", "export.csv", "aantal/", f"bij/persoon/{kept.pk}/zip/")),
        f"/mappen/{Folder.objects.get().pk}/zip/",
        "/personen/aantal/",
        f"/relaties/{at}/geschiedenis/",
        f"/relaties/{at}/verwijderd/",
        f"/relaties/{at}/mag/",
        f"/relaties/{at}/?op={today}",
        f"/relaties/{at}/dienstverbanden/nieuw/?zoek={NAME}",
        f"/relaties/{at}/dienstverbanden/nieuw/?persoon={kept.pk}",
        f"/relaties/{at}/dienstverbanden/{Employment.objects.get(person=kept).pk}/bewerken/",
        f"/relaties/{kept.pk}/",
        *(f"/personen/{kept.pk}/{rest}" for rest in ("", "stamgegevens/", "geschiedenis/", "mag/", "registratie/")),
    ]


def _everything(client: Client, asked: list[str]) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, and these."""
    waiting = ["/", *asked]
    seen = {urlsplit(address).path for address in waiting}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        if address.endswith("xlsx"):
            yield address, _cells(content) if answer.status_code == 200 else ""
            continue
        if answer["Content-Type"] == "application/pdf":
            yield address, "\n".join(drawn.extract_text() for drawn in PdfReader(BytesIO(content)).pages)
            continue
        page = content.decode()
        typed = _typed(address)
        yield (
            address,
            re.sub(re.escape(typed), "", page, flags=re.IGNORECASE) if typed else page,
        )  # it says what was typed
        if answer["Content-Type"].startswith("text/html") and not typed:
            new = {link for link in Page(page).links() if urlsplit(link).path not in seen}
            seen |= {urlsplit(link).path for link in new}
            waiting += sorted(new)


def _typed(address: str) -> str:
    query = urlsplit(address).query
    return unquote(query.partition("=")[2]) if query.startswith(("q=", "zoek=")) else ""


def _cells(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    rows = [row for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python()]
    return "\n".join(str(cell) for row in rows for cell in row)
