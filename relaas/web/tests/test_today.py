"""The first page: what rooms hang there, for who may see it (U2)."""

import pytest
from django.test import RequestFactory

from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry
from relaas.web import today
from relaas.web.rights import SEE_DESIGN, Request
from relaas.web.today import TodayButton, TodayCard, buttons_for, cards_for

pytestmark = pytest.mark.once


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Registry[TodayCard]:
    """Nothing hangs there yet."""
    cards: Registry[TodayCard] = Registry("card", order=lambda card: card.order)
    monkeypatch.setattr(today, "TODAY", cards)
    return cards


def asked_by(actor: Actor) -> Request:
    request = RequestFactory().get("/")
    request.actor = actor  # type: ignore[attr-defined] # as the middleware of accounts does
    return request  # type: ignore[return-value]


def test_cards_stand_in_their_order_each_with_what_it_draws(hung: Registry[TodayCard]) -> None:
    hung.add("later", TodayCard("later", 20, "later.html", lambda request: {"for": request.actor.name}))
    hung.add("first", TodayCard("first", 10, "first.html", lambda _request: {"n": 4}, headline=lambda it: f"{it['n']}"))
    found = cards_for(asked_by(Actor("Els")))
    assert [(each.card.name, each.drawn, each.headline) for each in found] == [
        ("first", {"n": 4}, "4"),
        ("later", {"for": "Els"}, ""),
    ]


def test_who_lacks_the_right_has_no_card_and_nothing_is_looked_up_for_it(hung: Registry[TodayCard]) -> None:
    hung.add("secret", TodayCard("secret", 10, "secret.html", lambda _request: pytest.fail("asked"), right=SEE_DESIGN))
    assert cards_for(asked_by(Actor("Els"))) == []


def test_who_lacks_the_right_has_no_button(monkeypatch: pytest.MonkeyPatch) -> None:
    buttons: Registry[TodayButton] = Registry("button", order=lambda button: button.order)
    monkeypatch.setattr(today, "BUTTONS", buttons)
    buttons.add("parts", TodayButton("parts", "Parts", "web:design", 20, SEE_DESIGN))
    buttons.add("all", TodayButton("all", "All", "desk:home", 10))
    assert [each.name for each in buttons_for(Actor("Els"))] == ["all"]
    assert [each.name for each in buttons_for(Actor("Jan", rights=frozenset({SEE_DESIGN})))] == ["all", "parts"]
