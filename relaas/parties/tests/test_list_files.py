"""The lists as CSV: what the page shows, for who may take it away."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from relaas.parties.tests.listing import raw

pytestmark = pytest.mark.django_db
CELLS = re.compile(r'<td(?! class="pick)[^>]*>(.*?)</td>')


def test_a_file_is_what_the_pages_show(signed_in: Callable[[str], Client]) -> None:
    """Cell for cell, in the same order, all pages of it."""
    raw(*({"name": f"Bakker {number % 7}", "is_customer": number % 2 == 0, "city": "Ede"} for number in range(130)))
    client = signed_in("manager")
    shown, address = [], "/klanten/?sort=city"
    while address:
        page = client.get(address).content.decode()
        shown += [
            [
                unescape(re.sub(r"<[^>]+>", "", cell))
                for cell in re.findall(r"<td(?! class=\"pick)[^>]*>(.*?)</td>", row)
            ]
            for row in re.findall(r"<tr>(<td.*?)</tr>", page)
        ]
        following = re.search(r'href="([^"]*after=[^"]*)"', page)
        address = unescape(following[1]) if following else ""
    answer = client.get("/klanten/export.csv?sort=city")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig")), delimiter=";"))
    assert len(shown) == 65
    assert rows[1:] == shown
    assert rows[0][:3] == ["Naam", "Code", "Zoekcode"]


def test_a_file_carries_out_nothing(signed_in: Callable[[str], Client]) -> None:
    """A spreadsheet would run what begins with = + - or @."""
    raw(*({"name": name} for name in ("=1+1", "+cmd", "-2", "@x", 'a;"b"')))
    content = b"".join(signed_in("manager").get("/relaties/export.csv"))
    assert content.startswith(b"\xef\xbb\xbfNaam;Code;")
    assert content.count(b"\r\n") == 6
    first = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")][1:]
    assert sorted(first) == ["'+cmd", "'-2", "'=1+1", "'@x", 'a;"b"']


def test_a_file_needs_a_right_of_its_own(signed_in: Callable[[str], Client]) -> None:
    """U2: who may read the list may not take all of it away."""
    assert signed_in("manager").get("/relaties/export.csv").status_code == 200
    reader = signed_in("reader")
    assert reader.get("/relaties/").status_code == 200
    assert b"export.csv?" not in reader.get("/relaties/").content
    assert reader.get("/relaties/export.csv").status_code == 403
