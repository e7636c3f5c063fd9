"""Every list as CSV, XLSX and PDF: what the page shows, cell by cell."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import load_workbook

from relaas.documents.letters import are_unusual
from relaas.documents.tests.reading import read_pages
from relaas.overviews.overview import OVERVIEWS, Overview
from relaas.parties.models import Kind
from relaas.parties.tests.listing import raw

pytestmark = pytest.mark.django_db

HOSTILE = [
    '=HYPERLINK("http://example.nl";"klik")',
    "+31 6 12345678",
    "-1+1",
    "@SUM(A1:A9)",
    "#panic()",
    '#read("/etc/passwd") $x$ *vet* \\u{41}',
    "<script>alert(1)</script> &amp; \"x\";'y'",
    "Coöperatieve Vereniging tot Behartiging van Gemeenschappelijke Belangen in de Zorg- en Welzijnssector U.A.",
    "W" * 190,
    "ab " * 60 + "ab",
    "Bloemen 🌷 👩‍👩‍👧 en é",
    "محمد العربي",
    "00012",
]
# Those of other rooms are tried there.
OTHERS = ("activities:", "contracts:", "files:")
LISTS = [overview for overview in OVERVIEWS if not overview.url_name.startswith(OTHERS)]
CELL = re.compile(r"<td(?! class=\"pick)[^>]*>(.*?)</td>", re.DOTALL)
ROW = re.compile(r"<tr(?: class=\"gone\")?>(<td.*?)</tr>", re.DOTALL)


@pytest.fixture
def full_lists() -> None:
    """More than a page in every list."""
    every = {f"is_{role}": True for role in ("customer", "prospect", "supplier", "manufacturer", "other")}
    relations: list[dict[str, Any]] = [
        {
            "name": name,
            "code": f"{number:05}",
            "city": "Ede",
            "phone": "+31725356666",
            "email": "info@x.example",
            **every,
        }
        for number, name in enumerate(HOSTILE + [f"Bakker {number}" for number in range(50)])
    ]
    persons = [{"name": name, "kind": Kind.PERSON, "is_relation": False} for name in HOSTILE[4:] * 6]
    for row in persons:
        row["last_name"] = str(row["name"])[:100]
    outside: list[dict[str, Any]] = [  # of the relation system
        {"name": f"{name} {number}", "is_relation": False, "city": "Ede"} for number, name in enumerate(HOSTILE[4:] * 6)
    ]
    raw(*relations, *persons, *outside)


def _shown(client: Client, address: str) -> list[list[str]]:
    """The cells of all pages of a list."""
    found = []
    while address:
        page = client.get(address).content.decode()
        found += [[unescape(re.sub(r"<[^>]+>", "", cell)) for cell in CELL.findall(row)] for row in ROW.findall(page)]
        following = re.search(r'href="([^"]*after=[^"]*)"', page)
        address = unescape(following[1]) if following else ""
    return found


def _file(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return b"".join(answer)


@pytest.mark.parametrize("overview", LISTS, ids=[each.name for each in LISTS])
@pytest.mark.parametrize("turned", ["", "&dir=desc"])
def test_files_are_what_the_pages_show(
    full_lists: None, signed_in: Callable[[str], Client], overview: Overview, turned: str
) -> None:
    client = signed_in("manager")
    path = reverse(overview.url_name)
    shown = _shown(client, f"{path}?sort=city{turned}")
    headings = [str(column.label) for column in overview.columns]
    assert len(shown) > 50
    assert _from_csv(_file(client, f"{path}export.csv?sort=city{turned}")) == [headings, *shown]
    assert _from_xlsx(_file(client, f"{path}export.xlsx?sort=city{turned}")) == [headings, *shown]
    pages = read_pages(_file(client, f"{path}export.pdf?sort=city{turned}"), headings[0])
    assert [page.heading for page in pages] == [headings] * len(pages)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.below.endswith(f"door Test manager pagina {number} van {len(pages)}")
    rows = [row for page in pages for row in page.rows]
    assert [list(map(_drawn, row)) for row in rows] == [list(map(_drawn, row)) for row in shown]


def _drawn(cell: str) -> str:
    """What of a cell can be read back from a PDF: not the spaces between lines, nor what no font of ours has.

    Words of Arabic come back from left to right, so there only the letters count.
    """
    letters = [
        letter for letter in cell if not letter.isspace() and letter not in "\0\u200d" and not are_unusual(letter)
    ]
    turned = any(unicodedata.bidirectional(letter) == "AL" for letter in letters)
    return "".join(sorted(letters) if turned else letters)


def _from_csv(content: bytes) -> list[list[str]]:
    """As a spreadsheet reads it: an apostrophe before a formula says that it is text."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    return [[re.sub(r"^'(?=[=+@\t\r-])", "", cell) for cell in row] for row in rows]


def _from_xlsx(content: bytes) -> list[list[Any]]:
    return load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_a_file_says_what_was_asked(signed_in: Callable[[str], Client]) -> None:
    """Title, filters as the chips say them, text, order and who, in the language of the page."""
    raw({"name": "Bakkerij", "search_text": "  bakkerij", "is_customer": True, "city": "Ede", "sort_city": "ede"})
    client = signed_in("manager")
    asked = "role=customer&archived=1&city=ed&q=bakkerij&sort=city&dir=desc"
    [page] = read_pages(_file(client, f"/relaties/export.pdf?{asked}"), "Naam")
    assert page.above == (
        "Relaties 1 relatie · Soort: Klant · Plaats: ed · Ook gearchiveerd · Gezocht op: bakkerij · "
        "Gesorteerd op plaats, aflopend"
    )


def test_an_empty_list_is_a_file_too(signed_in: Callable[[str], Client]) -> None:
    client = signed_in("manager")
    [page] = read_pages(_file(client, "/relaties/export.pdf"), "Naam")
    assert page.rows == [["Geenregels.", *[""] * 8]]
    assert _from_xlsx(_file(client, "/relaties/export.xlsx")) == [page.heading]
    assert _file(client, "/relaties/export.csv").count(b"\r\n") == 1
