"""What leaves the house is what the screen shows."""

import csv
import io
from functools import partial
from operator import ne
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from python_calamine import load_workbook

from relaas.documents.tests.reading import read_pages
from tests.journeys.demonstration import Demonstration

pytestmark = pytest.mark.browser

# What stands below the text of a cell, a note, is on the page only.
CELLS = """rows => rows.map(row => [...row.querySelectorAll('td:not(.pick)')].map(cell =>
    [...cell.childNodes].filter(part => part.nodeName !== 'SMALL').map(part => part.textContent).join('').trim()))"""


def cells_of_all_pages(page: Page) -> list[list[str]]:
    """Walk the list to its end."""
    found: list[list[str]] = []
    while True:
        found += page.locator("table[data-list] tbody tr").evaluate_all(CELLS)
        following = page.get_by_role("link", name="Volgende")
        if not following.count():
            return found
        here = page.url
        following.click()
        page.wait_for_url(partial(ne, here))


@pytest.mark.parametrize("filters", [{"role": "customer"}, {"role": "supplier", "archived": "yes"}])
def test_the_program_writes_what_the_page_shows(
    demonstration: Demonstration, chromium: Browser, filters: dict[str, str]
) -> None:
    context, page = demonstration.signed_in(chromium, "administrator")
    page.goto("/relaties/?" + "&".join(f"{name}={value}" for name, value in filters.items()))
    headings = page.locator("table[data-list] thead th:not(.pick)").all_inner_texts()
    shown = cells_of_all_pages(page)
    written = demonstration.home / "out.csv"
    options = [part for name, value in filters.items() for part in ("--filter", f"{name}={value}")]
    demonstration.relaas("export", "relations", *options, "-o", str(written))
    content = written.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == [heading.strip() for heading in headings]
    assert [[cell.removeprefix("'") if cell[1:2] in "=+-@" else cell for cell in row] for row in rows[1:]] == shown
    assert len(shown) > 50
    context.close()


@pytest.mark.parametrize("ending", ["CSV", "Excel", "PDF"])
def test_the_menu_gives_what_the_page_shows(demonstration: Demonstration, chromium: Browser, ending: str) -> None:
    context, page = demonstration.signed_in(chromium, "administrator")
    page.goto("/fabrikanten/?sort=city&dir=desc")
    shown = cells_of_all_pages(page)
    page.get_by_role("button", name="Exporteren").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=ending, exact=True).click()
    read = _without_spaces(_read(Path(download.value.path()), download.value.suggested_filename))
    assert read == _without_spaces(shown)
    assert len(shown) > 5
    context.close()


def test_a_long_pdf_is_made_by_the_worker(demonstration: Demonstration, chromium: Browser) -> None:
    """From the click to the file, while a page says how far it is."""
    context, page = demonstration.signed_in(chromium, "administrator")
    page.goto("/relaties/")
    page.get_by_role("button", name="Exporteren").click()
    page.get_by_role("button", name="PDF", exact=True).click()
    page.wait_for_url("**/taken/*/")
    file = page.get_by_role("link", name="relaties-")
    file.wait_for(timeout=60_000)
    with page.expect_download() as download:
        file.click()
    pages = read_pages(Path(download.value.path()).read_bytes(), "Naam")
    assert sum(len(each.rows) for each in pages) > 1_500
    assert pages[-1].below.endswith(f"pagina {len(pages)} van {len(pages)}")
    context.close()


def _read(path: Path, name: str) -> list[list[str]]:
    """The rows of a file of any format, without the heading."""
    content = path.read_bytes()
    if name.endswith(".pdf"):
        return [row for page in read_pages(content, "Naam") for row in page.rows]
    if name.endswith(".xlsx"):
        rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]
        return [[str(cell) for cell in row] for row in rows]
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))[1:]


def _without_spaces(rows: list[list[str]]) -> list[list[str]]:
    """A PDF ends lines where there is a space; a CSV marks a number with a plus as text."""
    return [["".join(cell.removeprefix("'").split()) for cell in row] for row in rows]
