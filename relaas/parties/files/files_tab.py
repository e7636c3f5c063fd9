"""Tab *Online bestanden* of a relation and a person (T14). The card is of the room of files."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.files.rights import READ
from relaas.files.tree_card import TreeCard
from relaas.kernel.subjects import subject_of
from relaas.parties.cards import PartyPage
from relaas.parties.files.holder import TAB_WORD
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab

FILES = "files"


def _tree(page: PartyPage) -> Mapping[str, Any]:
    archived, past = page.party.is_archived, page.as_of is not None
    return {"tree": TreeCard(page.request, subject_of(page.party), changeable=not archived, past=past)}


CARDS.add(FILES, Card(FILES, FILES, 10, "files/cards/tree.html", right=READ, context=_tree))
TABS.add(FILES, Tab(FILES, _("Online files"), READ, order=85, word=TAB_WORD, has_something=has_cards(FILES)))
