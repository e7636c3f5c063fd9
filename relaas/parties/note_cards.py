"""The tab *Notitie* (T9): three texts that stand with a party. Which of them is shown where, its field says."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.rights import READ
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab

NOTE = "note"

TABS.add(NOTE, Tab(NOTE, _("Note"), READ, order=90, word="notitie", has_something=has_cards(NOTE)))
CARDS.add("notes", Card("notes", NOTE, 10, "parties/cards/notes.html"))
