"""What everyone must be able to use, in every look: what axe finds on a page, and whether it fits the screen.

One tab puts on one look after another: another tab for each has its own cache, and starts with all style sheets.
"""

import json
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Without what did not go wrong, which is most of it; and without loading style sheets once more, which no rule of
# these reads, and which asks for those that are imported at the wrong address.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
FIND = f"""() => axe.run({json.dumps(OPTIONS)}).then((found) => found.violations.map(
  (each) => `${{each.id}}: ${{each.nodes[0].html.slice(0, 120)}}`))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def put_on(tab: Page, look: dict[str, Any]) -> None:
    """Give a tab another width and scheme, for the pages that it opens from now on."""
    tab.set_viewport_size(look["viewport"])
    tab.emulate_media(color_scheme=look["color_scheme"])


def faults(tab: Page) -> list[str]:
    """What is wrong with the page that is open: rules of axe with where each is broken first, and being too wide."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    found: list[str] = tab.evaluate(FIND)
    return found + ["wider than the screen"] * tab.evaluate(WIDER)
