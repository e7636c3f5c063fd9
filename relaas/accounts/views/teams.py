"""Teams under Beheer: a list whose rows are changed in place."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.accounts.forms import TeamForm
from relaas.accounts.models import Team, User
from relaas.accounts.rights import MANAGE_USERS
from relaas.accounts.teams import add_team as add
from relaas.accounts.teams import remove_team, rename_team
from relaas.kernel.refusals import Refused
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(MANAGE_USERS)
def teams(request: Request) -> HttpResponse:
    """Every team, with who is in it."""
    return _draw(request)


@needs(MANAGE_USERS)
def add_team(request: Request) -> HttpResponse:
    """The list, with a form for a new one."""
    form = TeamForm(request.POST or None)
    if form.is_valid() and form.carry_out(add, by=request.actor, **form.values):
        toasts.done(request, _("Team added"))
        return SeeOther(reverse("accounts:teams"))
    return _draw(request, form)


@needs(MANAGE_USERS)
def team(request: Request, id: int) -> HttpResponse:
    """The list, with one of its rows as a form."""
    found = get_object_or_404(Team.objects.visible_to(request.actor), pk=id)
    form = TeamForm(request.POST or None, record=found)
    if form.is_valid() and form.carry_out(rename_team, found, by=request.actor, seen=form.seen, **form.values):
        toasts.done(request, _("Team changed"))
        return SeeOther(reverse("accounts:teams"))
    return _draw(request, form, id)


@require_POST
@needs(MANAGE_USERS)
def remove(request: Request, id: int) -> HttpResponse:
    """Remove a team that nobody is in."""
    found = get_object_or_404(Team.objects.visible_to(request.actor), pk=id)
    try:
        remove_team(found, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("accounts:teams"))
    toasts.done(request, _("Team removed"))
    return SeeOther(reverse("accounts:teams"))


def _draw(request: Request, form: TeamForm | None = None, row: int | None = None) -> HttpResponse:
    members: dict[int | None, list[str]] = {}
    for team_id, name in User.objects.active().exclude(team=None).by_name().values_list("team_id", "name"):
        members.setdefault(team_id, []).append(name)
    rows = [(each, members.get(each.pk, [])) for each in Team.objects.visible_to(request.actor)]
    shown = {"rows": rows, "row": row, "form": None, "here": reverse("accounts:teams")}
    return page(request, "accounts/teams.html", shown, form=form)
