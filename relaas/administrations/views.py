"""Administrations under Beheer."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.administrations.bsn import set_bsn_ground
from relaas.administrations.forms import AdministrationForm, BsnForm
from relaas.administrations.keeping import change_administration, create_administration
from relaas.administrations.models import Administration
from relaas.administrations.rights import ALLOW_BSN, MANAGE_ADMINISTRATIONS
from relaas.story.beside import story_beside
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs


@needs(MANAGE_ADMINISTRATIONS)
def administrations(request: Request) -> HttpResponse:
    """All of our own bodies."""
    found = Administration.objects.visible_to(request.actor).by_name()
    return page(request, "administrations/administrations.html", {"administrations": found})


@needs(MANAGE_ADMINISTRATIONS)
def add_administration(request: Request) -> HttpResponse:
    """A new one."""
    form = AdministrationForm(request.POST or None, initial={"country": "NL"})
    if form.is_valid() and form.carry_out(create_administration, by=request.actor, **form.values):
        toasts.done(request, _("Administration added"))
        return SeeOther(reverse("administrations:administrations"))
    return page(request, "administrations/add_administration.html", form=form)


@needs(MANAGE_ADMINISTRATIONS)
def administration(request: Request, id: int) -> HttpResponse:
    """One of them."""
    return page(request, "administrations/administration.html", _shown(request, _find(request, id)))


@needs(MANAGE_ADMINISTRATIONS)
def edit_administration(request: Request, id: int) -> HttpResponse:
    """The same page, with its card as a form."""
    found = _find(request, id)
    form = AdministrationForm(request.POST or None, record=found)
    if form.is_valid() and form.carry_out(
        change_administration, found, by=request.actor, seen=form.seen, **form.values
    ):
        toasts.done(request, _("Administration changed"))
        return SeeOther(reverse("administrations:administration", args=[id]))
    return page(request, "administrations/administration.html", _shown(request, _find(request, id)), form=form)


@needs(ALLOW_BSN)
def edit_bsn(request: Request, id: int) -> HttpResponse:
    """The same page, with the card of the BSN as a form."""
    found = _find(request, id)
    form = BsnForm(request.POST or None, record=found)
    if form.is_valid() and form.carry_out(
        set_bsn_ground, found, ground=form.values["bsn_ground"], by=request.actor, seen=form.seen
    ):
        toasts.done(request, _("BSN changed"))
        return SeeOther(reverse("administrations:administration", args=[id]))
    shown = {**_shown(request, _find(request, id)), "edits_bsn": True}
    return page(request, "administrations/administration.html", shown, form=form)


def _find(request: Request, id: int) -> Administration:
    return get_object_or_404(Administration.objects.visible_to(request.actor), pk=id)


def _shown(request: Request, found: Administration) -> dict[str, object]:
    return {"shown": found, "story": story_beside(request, found), "may_allow_bsn": request.actor.may(ALLOW_BSN)}
