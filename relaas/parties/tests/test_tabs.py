"""The tabs of a party's page and what rooms hang on them."""

from collections.abc import Callable

import pytest
from django.test import Client

from relaas.kernel.actors import Actor
from relaas.parties.header import BADGES, BANNERS, FIGURES, Badge, Banner, Deed, Figure, Source
from relaas.parties.models import Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.rights import ARCHIVE
from relaas.parties.tab_cards import CARDS, MASTER_DATA, Card
from relaas.parties.tests.conftest import Make

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
type Hang = Callable[..., None]


@pytest.fixture
def hang(monkeypatch: pytest.MonkeyPatch) -> Hang:
    """Hangs the card of the channels on the tab *Stamgegevens*, and nothing else there."""

    def put(**given: object) -> None:
        card = Card("channels", MASTER_DATA, 10, "parties/cards/channels.html", **given)  # type: ignore[arg-type]  # any of its fields
        monkeypatch.setattr(CARDS, "_items", {"channels": card})

    return put


def tab_of(party: Party) -> str:
    return f"{page_of(party)}stamgegevens/"


def main_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().split("<main")[1]


def test_a_tab_shows_the_cards_that_hang_on_it(bakery: Party, hang: Hang, signed_in: SignIn) -> None:
    """T2: the tab stands at an address of its own, in the frame of every page of a party."""
    hang()
    page = main_of(signed_in(), tab_of(bakery))
    assert "038 421 5560" in page
    assert "Ambachtsweg" not in page
    assert f'href="{tab_of(bakery)}" aria-current="page"' in page
    assert "Het relaas" in page
    assert f'href="{tab_of(bakery)}"' in main_of(signed_in("sales"), page_of(bakery))


def test_a_tab_without_cards_is_not_there(
    bakery: Party, hang: Hang, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in the row of tabs and not at its address: without cards, without the right, for another kind."""
    nothing: tuple[dict[str, object], ...] = (
        {"right": ARCHIVE}, {"kinds": frozenset({Kind.PERSON})}, {"has_something": _never},
    )  # fmt: skip
    client = signed_in("reader")
    for given in nothing:
        hang(**given)
        assert client.get(tab_of(bakery)).status_code == 404, given
        assert tab_of(bakery) not in main_of(client, page_of(bakery)), given
    monkeypatch.setattr(CARDS, "_items", {})
    assert client.get(tab_of(bakery)).status_code == 404


def test_editing_a_card_draws_its_tab_and_goes_back_to_it(bakery: Party, hang: Hang, signed_in: SignIn) -> None:
    """Whatever room the card is of: the form, its refusal and what follows on it stand on the card's own tab."""
    hang()
    client, here = signed_in(), f"{page_of(bakery)}bereikbaar/{bakery.channels.get().pk}/bewerken/"
    page = main_of(client, here)
    assert f'href="{tab_of(bakery)}" aria-current="page"' in page
    assert f'href="{tab_of(bakery)}" data-leave' in page
    answer = client.post(here, {"type": "phone", "value": ""})
    assert answer.status_code == 422
    assert f'href="{tab_of(bakery)}" aria-current="page"' in answer.content.decode()
    new = client.post(f"{page_of(bakery)}bereikbaar/nieuw/", {"type": "email", "value": "info@bakker.example"})
    assert (new.status_code, new["Location"]) == (303, tab_of(bakery))


def test_a_strange_word_is_no_tab(bakery: Party, person: Make, hang: Hang, signed_in: SignIn) -> None:
    hang()
    client = signed_in()
    assert client.get(f"{page_of(bakery)}onzin/").status_code == 404
    assert client.get(f"/personen/{bakery.pk}/stamgegevens/").status_code == 404
    assert client.get(tab_of(person())).status_code == 200
    jan = person(last_name="Visser")
    led = client.get(f"/relaties/{jan.pk}/stamgegevens/?map=3")
    assert (led.status_code, led["Location"]) == (303, f"{tab_of(jan)}?map=3")
    assert Client().get(tab_of(bakery)).status_code == 302


def test_rooms_show_pills_and_banners_in_the_header(
    bakery: Party, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the name and below it, with the click that ends what the banner is about."""
    deed = Deed("Hef op", "/weg/", "Hef leverstop op")
    stop = Banner("Leverstop", "Betaalt niet. <b>", tone="bad", icon="ban", deed=deed)
    monkeypatch.setattr(BADGES, "_items", {"t": Source("t", 10, lambda _page: [Badge("Op slot", "bad")])})
    monkeypatch.setattr(BANNERS, "_items", {"t": Source("t", 10, lambda _page: [stop])})
    figure = Figure("Open offertes", "3 · € 12,00", "/lijst/?q=<b>")
    monkeypatch.setattr(FIGURES, "_items", {"t": Source("t", 10, lambda _page: [figure])})
    page = main_of(signed_in("reader"), page_of(bakery))
    assert '<dt>Open offertes</dt><dd><a href="/lijst/?q=&lt;b&gt;">3 · € 12,00</a></dd>' in page
    assert '<span class="pill bad">Op slot</span>' in page
    assert "Betaalt niet. &lt;b&gt;" in page
    assert 'action="/weg/"' in page
    assert 'aria-label="Hef leverstop op"' in page


def _never(_party: Party, _viewer: Actor) -> bool:
    return False
