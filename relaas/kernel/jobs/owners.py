"""On whose behalf a job runs: looked up when it runs, because rights may have changed since it was started."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.models import Job
from relaas.kernel.refusals import Refused


@dataclass(frozen=True)
class Owner:
    """Whoever started a job: as an actor with the rights held now, and the language to speak."""

    actor: Actor
    language: str


_find: list[Callable[[int], Owner | None]] = []


def find_owners_with(find: Callable[[int], Owner | None]) -> Callable[[int], Owner | None]:
    """Say who knows the users (once, at start-up; `accounts` does). None for one who may not sign in any more."""
    _find[:] = [find]
    return find


def owner_of(job: Job) -> Owner:
    """Who started it. Refuses (`owner_gone`) when that user may not sign in any more."""
    if job.owner_id is None:  # the command line, or Relaas itself: `start` takes no others
        return Owner(Actor(job.owner_name, holds_every_right=True), settings.LANGUAGE_CODE)
    owner = _find[0](job.owner_id)
    if owner is None:
        raise Refused("owner_gone", _("%(name)s can no longer sign in.") % {"name": job.owner_name})
    return owner
