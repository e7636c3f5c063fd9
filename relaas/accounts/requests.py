"""The request as views of this house know it: always with an actor and, behind the sign-in, one of our users."""

from django.http import HttpRequest

from relaas.accounts.models import User
from relaas.kernel.actors import Actor


class Request(HttpRequest):
    """For annotations only; `accounts.middleware` puts `actor` on every request."""

    user: User  # type: ignore[assignment] # every view but sign-in stands behind LoginRequiredMiddleware
    actor: Actor
