"""Verbs: make and withdraw the address of one's calendar; and who stands behind an address that is asked."""

import secrets
from hashlib import sha256

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.accounts.rights import MANAGE_USERS
from relaas.activities.calendar.sentences import FEED_MADE, FEED_WITHDRAWN
from relaas.activities.models import CalendarFeed
from relaas.activities.rights import READ
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record

_BYTES = 32  # of chance in a token: nobody guesses one


def feed_of(user_id: int | None) -> CalendarFeed | None:
    """The feed of this user, if there is one."""
    return CalendarFeed.objects.filter(user=user_id).first()


def find_feed(token: str) -> CalendarFeed | None:
    """The feed that this token opens: of who works here and may read activities; any other does not exist."""
    found = CalendarFeed.objects.select_related("user__role").filter(token=_kept(token)).first()
    if found is None or not found.user.is_active or not found.user.actor.may(READ):
        return None
    return found


@verb("activities.make_calendar_feed", act=Act.CHANGE, right=READ, on=("user",))
def make_calendar_feed(user: User, *, by: Actor) -> str:
    """Make an address for one's own calendar and give its token, which cannot be read back. One that was there no
    longer opens. Refuses anybody else's (`not_yourself`)."""
    _require_own(user, by)
    token, now = secrets.token_urlsafe(_BYTES), clock.now()
    values = {"token": _kept(token), "made_at": now, "read_at": None, "contents": "", "changed_at": None}
    CalendarFeed.objects.update_or_create(user=user, defaults=values)
    record(FEED_MADE, subject_of(user), by=by, parameters={"name": user.name}, right=MANAGE_USERS)
    return token


@verb("activities.withdraw_calendar_feed", act=Act.CHANGE, right=READ, on=("user",))
def withdraw_calendar_feed(user: User, *, by: Actor) -> None:
    """Let the address of one's own calendar open no more; nothing happens when there is none. Refuses anybody else's
    (`not_yourself`)."""
    _require_own(user, by)
    withdrawn, _each = CalendarFeed.objects.filter(user=user).delete()
    if withdrawn:
        record(FEED_WITHDRAWN, subject_of(user), by=by, parameters={"name": user.name}, right=MANAGE_USERS)


def _require_own(user: User, by: Actor) -> None:
    if by.user_id != user.pk:
        raise Refused("not_yourself", _("This is not your own account."))


def _kept(token: str) -> str:
    return sha256(token.encode()).hexdigest()
