"""The rights of this room, and how a page asks for one."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from relaas.accounts.requests import Request
from relaas.kernel.rights import declare_right

EVERY_ROLE = ("administrator", "manager", "finance", "sales", "purchasing", "reader")

MANAGE_USERS = declare_right("accounts.manage_users", _("Manage users"), group=_("Administration"))
MANAGE_ROLES = declare_right("accounts.manage_roles", _("Manage roles"), group=_("Administration"))
OWN_ACCOUNT = declare_right("accounts.own", _("Change one's own name"), group=_("Own account"), roles=EVERY_ROLE)


def needs[**Given](
    right: str,
) -> Callable[
    [Callable[Concatenate[Request, Given], HttpResponseBase]], Callable[Concatenate[Request, Given], HttpResponseBase]
]:
    """Decorator of a view: to who lacks `right` the page does not exist (404), as U2 asks."""

    def decorate(
        view: Callable[Concatenate[Request, Given], HttpResponseBase],
    ) -> Callable[Concatenate[Request, Given], HttpResponseBase]:
        @wraps(view)
        def guarded(request: Request, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            if not request.actor.may(right):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate
