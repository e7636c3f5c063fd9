"""The papers of a relation (T14), as a person works with them: twenty dragged in one go, one of them looked at, a new
version of it, a folder moved, deleted and brought back, and all of it taken away as a zip, the same to the byte.
"""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfWriter

from tests.chromium import LOOKS
from tests.journeys.demonstration import Demonstration
from tests.looks import faults, put_on

pytestmark = pytest.mark.browser
MANY = 20
TREE = re.compile(r"/online-bestanden/")


def papers(folder: Path) -> dict[str, bytes]:
    """A folder on disk with twenty files, one of them a PDF, some in a folder below it: path and bytes of each."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    pdf = io.BytesIO()
    writer.write(pdf)
    found = {
        f"Offertes/{'2026/' if number % 2 else ''}bestand {number}.txt": b"nummer %d" % number
        for number in range(MANY - 1)
    }
    found["Offertes/Offerte.pdf"] = pdf.getvalue()
    for path, content in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return found


def drag(page: Page, dragged: Path, onto: str) -> None:
    """What a file manager does: this file or folder is dragged onto the page and let go."""
    box = page.locator(onto).first.bounding_box()
    assert box
    at = {"x": box["x"] + 20, "y": box["y"] + 10}
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(dragged)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **at, "data": data})


def row(page: Page, name: str) -> str:
    return f'tr[data-name="{name}"]'


def check_looks(page: Page) -> None:
    """axe finds nothing, and the page fits, in each look."""
    address = page.url
    for look in LOOKS:
        put_on(page, look)
        page.goto(address)
        assert faults(page) == [], (address, look)
    put_on(page, LOOKS[0])
    page.goto(address)


def test_the_papers_of_a_relation(demonstration: Demonstration, chromium: Browser, tmp_path: Path) -> None:
    context, page = demonstration.signed_in(chromium, "manager", viewport={"width": 1440, "height": 1000})
    page.goto("/relaties/?q=bakkerij")
    first = page.locator("table[data-list] tbody a").first.get_attribute("href")
    page.goto(f"{first}online-bestanden/")
    tree = page.url

    # a folder with twenty files, dragged in one go: one change, one toast, one undo
    given = papers(tmp_path)
    drag(page, tmp_path / "Offertes", ".adding")
    toast = page.locator(".toast")
    expect(toast).to_contain_text("20 bestanden toegevoegd")
    expect(toast.get_by_role("button", name="Ongedaan maken")).to_be_visible()
    check_looks(page)

    # the PDF is looked at
    page.goto(tree)
    page.locator(row(page, "Offertes")).get_by_role("link", name="Offertes", exact=True).click()
    expect(page.locator(row(page, "Offerte.pdf"))).to_be_visible()
    page.locator(row(page, "Offerte.pdf")).get_by_role("link", name="Offerte.pdf", exact=True).click()
    page.wait_for_url(re.compile(r"/bestanden/\d+/"))
    file = re.sub(r"voorbeeld/$", "", page.url)
    page.goto(f"{file}voorbeeld/")
    drawn = page.locator(".preview-drawings img").first
    expect(drawn).to_be_visible()
    assert drawn.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100

    # a new version, and the old one back
    page.goto(file)
    page.set_input_files(
        "#adding-files", {"name": "tweede.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 2"}
    )
    expect(page.locator("#versions tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Zet versie 1 terug").click()
    expect(page.locator("#versions tbody tr")).to_have_count(3)
    check_looks(page)

    # the folder below it goes to the top
    page.locator("nav[aria-label='Boven deze pagina'] a").last.click()
    page.wait_for_url(TREE)
    page.locator(f"{row(page, '2026')} .pick input").check()
    page.get_by_role("button", name="Verplaats").click()
    page.wait_for_url(re.compile("/verplaatsen/"))
    expect(page.locator(".folder-choice input:checked")).to_have_value("")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(TREE)
    expect(page.locator(row(page, "2026"))).to_have_count(0)
    page.goto(tree)
    expect(page.locator(row(page, "2026"))).to_be_visible()

    # deleted by keyboard, and brought back
    page.locator(row(page, "2026")).focus()
    page.keyboard.press("Delete")
    expect(page.locator(row(page, "2026"))).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(row(page, "2026"))).to_be_visible()

    # and all of it as a zip
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als zip").click()
    with zipfile.ZipFile(download.value.path()) as taken:
        kept = {name: taken.read(name) for name in taken.namelist() if not name.endswith("/")}
    wanted = {path.replace("Offertes/2026/", "2026/"): content for path, content in given.items()}
    assert {path: kept.get(_within(kept, path), b"") for path in wanted} == wanted
    context.close()


def _within(kept: dict[str, bytes], path: str) -> str:
    """The name that a path has in the zip, which may stand in a folder of the relation's name."""
    return next((name for name in kept if name == path or name.endswith(f"/{path}")), "")
