"""`python -m tests.screenshots [NAME ...]`: take the pictures of docs/images from the demonstration."""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.chromium import launched
from tests.journeys.demonstration import Demonstration, served

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LOOKS = (("", "light", 1440), ("-dark", "dark", 1440), ("-phone", "light", 375))


def main(*names: str) -> None:
    """Serve a fresh demonstration and photograph its pages in each look, all or those of these names; look at them."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as demonstration:
        for browser in launched():
            for suffix, scheme, width in LOOKS:
                _photograph(demonstration, browser, suffix, scheme, width, frozenset(names))


def _photograph(
    demonstration: Demonstration, browser: Browser, suffix: str, scheme: str, width: int, names: frozenset[str]
) -> None:
    viewport = {"width": width, "height": 1000}
    context, page = demonstration.signed_in(browser, "administrator", color_scheme=scheme, viewport=viewport)
    look = {"locale": "nl-NL", "color_scheme": scheme, "viewport": viewport}
    stranger = browser.new_page(base_url=demonstration.address, **look)  # type: ignore[arg-type] # Playwright's own words
    for name, path in _pages(page).items():
        if names and name not in names:
            continue
        seen = stranger if name == "sign-in" else page
        seen.goto(path)
        seen.wait_for_load_state("networkidle")
        _keep(seen.screenshot(), IMAGES / f"{name}{suffix}.webp")
    stranger.close()
    context.close()


def _pages(page: Page) -> dict[str, str]:
    relation, contract = _first(page, "/klanten/?q=bakkerij"), _first(page, "/aanvragen/?status=quote&q=warmtepompen")
    return {
        "sign-in": "/account/login/",
        "today": "/",
        "relations": "/relaties/",
        "relation": relation,
        "form": f"{relation}organisatie/bewerken/",
        "person": _first(page, "/personen/?q=van"),
        "requests": "/aanvragen/",
        "contract": contract,
        "lines": f"{contract}regels/bewerken/",
        "subscriptions": "/abonnementen/",
        "subscription": _first(page, "/abonnementen/?q=temperatuurmeting"),
        "plan": f"{_first(page, '/aanvragen/?status=contract&q=gebouwbeheer')}plan/",
        "totals": "/aanvragen/?groepeer=status&toon=totalen",
        "value": "/abonnementen/waarde/",
        "files": _folder(page, f"{_first(page, '/relaties/?q=eikelboom')}online-bestanden/", "Foto's"),
        "file": _first(page, "/bestanden/?q=verlenging"),
        "design": "/design/",
    }


def _first(page: Page, path: str) -> str:
    """The address of the first row of a list."""
    page.goto(path)
    return str(page.locator("table[data-list] tbody a").first.get_attribute("href"))


def _folder(page: Page, tree: str, name: str) -> str:
    """The address at which this folder of a tree is open."""
    page.goto(tree)
    return str(page.locator("[data-files] tbody").get_by_role("link", name=name, exact=True).get_attribute("href"))


def _keep(picture: bytes, path: Path) -> None:
    Image.open(io.BytesIO(picture)).convert("RGB").save(path, lossless=True, method=6)


if __name__ == "__main__":
    main(*sys.argv[1:])
