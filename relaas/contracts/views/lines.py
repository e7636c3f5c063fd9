"""The card *Onderdelen* (K3): typed in as a table, reckoned as one types, and what is done to selected lines."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from relaas.contracts.copying import copy_lines
from relaas.contracts.forms.lines import LinesForm
from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.table import change_lines
from relaas.contracts.lines.verbs import remove_lines
from relaas.contracts.lines.writing import MOST_LINES
from relaas.contracts.models import Contract, ContractLine
from relaas.contracts.page import Editing
from relaas.contracts.rights import CHANGE, SEE_COST
from relaas.contracts.views.frame import back_to, done, draw, find_contract, lacks_right
from relaas.kernel.refusals import Refused
from relaas.kernel.row_ids import read_id
from relaas.parties.views.once import mark_of
from relaas.story.once import WrittenAlready, marked
from relaas.web import toasts
from relaas.web.rights import Request, needs

CARD = "lines"


@needs(CHANGE)
def edit(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    if answer := lacks_right(request, contract):
        return answer
    form = _form(request, contract)
    if request.method == "POST" and form.is_valid() and _saved(request, contract, form):
        return back_to(contract)
    return draw(request, contract, Editing(CARD, form))


@require_POST
@needs(CHANGE)
def rearrange(request: Request, id: int) -> HttpResponse:
    """The table with one line more, moved, copied or gone, or with what was pasted; nothing is kept."""
    contract = find_contract(request, id)
    form = _form(request, contract)
    if form.is_valid():
        form.rearrange(request.GET.get("doe", ""), _whole(request.GET.get("rij", "")))
    answer = draw(request, contract, Editing(CARD, form))
    answer.status_code = 200
    answer["HX-Push-Url"] = "false"  # what was posted to is no page to come back to
    return answer


@require_POST
@needs(CHANGE)
def reckon(request: Request, id: int) -> HttpResponse:
    """What the table comes to as it stands, for a script; nothing is kept."""
    contract = find_contract(request, id)
    form = _form(request, contract)
    if form.is_valid():
        form.reckon()
    shown = {"form": form, "leave": "", "action": reverse("contracts:edit_lines", args=[contract.pk])}
    return render(request, "contracts/lines/reckoned.html", shown)


@require_POST
@needs(CHANGE)
def copy(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    lines = selected(contract, request.POST)
    said = ngettext("%(count)d line copied", "%(count)d lines copied", len(lines)) % {"count": len(lines)}
    return done(request, contract, said, lambda: copy_lines(lines, to=contract, by=request.actor))


@require_POST
@needs(CHANGE)
def remove(request: Request, id: int) -> HttpResponse:
    contract = find_contract(request, id)
    lines = selected(contract, request.POST)
    said = ngettext("%(count)d line removed", "%(count)d lines removed", len(lines)) % {"count": len(lines)}
    return done(request, contract, said, lambda: remove_lines(contract, lines, by=request.actor))


def _form(request: Request, contract: Contract) -> LinesForm:
    return LinesForm(
        request.POST if request.method == "POST" else None,
        contract=contract,
        lines=lines_of(contract),
        sees_cost=contract.is_sales and request.actor.may(SEE_COST),
        more="erbij" in request.GET,
    )


def _saved(request: Request, contract: Contract, form: LinesForm) -> bool:
    """Sent in twice it happens once; a table in which nothing was changed is done without a word."""
    try:
        with marked(mark_of(request, form)):
            changed = change_lines(contract, rows=form.rows, seen=form.seen, by=request.actor)
    except WrittenAlready:
        return True
    except Refused as refusal:
        form.refuse(refusal)
        return False
    if changed:
        toasts.done(request, _("Lines saved"))
    return True


def selected(contract: Contract, sent: QueryDict) -> list[ContractLine]:
    """The lines of this contract that were ticked, in their order."""
    ids = [id for id in map(read_id, sent.getlist("line")) if id is not None]
    return list(contract.lines.filter(pk__in=ids[:MOST_LINES]))


def _whole(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 6 else -1
