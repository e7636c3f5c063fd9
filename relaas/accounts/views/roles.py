"""Roles under Beheer."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.accounts.forms import RoleForm, rights_by_group
from relaas.accounts.models import Role
from relaas.accounts.rights import MANAGE_ROLES
from relaas.accounts.roles import change_role, create_role, remove_role
from relaas.kernel.refusals import Refused
from relaas.story.beside import story_beside
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(MANAGE_ROLES)
def roles(request: Request) -> HttpResponse:
    """All roles beside each other: who may do what."""
    found = Role.objects.visible_to(request.actor).with_member_count()
    return page(request, "accounts/roles.html", {"roles": found, "groups": rights_by_group()})


@needs(MANAGE_ROLES)
def add_role(request: Request) -> HttpResponse:
    """A new role."""
    form = RoleForm(request.POST or None)
    if form.is_valid() and form.carry_out(create_role, by=request.actor, **form.values):
        toasts.done(request, _("Role added"))
        return SeeOther(reverse("accounts:roles"))
    return page(request, "accounts/add_role.html", form=form)


@needs(MANAGE_ROLES)
def role(request: Request, id: int) -> HttpResponse:
    """One role: its users and its rights."""
    return page(request, "accounts/role.html", _shown(request, _find(request, id)))


@needs(MANAGE_ROLES)
def edit_role(request: Request, id: int) -> HttpResponse:
    """The same page, with its card as a form."""
    found = _find(request, id)
    form = RoleForm(request.POST or None, record=found)
    if form.is_valid() and form.carry_out(change_role, found, by=request.actor, seen=form.seen, **form.values):
        toasts.done(request, _("Role changed"))
        return SeeOther(reverse("accounts:role", args=[id]))
    return page(request, "accounts/role.html", _shown(request, _find(request, id)), form=form)


@require_POST
@needs(MANAGE_ROLES)
def remove(request: Request, id: int) -> HttpResponse:
    """Remove a role that nobody has."""
    found = _find(request, id)
    try:
        remove_role(found, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("accounts:role", args=[id]))
    toasts.done(request, _("Role removed"))
    return SeeOther(reverse("accounts:roles"))


def _find(request: Request, id: int) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.actor), pk=id)


def _shown(request: Request, found: Role) -> dict[str, object]:
    members = found.users.order_by("-is_active", "sort_name", "id")
    return {"shown": found, "members": members, "groups": rights_by_group(), "story": story_beside(request, found)}
