"""T14: files as the browser shows them, along the folder by keyboard, in every look."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.files.tests.putting import MakeFolder, Put, _own_places, folder, put
from relaas.files.tests.test_previews import _pdf
from tests.chromium import LOOKS
from tests.looks import faults, put_on

__all__ = ["_own_places", "folder", "put"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = b"<script>document.title = 'ha'</script><img src=x onerror=\"document.title = 'ha'\">"


def _photograph() -> bytes:
    made = BytesIO()
    Image.radial_gradient("L").resize((1200, 900)).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def test_files_are_shown_along_their_folder_in_every_look(
    put: Put,
    folder: MakeFolder,
    signed_in: Callable[..., Client],
    chromium: Browser,
    live_server: LiveServer,
) -> None:
    contracts = folder("Contracten")
    first = put("a handboek van de installatie.pdf", _pdf(12), media_type="application/pdf", folder=contracts)
    put("b foto.jpg", _photograph(), media_type="image/jpeg", folder=contracts)
    put("c lijst.csv", "naam;plaats\r\nCafé;Den Haag\r\n".encode() * 40, media_type="text/csv", folder=contracts)
    put("d pagina.html", HOSTILE, media_type="text/html", folder=contracts)
    put("e stuk.pdf", b"%PDF-1.7 rommel", media_type="application/pdf", folder=contracts)
    last = put("f brief.docx", b"PK", media_type="application/vnd.openxmlformats", folder=contracts)
    cookie: Any = settings.SESSION_COOKIE_NAME
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL")
    value = signed_in("reader").cookies[cookie].value
    context.add_cookies([{"name": cookie, "value": value, "url": live_server.url}])
    tab = context.new_page()
    for look in LOOKS:
        put_on(tab, look)
        tab.goto(f"/bestanden/{first.pk}/voorbeeld/")
        for seen in ("handboek", "foto", "lijst", "pagina", "stuk", "brief"):
            expect(tab.get_by_role("heading", level=1)).to_contain_text(seen)
            for picture in tab.locator(".preview-drawings img").all()[:1]:
                tab.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=picture.element_handle())
            assert faults(tab) == [], (look, seen)
            if shots := os.environ.get("SHOTS"):
                tab.screenshot(path=f"{shots}/preview-{seen}-{look['viewport']['width']}-{look['color_scheme']}.png")
            if seen != "brief":
                tab.keyboard.press("ArrowRight")
        assert tab.title() != "ha"
    tab.keyboard.press("ArrowLeft")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("stuk")
    tab.keyboard.press("Escape")
    tab.wait_for_url(f"**/?map={contracts.pk}")
    tab.goto(f"/bestanden/{last.pk}/voorbeeld/")
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="Download").click()
    assert saved.value.suggested_filename == "f brief.docx"
    assert Path(saved.value.path()).read_bytes() == b"PK"
    with tab.expect_download() as saved, pytest.raises(Exception, match="Download is starting"):
        tab.goto(f"/mappen/{contracts.pk}/zip/")
    assert saved.value.suggested_filename == "Contracten.zip"
    context.close()
