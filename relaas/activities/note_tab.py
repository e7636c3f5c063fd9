"""Tab *Notities* of a party's page (T10): its active notes and those that were closed."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from relaas.activities.about import readable_rights
from relaas.activities.lists.overviews import CLOSED_NOTES, NOTES
from relaas.activities.models import Activity
from relaas.activities.rights import CHANGE, READ
from relaas.files.numbers import numbers_at
from relaas.kernel.subjects import subject_of
from relaas.parties.cards import PartyPage
from relaas.parties.models import Party
from relaas.parties.rights import READ as READ_PARTIES
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab

TAB = "notes-of-party"
SHOWN = 100  # of each; the lists have them all
_RELATED = ("category", "made_by")


def _notes(page: PartyPage, *, closed: bool) -> list[Activity]:
    """The newest first; now, or as of the page's day. What must be ready soonest stands first of what is active."""
    if page.as_of:
        found = [each for each in _then(page) if each.is_note and each.is_open != closed]
    else:
        notes = Activity.objects.visible_to(page.viewer).notes().with_subject(subject_of(page.party))
        which = notes.done() if closed else notes.open()
        newest = which.select_related(*_RELATED).defer("search_text").order_by("-done_at" if closed else "-at", "-pk")
        found = list(newest[: SHOWN + 1])
    return found if closed else sorted(found, key=lambda note: (note.due is None, note.due or page.today))


def _then(page: PartyPage) -> list[Activity]:
    """What stood with it on the page's day, as far as the viewer sees with whom and about what."""
    column = "relation" if page.party.is_organization else "person"
    rows = page.rows(Activity, *_RELATED, **{column: page.party})
    parties = {id for row in rows for id in (row.relation_id, row.person_id) if id}
    visible = Party.objects.visible_to(page.viewer).filter(pk__in=parties)
    seen = {*visible.values_list("pk", flat=True), None}
    readable = readable_rights(page.viewer)
    return [
        row
        for row in rows
        if {row.relation_id, row.person_id} <= seen and (readable is None or row.about_right in readable)
    ]


def _card(closed: bool) -> Callable[[PartyPage], Mapping[str, Any]]:
    overview = CLOSED_NOTES if closed else NOTES

    def context(page: PartyPage) -> Mapping[str, Any]:
        found = _notes(page, closed=closed)
        asked = urlencode({"relation": page.party.name})
        return {
            "notes": found[:SHOWN],
            "files": {} if page.as_of else numbers_at("activity", [note.pk for note in found[:SHOWN]], page.viewer),
            "is_all": len(found) <= SHOWN,
            "list": f"{reverse(overview.url_name)}?{asked}" if page.party.is_organization and not page.as_of else "",
            "new": f"{reverse('activities:new_note')}?{urlencode(_with(page))}" if page.may(CHANGE) else "",
            "may_change": page.may(CHANGE),
        }

    return context


def _with(page: PartyPage) -> dict[str, str]:
    """Whom a new note is with, and that one comes back here."""
    word = "relatie" if page.party.is_organization or page.party.is_relation else "persoon"
    return {word: str(page.party.pk), "next": page.here}


for _place, (_name, _closed) in enumerate((("active-notes", False), ("closed-notes", True))):
    _template = f"activities/cards/{_name.replace('-', '_')}.html"
    CARDS.add(_name, Card(_name, TAB, 10 + _place, _template, right=READ, context=_card(_closed)))
TABS.add(
    TAB,
    Tab(
        TAB, pgettext_lazy("activities", "Notes"), READ_PARTIES, order=95, word="notities", has_something=has_cards(TAB)
    ),
)
