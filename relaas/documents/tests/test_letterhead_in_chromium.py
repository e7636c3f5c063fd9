"""The letterhead as somebody sets it up: the sample follows what is typed, in every look, for everyone."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.kernel.actors import COMMAND_LINE
from tests.chromium import LOOKS
from tests.looks import faults, put_on
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DRAWN = (
    "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(each => each < 255)"
)


@pytest.fixture
def ours(db: None) -> Administration:
    return create_administration(
        name="Polder & Dijk B.V.", street="Dijkweg", house_number="12", postcode="8011 PK", city="Zwolle",
        kvk="12345678", vat_number="NL004495445B01", iban="NL91ABNA0417164300", by=COMMAND_LINE,
    )  # fmt: skip


@pytest.fixture
def open_tab(ours: Administration, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """Opens tabs in which an administrator is signed in; closed in the end."""
    prepare_roles()
    role = Role.objects.get(builtin="administrator")
    user = create_user(email="sanne@example.nl", name="Sanne de Boer", role=role, by=COMMAND_LINE)
    yield from tabs_of(user, chromium, live_server)


def test_the_sample_follows_what_is_typed(ours: Administration, open_tab: OpenTab) -> None:
    page = open_tab(f"/beheer/briefpapier/{ours.pk}/")
    sample = page.locator("[data-sample-picture]")
    expect(sample).to_have_js_property("naturalWidth", 909)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_label("Accentkleur").fill("#aa2211")
    assert answered.value.status == 200
    canvas = page.locator("canvas[data-sample-picture]")
    expect(canvas).to_have_attribute("aria-label", "Voorbeeld van de eerste pagina")
    expect(canvas).to_have_js_property("width", 909)
    assert canvas.evaluate(DRAWN)
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Toon wat er staat als PDF").click()
    assert popup.value.url.endswith("&pdf=1")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("status").first).to_contain_text("Briefpapier gewijzigd")


def test_every_look_is_for_everyone(ours: Administration, open_tab: OpenTab) -> None:
    page = open_tab()
    for path in (f"/beheer/briefpapier/{ours.pk}/", f"/beheer/briefpapier/{ours.pk}/teksten/quote/nl/"):
        for look in LOOKS:
            put_on(page, look)
            page.goto(path)
            expect(page.locator("[data-sample-picture]")).to_have_js_property("complete", True)
            if shots := os.environ.get("SHOTS"):
                size = look["viewport"]["width"]
                page.screenshot(
                    path=f"{shots}/{path.strip('/').replace('/', '-')}-{size}-{look['color_scheme']}.png",
                    full_page=True,
                )
            assert faults(page) == [], (path, look)
