"""Saved views of lists: keep one, rename it, share it, take it away. Everybody has their own without a right."""

from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from relaas.accounts import saved_views
from relaas.accounts.models import SavedView
from relaas.accounts.rights import SHARE_VIEWS
from relaas.kernel.actors import Actor
from relaas.overviews.overview import OVERVIEWS
from relaas.overviews.question import EVERYTHING, VIEW, Question
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.forms import CardForm
from relaas.web.rights import Request

LIST = "lijst"


class ViewForm(CardForm):
    """What a view is called, and for whom it is; only who may is asked whether it is shared."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    shared = forms.BooleanField(label=gettext_lazy("For everybody"), required=False)

    def __init__(self, *given: object, actor: Actor, **more: object) -> None:
        super().__init__(*given, **more)  # type: ignore[arg-type]  # those of the base class
        if not actor.may(SHARE_VIEWS):
            del self.fields["shared"]


def new(request: Request) -> HttpResponse:
    """Keep what the list shows, which stands in the address."""
    question = _asked(request, request.GET.get(LIST, ""))
    form = ViewForm(request.POST or None, actor=request.actor)
    made: list[SavedView] = []

    def save() -> None:
        values = {"asked": question.asked, "by": request.actor, **form.values}
        made.append(saved_views.save_view(question.overview.name, **values))

    if form.is_valid() and form.carry_out(save):
        toasts.done(request, _("View %(name)s saved") % {"name": made[0].name}, undoable=False)
        return SeeOther(_shown(made[0]))
    leave = f"{question.path}?{urlencode({**question.asked, VIEW: [EVERYTHING]}, doseq=True)}"
    return page(request, "accounts/view.html", {"view": None, "leave": leave, "list": question.overview}, form=form)


def edit(request: Request, id: int) -> HttpResponse:
    """Rename a view, share it."""
    view = _find(request, id)
    initial = {"name": view.name, "shared": view.is_shared}
    form = ViewForm(request.POST or None, actor=request.actor, initial=initial)
    if form.is_valid():
        values = {"shared": view.is_shared, **form.values}
        if form.carry_out(saved_views.change_view, view, **values, by=request.actor):
            toasts.done(request, _("View changed"), undoable=False)
            return SeeOther(_shown(view))
    shown = {"view": view, "leave": _shown(view), "list": OVERVIEWS[view.overview]}
    return page(request, "accounts/view.html", shown, form=form)


@require_POST
def renew(request: Request, id: int) -> HttpResponse:
    """Have it hold what the list shows now."""
    view = _find(request, id)
    saved_views.renew_view(view, asked=_asked(request, view.overview).asked, by=request.actor)
    view.refresh_from_db()
    toasts.done(request, _("View %(name)s saved") % {"name": view.name}, undoable=False)
    return SeeOther(_shown(view))


@require_POST
def set_default(request: Request, id: int) -> HttpResponse:
    """Have the list open with it, or with everything."""
    view = get_object_or_404(saved_views.usable_by(request.actor), pk=id)
    off = "off" in request.POST
    saved_views.open_with(view.overview, None if off else view, by=request.actor)
    title = OVERVIEWS[view.overview].title
    said = _("%(list)s opens with all") if off else _("%(list)s opens with %(view)s")
    toasts.done(request, said % {"list": title, "view": view.name}, undoable=False)
    return SeeOther(_asked(request, view.overview).path if off else _shown(view))


@require_POST
def remove(request: Request, id: int) -> HttpResponse:
    """Take it away."""
    view = _find(request, id)
    saved_views.remove_view(view, by=request.actor)
    toasts.done(request, _("View %(name)s removed") % {"name": view.name}, undoable=False)
    return SeeOther(f"{_asked(request, view.overview).path}?{VIEW}={EVERYTHING}")


def _find(request: Request, id: int) -> SavedView:
    return get_object_or_404(saved_views.changeable_by(request.actor), pk=id)


def _asked(request: Request, overview: str) -> Question:
    """What the list shows, read as its own address is; a list that one may not read does not exist."""
    if overview not in OVERVIEWS or not request.actor.may(OVERVIEWS[overview].read_right):
        raise Http404
    given = {name: [str(value) for value in values] for name, values in request.GET.lists()}
    return Question.read(OVERVIEWS[overview], request.actor, given)


def _shown(view: SavedView) -> str:
    path = Question.read(OVERVIEWS[view.overview], Actor(""), {}).path
    return f"{path}?{urlencode({**view.asked, VIEW: [str(view.pk)]}, doseq=True)}"
