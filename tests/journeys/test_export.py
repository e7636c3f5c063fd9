"""What leaves the house is what the screen shows."""

import csv
import io
from functools import partial
from operator import ne

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.demonstration import Demonstration

pytestmark = pytest.mark.browser

CELLS = """rows => rows.map(row => [...row.querySelectorAll('td:not(.pick)')].map(cell => cell.textContent.trim()))"""


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
