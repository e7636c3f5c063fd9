"""Every page that a person can reach: axe finds nothing, nothing is clipped at 375 px, nothing complains."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.demonstration import Demonstration
from tests.looks import faults

pytestmark = pytest.mark.browser

START = ("/relaties/", "/personen/", "/beheer/", "/design/")
MOST = 24  # that are looked at


@pytest.fixture(scope="session")
def addresses(demonstration: Demonstration, chromium: Browser) -> list[str]:
    """The addresses that an administrator finds by following links, one of each shape."""
    context, page = demonstration.signed_in(chromium, "administrator")
    waiting, found = list(START), dict.fromkeys((_shape(path) for path in START), "")
    while waiting and sum(path != "" for path in found.values()) < MOST:
        path = waiting.pop(0)
        found[_shape(path)] = path
        response = page.goto(path)
        if response is None or "text/html" not in response.headers.get("content-type", ""):
            del found[_shape(path)]
            continue
        for link in page.locator("a[href^='/']").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
            if _shape(link) not in found and not re.search(r"\.csv|/export/|/static/", link):
                found[_shape(link)] = ""
                waiting.append(link)
    context.close()
    return [path for path in found.values() if path]


def _shape(path: str) -> str:
    """The address without what differs from record to record."""
    return re.sub(r"\d+", "0", path.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0])


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 375)])
def test_axe_finds_nothing_and_nothing_is_clipped(
    demonstration: Demonstration, chromium: Browser, addresses: list[str], scheme: str, width: int
) -> None:
    context, page = demonstration.signed_in(
        chromium, "administrator", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    wrong: dict[str, list[str]] = {}
    for path in addresses:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        heard = list(said)
        found = faults(page)
        said[:] = heard  # axe itself styles inline, which our policy refuses
        if page.locator("h1").count() != 1:
            found.append(f"{page.locator('h1').count()} h1")
        if found:
            wrong[path] = found
    context.close()
    assert wrong == {}
    assert said == []
    assert len(addresses) > 15
