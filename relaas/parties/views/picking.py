"""Choosing a party for another one's page: look for it, then pick it by its address. Works without a script."""

from relaas.parties.cards import Picking
from relaas.parties.models import Kind, Party
from relaas.parties.picking import find_by_text, find_picked
from relaas.web.rights import Request

PICKED = {Kind.PERSON: "persoon", Kind.ORGANIZATION: "organisatie"}


def picking(request: Request, kind: Kind, *, without: Party | None = None) -> Picking:
    """What was typed so far and who answers to it."""
    typed = request.GET.get("zoek", "")
    found = [party for party in find_by_text(typed, kind, request.actor) if without is None or party.pk != without.pk]
    noted = Party.objects.filter(pk__in=[party.pk for party in found]).exclude(internal_note="")
    notes = dict(noted.values_list("pk", "internal_note")) if found else {}
    return Picking(kind, PICKED[kind], typed, found, notes)


def picked(request: Request, kind: Kind) -> Party | None:
    """The party that was picked, if the viewer may see it. One that may not be chosen is the law's to refuse (C11)."""
    return find_picked(request.GET.get(PICKED[kind]), kind, request.actor)
