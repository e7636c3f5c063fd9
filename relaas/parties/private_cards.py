"""The tab *Registratie en familie* of a person (P5), and the card of personal details (P14)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.administrations.models import Administration
from relaas.kernel.subjects import subject_of
from relaas.parties.cards import PartyPage
from relaas.parties.models import FamilyMember, Kind, PrivateData
from relaas.parties.private_lines import family_lines, private_lines
from relaas.parties.rights import CHANGE_PRIVATE, READ_PRIVATE
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab
from relaas.story.looks import READ_LOOKS, declare_look, looks_at

PRIVATE = "private"
DATA, FAMILY, LOOKS = "private-data", "family", "looks"
SHOWN = declare_look("parties.private_shown", _("Private data and family shown"))
SHOWN_AS_OF = declare_look("parties.private_shown_as_of", _("Private data and family of before shown"))
DATA_EDITED = declare_look("parties.private_edited", _("Private data opened to change it"))
MEMBER_EDITED = declare_look("parties.family_edited", _("Family member opened to change it"))

_PERSONS = frozenset({Kind.PERSON})


def _data_card(page: PartyPage) -> Mapping[str, Any]:
    with_bsn = Administration.objects.keeping_bsn().exists()
    data = next(iter(page.rows(PrivateData, party=page.party)), None)
    lines = private_lines(data, revealed=page.reveals, with_bsn=with_bsn) if data else []
    stray_bsn = bool(data and data.bsn) and not with_bsn
    return {"lines": lines, "stray_bsn": stray_bsn, "may_change": page.may(CHANGE_PRIVATE), "kept": data is not None}


def _family_card(page: PartyPage) -> Mapping[str, Any]:
    members = page.rows(FamilyMember, party=page.party)
    shown = [(member.pk, family_lines(member, revealed=page.reveals)) for member in members]
    return {"members": shown, "may_change": page.may(CHANGE_PRIVATE)}


def _looks_card(page: PartyPage) -> Mapping[str, Any]:
    return {"looks": looks_at(subject_of(page.party), page.viewer)}


TABS.add(
    PRIVATE,
    Tab(
        PRIVATE,
        _("Registration and family"),
        READ_PRIVATE,
        order=30,
        word="registratie",
        kinds=_PERSONS,
        has_something=has_cards(PRIVATE),
    ),
)
_CARDS = (
    Card(DATA, PRIVATE, 10, "parties/cards/private_data.html", _PERSONS, READ_PRIVATE, context=_data_card),
    Card(FAMILY, PRIVATE, 20, "parties/cards/family.html", _PERSONS, READ_PRIVATE, context=_family_card),
    Card(LOOKS, PRIVATE, 30, "parties/cards/looks.html", _PERSONS, READ_LOOKS, context=_looks_card),
)
for _card in _CARDS:
    CARDS.add(_card.name, _card)
