"""Who may be there already, beside the form of somebody new or of somebody who changes (P11)."""

from collections.abc import Sequence

from django.http import HttpResponse

from relaas.parties.duplicates import known, typed
from relaas.parties.duplicates.finding import CANDIDATES, Match, find
from relaas.parties.duplicates.said import said_to_be_two
from relaas.parties.forms.likely import Likely
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Kind, Party
from relaas.parties.picking import find_picked
from relaas.parties.rights import CHANGE
from relaas.web.answers import page
from relaas.web.rights import Request, needs

ANSWER = "no_double"  # the button with which somebody goes on: the ids of those that were shown
AT_SAVING = 40  # are looked at: a save is short, and those with the rarest keys come first
WITHOUT, EMPLOYER = "zonder", "organisatie"


@needs(CHANGE)
def likely(request: Request, kind: Kind) -> HttpResponse:
    """While somebody types: who is likely the same, a place for each field. As bare as the palette's answer."""
    if request.method != "POST":
        return page(request, "parties/doubles/likely.html", {"likely": Likely(kind)})
    party = find_picked(request.GET.get(WITHOUT), kind, request.actor)
    employer = find_picked(request.GET.get(EMPLOYER), Kind.ORGANIZATION, request.actor)
    found = _look(request, kind, party, employer)
    return page(request, "parties/doubles/likely.html", {"likely": found})


def waits_for_answer(
    request: Request, form: PartyForm, kind: Kind, *, party: Party | None = None, employer: Party | None = None
) -> bool:
    """Whether saving waits: somebody is likely the same, and nobody said yet that it is another one.

    The form knows it as `form.likely`, so that its page shows who, why, and the button to go on.
    """
    found = _look(request, kind, party, employer, AT_SAVING)
    answered = set(request.POST.get(ANSWER, "").split(","))
    asks = any(str(match.party.pk) not in answered for match in found.matches)
    if asks and party:  # who was likely before the change too is no reason to stop it
        before = find(
            known.load({party.pk})[party.pk], by=request.actor, without=party.pk, limit=AT_SAVING, most=AT_SAVING
        )
        answered |= {str(match.party.pk) for match in before}
        asks = any(str(match.party.pk) not in answered for match in found.matches)
    form.likely = Likely(kind, found.matches, found.without, found.employer, asks)
    return asks


def _look(request: Request, kind: Kind, party: Party | None, employer: Party | None, most: int = CANDIDATES) -> Likely:
    without, employed = (each.pk if each else None for each in (party, employer))
    facts = typed.facts_of(kind, request.POST.dict(), employer=employed)
    matches: Sequence[Match] = ()
    if typed.is_enough(facts):
        if party:
            facts = typed.over(facts, known.load({party.pk})[party.pk])
        two = said_to_be_two(party.pk) if party else ()
        found = find(facts, by=request.actor, without=without, most=most)
        matches = [match for match in found if match.party.pk not in two]
    return Likely(kind, matches, without, employed)
