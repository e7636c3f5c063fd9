"""An import in the browser: from the file to the result and back, looked at by axe at every step."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.demonstration import Demonstration
from tests.looks import faults

pytestmark = pytest.mark.browser
FILE = (
    "Naam;KvK;Plaats;E-mail;Telefoon\n"
    "Import Bakkerij {0};2736{0}48;DELFT;info@jansen.example;(015) 212 12 12\n"
    "Import Slager {0};3715{0}66;Delft;https://slager.example;072 535 66 66\n"
    ";4041{0}45;Tiel;zonder@naam.example;0344 123456\n"
)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 375)])
def test_every_step_of_an_import(
    demonstration: Demonstration, chromium: Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    file = tmp_path / "klanten.csv"
    file.write_text(FILE.format(width % 90 + 10))
    context, page = demonstration.signed_in(
        chromium, "administrator", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.goto("/importeren/")
    _look(page)
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Bekijk het bestand").click()
    page.wait_for_url("**/kolommen/")
    _look(page)
    page.get_by_label("Telefoon", exact=True).select_option(label="E-mail")
    page.get_by_role("button", name="Controle").click()
    page.get_by_text("Twee kolommen zijn").first.wait_for()
    _look(page)
    page.get_by_label("Telefoon", exact=True).select_option(label="Telefoon")
    page.get_by_role("button", name="Controle").click()
    page.wait_for_url("**/controle/")
    assert "was DELFT" in page.content()
    _look(page)
    page.get_by_role("button", name="Importeer 3 rijen").click()
    page.get_by_role("button", name="Maak de hele import ongedaan").wait_for()
    assert page.get_by_role("cell", name="In deze rij staat geen naam.").count() == 1
    _look(page)
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="geweigerde rijen.csv").click()
    assert "zonder@naam.example" in Path(downloaded.value.path()).read_text("utf-8-sig")
    page.get_by_role("button", name="Maak de hele import ongedaan").click()
    page.get_by_text("Alles is weer zoals het was.").wait_for()
    _look(page)
    context.close()


def _look(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    assert faults(page) == []
    assert page.locator("h1").count() == 1
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
