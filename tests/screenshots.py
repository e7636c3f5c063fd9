"""`python -m tests.screenshots`: take the pictures of docs/images from the demonstration, to be looked at."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.chromium import launched
from tests.journeys.demonstration import Demonstration, served

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LOOKS = (("", "light", 1440), ("-dark", "dark", 1440), ("-phone", "light", 375))


def main() -> None:
    """Serve a fresh demonstration and photograph its pages in each look."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as demonstration:
        for browser in launched():
            for suffix, scheme, width in LOOKS:
                _photograph(demonstration, browser, suffix, scheme, width)


def _photograph(demonstration: Demonstration, browser: Browser, suffix: str, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 1000}
    stranger = browser.new_page(base_url=demonstration.address, color_scheme=scheme, viewport=viewport)  # type: ignore[arg-type] # Playwright's own words
    stranger.goto("/account/login/")
    stranger.screenshot(path=IMAGES / f"sign-in{suffix}.png")
    context, page = demonstration.signed_in(browser, "administrator", color_scheme=scheme, viewport=viewport)
    for name, path in _pages(page).items():
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=IMAGES / f"{name}{suffix}.png")
    context.close()


def _pages(page: Page) -> dict[str, str]:
    relation = _first(page, "/klanten/?q=bakkerij")
    return {
        "relations": "/relaties/",
        "relation": relation,
        "form": f"{relation}organisatie/bewerken/",
        "person": _first(page, "/personen/?q=van"),
        "design": "/design/",
    }


def _first(page: Page, path: str) -> str:
    """The address of the first row of a list."""
    page.goto(path)
    return str(page.locator("table[data-list] tbody a").first.get_attribute("href"))


if __name__ == "__main__":
    main()
