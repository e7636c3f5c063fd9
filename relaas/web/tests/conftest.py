"""What the tests of this room share."""

from collections.abc import Iterator

import pytest
from django.utils.translation import trans_real
from playwright.sync_api import Browser, Page

from relaas.program.compiled_translations import compile_all
from relaas.web.tests.scene import Scene, served
from relaas.web.tests.scene_pages import a_card_and_a_list

MEANT = ("403", "422", "500", "ERR_")  # refusals that the tests ask for; the console tells them too


@pytest.fixture(scope="session")
def compiled() -> None:
    """Our catalogues as they stand now, for tests that read Dutch."""
    compile_all()
    trans_real._translations.clear()  # type: ignore[attr-defined] # Django keeps what it loaded before


@pytest.fixture
def scene() -> Scene:
    return a_card_and_a_list()


@pytest.fixture
def tab(chromium: Browser, scene: Scene) -> Iterator[Page]:
    """A fresh tab on the scene; what the console complains about fails the test."""
    complaints: list[str] = []
    with served(scene) as address:
        context = chromium.new_context(base_url=address)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield page
        context.close()
    assert [each for each in complaints if not any(part in each for part in MEANT)] == []
