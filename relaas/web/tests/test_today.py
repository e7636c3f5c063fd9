"""The first page: what rooms hang there, for who may see it (U2)."""

import pytest

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.web import today
from relaas.web.rights import SEE_DESIGN
from relaas.web.today import TodayCard, cards_for

pytestmark = pytest.mark.once


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Registry[TodayCard]:
    """Nothing hangs there yet."""
    cards: Registry[TodayCard] = Registry("card", order=lambda card: card.order)
    monkeypatch.setattr(today, "TODAY", cards)
    return cards


def test_cards_stand_in_their_order_each_with_what_it_draws(hung: Registry[TodayCard]) -> None:
    hung.add("later", TodayCard("later", 20, "later.html", lambda viewer: {"for": viewer.name}))
    hung.add("first", TodayCard("first", 10, "first.html", lambda _viewer: {}))
    assert cards_for(Actor("Els")) == [("first.html", {}), ("later.html", {"for": "Els"})]


def test_who_lacks_the_right_has_no_card_and_nothing_is_looked_up_for_it(hung: Registry[TodayCard]) -> None:
    hung.add("secret", TodayCard("secret", 10, "secret.html", lambda _viewer: pytest.fail("asked"), right=SEE_DESIGN))
    assert cards_for(Actor("Els")) == []
