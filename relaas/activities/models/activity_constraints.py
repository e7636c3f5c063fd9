"""What must always hold for an activity, whoever writes it."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from relaas.activities.models.choices import ActivityKind, Channel, Priority, RepeatInterval

_ACTION, _CONTACT, _NOTE = (Q(kind=kind) for kind in ActivityKind)
_NOT_REPEATED = Q(repeat_every=None, repeat_interval="", repeat_until=None)

ACTIVITY_CONSTRAINTS = (
    CheckConstraint(name="activity_kind_known", condition=Q(kind__in=ActivityKind.values)),
    CheckConstraint(name="activity_says_something", condition=~Q(title="") | _CONTACT & ~Q(text="")),
    CheckConstraint(
        name="activity_performer_of_kind",
        condition=_ACTION & Q(performer__isnull=False) | _CONTACT | _NOTE & Q(performer=None),
    ),
    CheckConstraint(
        name="activity_channel_of_kind",
        condition=_CONTACT & Q(channel__in=Channel.values) | ~_CONTACT & Q(channel=""),
    ),
    CheckConstraint(
        name="activity_contact_is_done", condition=~_CONTACT | Q(done_at__isnull=False, due=None, result="")
    ),
    CheckConstraint(
        name="activity_done_by_somebody_when_done",
        condition=Q(done_at__isnull=False) | Q(done_by=None, result=""),
    ),
    CheckConstraint(name="activity_day_of_kind", condition=_ACTION | Q(due_time=None, remind_on=None)),
    CheckConstraint(name="activity_time_on_a_day", condition=Q(due_time=None) | Q(due__isnull=False)),
    CheckConstraint(
        name="activity_about_one_subject",
        condition=Q(about_kind="", about_id=None, about_right="") | ~Q(about_kind="") & Q(about_id__isnull=False),
    ),
    CheckConstraint(name="activity_priority_known", condition=Q(priority__lte=Priority.HIGH)),
    CheckConstraint(
        name="activity_repeated_by_an_interval",
        condition=_NOT_REPEATED
        | _ACTION & Q(due__isnull=False, repeat_every__gte=1, repeat_interval__in=RepeatInterval.values),
    ),
    CheckConstraint(name="activity_follows_another", condition=Q(follows=None) | ~Q(follows=F("id"))),
    CheckConstraint(name="activity_repeats_another", condition=Q(repeats=None) | ~Q(repeats=F("id"))),
    UniqueConstraint(name="activity_origin_once", fields=("origin",), condition=~Q(origin="")),
)
