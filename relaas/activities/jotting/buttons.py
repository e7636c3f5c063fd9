"""The buttons on the page of a party by which something is written down or planned."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from relaas.activities.rights import CHANGE
from relaas.parties.cards import PartyPage
from relaas.parties.header import BUTTONS, Button, Source

FIELD = "#jot"  # the field above the story
CONTACT_MOMENT = pgettext_lazy("activity", "Contact moment")
ACTION = pgettext_lazy("activity", "Action")


def new_action(word: str, id: int) -> str:
    """Where an action with this relation, person or subject (`word`) is planned."""
    return f"{reverse('activities:new_action')}?{word}={id}"


def _buttons(page: PartyPage) -> Iterator[Button]:
    if page.may(CHANGE):
        yield Button(CONTACT_MOMENT, FIELD, hotkey="c")
        word = "relatie" if page.party.is_organization else "persoon"
        yield Button(ACTION, new_action(word, page.party.pk), hotkey="a")


BUTTONS.add("activities", Source("activities", 10, _buttons))
