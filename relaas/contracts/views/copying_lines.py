"""Copying selected lines into another contract (K4): first which lines, then where to."""

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from relaas.contracts.copying import copy_lines
from relaas.contracts.models import CLOSED, Contract, Direction
from relaas.contracts.page import page_of
from relaas.contracts.rights import CHANGE
from relaas.contracts.views.frame import done, find_contract, visible_contracts
from relaas.contracts.views.lines import selected
from relaas.kernel.row_ids import read_id
from relaas.parties.searching import find_parties
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs

OFFERED = 10


@require_POST
@needs(CHANGE)
def select(request: Request, id: int) -> HttpResponse:
    """Take the selection along in the address, so that the page can be come back to."""
    contract = find_contract(request, id)
    ids = [line.pk for line in selected(contract, request.POST)]
    there = reverse("contracts:copy_lines_into", args=[contract.pk])
    return SeeOther(f"{there}?{urlencode({'line': ids}, doseq=True)}" if ids else page_of(contract))


@needs(CHANGE)
def into(request: Request, id: int) -> HttpResponse:
    """`?line=<id>` which lines; the contract to copy them into is sent in as `contract`."""
    contract = find_contract(request, id)
    lines = selected(contract, request.GET)
    if request.method == "POST":
        to = get_object_or_404(_open_ones(request, contract), pk=read_id(request.POST.get("contract")) or 0)
        said = ngettext("%(count)d line copied", "%(count)d lines copied", len(lines)) % {"count": len(lines)}
        return done(request, to, said, lambda: copy_lines(lines, to=to, by=request.actor))
    typed = request.GET.get("zoek", "")
    shown = {"contract": contract, "lines": lines, "typed": typed, "found": _found(request, contract, typed)}
    return page(request, "contracts/lines/into.html", shown)


def _open_ones(request: Request, contract: Contract) -> QuerySet[Contract]:
    """Where the viewer may add lines, but for the contract itself."""
    may = [direction for direction in Direction if request.actor.may(direction.change_right)]
    return visible_contracts(request).exclude(status__in=CLOSED).filter(direction__in=may).exclude(pk=contract.pk)


def _found(request: Request, contract: Contract, typed: str) -> list[Contract]:
    """By a number as it is, or those of the relations that answer to what was typed; at first those of this one."""
    if not typed.strip():
        asked = Q(relation=contract.relation_id)
    else:
        answering = [each.pk for each in find_parties(typed, request.actor, most=OFFERED)]
        asked = Q(relation__in=answering) | Q(number=typed.strip().upper())
    return list(_open_ones(request, contract).filter(asked).order_by("-id")[:OFFERED])
