"""Merging two parties (P11): which other one it is, the plan, and the deed."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.parties.cards import Editing
from relaas.parties.former import leads_to
from relaas.parties.forms.merging import MergeForm
from relaas.parties.merging.merge import merge
from relaas.parties.merging.plan import Plan, changed_columns, plan
from relaas.parties.models import Kind, Party
from relaas.parties.paths import page_of
from relaas.parties.rights import MERGE
from relaas.parties.views.frame import draw, find_any, find_party
from relaas.parties.views.picking import picked, picking
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs


@needs(MERGE)
def start(request: Request, kind: Kind, id: int) -> HttpResponse:
    """Look for the other one; choosing it opens the plan."""
    party, other = find_party(request, kind, id), picked(request, kind)
    if other is not None:
        return SeeOther(reverse("parties:merge", args=[kind, id, other.pk]))
    return draw(request, party, Editing("merge", picking=picking(request, kind, without=party)))


@needs(MERGE)
def show(request: Request, kind: Kind, id: int, other: int) -> HttpResponse:
    """The plan, side by side; sent in, the deed. Sent in twice it was done already."""
    if leads_to(other) == id:
        return SeeOther(page_of(find_party(request, kind, id)))
    kept, merged = find_party(request, kind, id), find_any(request, other)
    planned = plan(kept, merged, by=request.actor)
    form = MergeForm(request.POST if request.method == "POST" else None, planned)
    if request.method != "POST" or not form.is_valid():
        return _draw(request, planned, form)
    names = {"merged": merged.name, "kept": kept.name}
    try:
        merge(kept, merged, choices=form.choices, seen=form.version, by=request.actor)
    except Refused as refusal:
        return _again(request, kept, merged, form, refusal)
    toasts.done(request, _("%(merged)s went into %(kept)s") % names)
    return SeeOther(page_of(kept))


def _again(request: Request, kept: Party, merged: Party, sent: MergeForm, refusal: Refused) -> HttpResponse:
    """The plan as it is now, with what was chosen; sending it in once more is a choice."""
    changed = changed_columns(kept, merged, sent.version)
    planned = plan(find_any(request, kept.pk), find_any(request, merged.pk), by=request.actor)
    form = MergeForm(request.POST, planned, again=True)
    form.is_valid()
    form.refuse(refusal)
    return _draw(request, planned, form, changed)


def _draw(request: Request, planned: Plan, form: MergeForm, changed: frozenset[str] = frozenset()) -> HttpResponse:
    shown = {
        "plan": planned,
        "changed": changed,
        "swap": reverse("parties:merge", args=[planned.merged.kind, planned.merged.pk, planned.kept.pk]),
        "leave": page_of(planned.kept),
        "other": page_of(planned.merged),
    }
    return page(request, "parties/merge.html", shown, form=form)
