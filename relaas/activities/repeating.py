"""What is repeated comes again when it is done: once, and one at a time, so one without an end does no harm (A5)."""

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.activities import deed_sentences as sentences
from relaas.activities.chains import join_chain
from relaas.activities.keeping import keep
from relaas.activities.models import Activity
from relaas.activities.moments import ActivityMade
from relaas.activities.performers import sees
from relaas.activities.rules import next_day, reminder_for
from relaas.activities.telling import tell
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.moments import announce
from relaas.web import formats

_SAME = (
    "kind", "title", "text", "category_id", "priority", "relation_id", "person_id", "about_kind", "about_id",
    "about_right", "due_time", "repeat_every", "repeat_interval", "repeat_until",
)  # fmt: skip


def repeat(activity: Activity, by: Actor) -> Activity | None:
    """Make the next one of what is repeated and was done just now; None of what is not, or has come to its end.

    Its days are counted from the day of the first (S4), wherever this one was put off to. It is for the same
    performer; where that one left, or may not see it any more, for who finished this one. Inside a verb.
    """
    if not activity.repeat_every or activity.due is None or Activity.objects.filter(repeats=activity).exists():
        return None
    day = next_day(
        activity.due,
        anchor=activity.repeat_from or activity.due,
        every=activity.repeat_every,
        interval=activity.repeat_interval,
        today=clock.today(),
        until=activity.repeat_until,
    )
    if day is None:
        return None
    following = _following(activity, by)
    following.due, following.repeat_from = day, activity.repeat_from or activity.due
    following.remind_on = reminder_for(day, due=activity.due, remind_on=activity.remind_on)
    keep(following)
    following.save(force_insert=True)
    join_chain(following)
    tell(sentences.CAME_AGAIN, following, by, day=_("by %(day)s") % {"day": formats.day(day)})
    announce(ActivityMade(following))
    return following


def _following(activity: Activity, by: Actor) -> Activity:
    now = clock.now()
    following = Activity(repeats=activity, at=now, made_at=now, made_by_id=by.user_id)
    for name in _SAME:
        setattr(following, name, getattr(activity, name))
    following.performer = _performer(activity, by)
    return following


def _performer(activity: Activity, by: Actor) -> User | None:
    performer = activity.performer
    if performer is None or (performer.is_active and sees(performer.actor, activity)):
        return performer
    return User.objects.filter(pk=by.user_id).first() or performer
