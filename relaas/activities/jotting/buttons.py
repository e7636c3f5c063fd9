"""The buttons on the page of a party by which something is written down or planned."""

from collections.abc import Iterator

from django.utils.translation import pgettext_lazy

from relaas.activities.rights import CHANGE
from relaas.parties.cards import PartyPage
from relaas.parties.header import BUTTONS, Button, Source

FIELD = "#jot"  # the field above the story
CONTACT_MOMENT = pgettext_lazy("activity", "Contact moment")
ACTION = pgettext_lazy("activity", "Action")


def _buttons(page: PartyPage) -> Iterator[Button]:
    if page.may(CHANGE):
        yield Button(CONTACT_MOMENT, FIELD, hotkey="c")


BUTTONS.add("activities", Source("activities", 10, _buttons))
