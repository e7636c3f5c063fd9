"""Users under Beheer."""

from collections.abc import Callable
from functools import partial

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relaas.accounts.forms import LeavingForm, NewUserForm, UserForm
from relaas.accounts.invitations import invite
from relaas.accounts.leaving import open_work_of
from relaas.accounts.models import User, UserQuerySet
from relaas.accounts.rights import MANAGE_USERS
from relaas.accounts.users import change_user, create_user, deactivate_user, reactivate_user, take_off_second_factor
from relaas.kernel.refusals import Refused
from relaas.story.beside import story_beside
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@needs(MANAGE_USERS)
def users(request: Request) -> HttpResponse:
    """Every user, those who left at the end."""
    found = (
        User.objects.visible_to(request.actor).select_related("role", "team").order_by("-is_active", "sort_name", "id")
    )
    return page(request, "accounts/users.html", {"users": found})


@needs(MANAGE_USERS)
def add_user(request: Request) -> HttpResponse:
    """A new user, who is invited by mail unless that is taken off."""
    form = NewUserForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        values = form.values
        invited_from = request.build_absolute_uri("/") if values.pop("invited") else ""
        if form.carry_out(create_user, by=request.actor, invited_from=invited_from, **values):
            toasts.done(request, _("User added"), undoable=False)
            return SeeOther(reverse("accounts:users"))
    return page(request, "accounts/add_user.html", form=form)


@needs(MANAGE_USERS)
def user(request: Request, id: int) -> HttpResponse:
    """One user."""
    return page(request, "accounts/user.html", _shown(request, _find(request, id)))


@needs(MANAGE_USERS)
def edit_user(request: Request, id: int) -> HttpResponse:
    """The same page, with its card as a form."""
    found = _find(request, id)
    form = UserForm(request.POST or None, record=found, actor=request.actor)
    if form.is_valid() and form.carry_out(change_user, found, by=request.actor, seen=form.seen, **form.values):
        toasts.done(request, _("User changed"))
        return SeeOther(reverse("accounts:user", args=[id]))
    return page(request, "accounts/user.html", _shown(request, _find(request, id)), form=form)


@require_POST
@needs(MANAGE_USERS)
def invite_user(request: Request, id: int) -> HttpResponse:
    """Send the link to choose a password (again)."""
    found = _find(request, id)
    said = _("The invitation is on its way to %(email)s") % {"email": found.email}
    return _do(request, found, partial(invite, origin=request.build_absolute_uri("/")), said, undoable=False)


@require_POST
@needs(MANAGE_USERS)
def take_off(request: Request, id: int) -> HttpResponse:
    """Let the password alone be enough again."""
    found = _find(request, id)
    said = _("%(name)s signs in with the password alone") % {"name": found.name}
    return _do(request, found, take_off_second_factor, said, undoable=False)


@needs(MANAGE_USERS)
def deactivate(request: Request, id: int) -> HttpResponse:
    """Let this user go; of one with work to do it is asked who takes that over."""
    found = _find(request, id)
    form = LeavingForm(request.POST if request.method == "POST" else None, leaver=found, actor=request.actor)
    if form.is_valid() and form.carry_out(deactivate_user, found, by=request.actor, **form.values):
        said = _("%(name)s can no longer sign in") % {"name": found.name}
        left = ", ".join(map(str, open_work_of(found)))
        toasts.done(
            request, _("%(said)s. Left where it is: %(work)s.") % {"said": said, "work": left} if left else said
        )
        return SeeOther(reverse("accounts:user", args=[id]))
    return page(request, "accounts/deactivate.html", _shown(request, found), form=form)


@require_POST
@needs(MANAGE_USERS)
def reactivate(request: Request, id: int) -> HttpResponse:
    """Take this user back."""
    found = _find(request, id)
    return _do(request, found, reactivate_user, _("%(name)s can sign in again") % {"name": found.name})


def _do(request: Request, found: User, verb: Callable[..., None], said: str, *, undoable: bool = True) -> HttpResponse:
    """Carry out a deed that asks nothing, say how it went, and go back to the user."""
    try:
        verb(found, by=request.actor)
    except Refused as refusal:
        return refused(request, refusal, reverse("accounts:user", args=[found.pk]))
    toasts.done(request, said, undoable=undoable)
    return SeeOther(reverse("accounts:user", args=[found.pk]))


def _find(request: Request, id: int) -> User:
    visible: UserQuerySet = User.objects.visible_to(request.actor)
    return get_object_or_404(visible.select_related("role", "team"), pk=id)


def _shown(request: Request, found: User) -> dict[str, object]:
    return {
        "shown": found,
        "story": story_beside(request, found),
        "itself": request.actor.user_id == found.pk,
        "work": open_work_of(found),
        "second_factor": Authenticator.objects.filter(user=found).exists(),
    }
