"""What the lists of this room can be narrowed by."""

from datetime import timedelta

from django.db.models import Q, Value
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.colleagues import names_of_users
from relaas.accounts.models import User
from relaas.activities.models import Channel, Priority
from relaas.activities.models.sort_keys import PLACE_OF_CHANNEL, ChannelPlace, Urgency, urgency_of
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.kept_statements import ask
from relaas.overviews.filters import Beginning, Choice, ChoiceOfViewer, Filter, FromDay, KeyReference, UntilDay
from relaas.overviews.sort_keys import OrNobody

MINE, TEAM = "mine", "team"


def names_of_categories(_viewer: Actor | None = None) -> list[tuple[int, str]]:
    """The ids and names of the categories. As SQL: every list asks it."""
    return list(ask("SELECT id, name FROM activities_category ORDER BY sort_name, id"))


def of_viewer(value: str, viewer: Actor, _walking: bool = False) -> Q:
    """What the viewer must do itself, or its team; who has no team is with everybody (A1)."""
    if value == MINE:
        return Q(Exact(OrNobody("performer"), Value(viewer.user_id or 0)))
    team = User.objects.filter(pk=viewer.user_id).values_list("team", flat=True).first()
    if team is None:
        return Q(performer__isnull=False)
    return Q(performer__in=User.objects.filter(team=team).order_by().values("pk"))


def standing(value: str) -> Q:
    """Open actions that stand so today: of one whose reminder is reached it is the day."""
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    reminded = Q(remind_on__isnull=False, remind_on__lte=today)
    to_come = Q(remind_on__isnull=True) | Q(remind_on__gt=today)
    return {
        "late": Q(due__lt=today),
        "today": Q(due=today) | reminded & (Q(due__isnull=True) | Q(due__gt=today)),
        "week": Q(due__gt=today, due__lte=sunday) & to_come,
        "later": (Q(due__isnull=True) | Q(due__gt=sunday)) & to_come,
    }[value]


def _through(value: str) -> Q:
    return Q(Exact(ChannelPlace(), Value(PLACE_OF_CHANNEL[Channel(value)])))


def _priority(value: str) -> Q:
    return Q(Exact(Urgency(), Value(urgency_of(int(value)))))


_STANDING = (
    ("late", pgettext_lazy("action", "Late")),
    ("today", pgettext_lazy("action", "Today")),
    ("week", pgettext_lazy("action", "This week")),
    ("later", pgettext_lazy("action", "Later")),
)
_WHOSE = ChoiceOfViewer(
    "whose",
    pgettext_lazy("action", "Whose"),
    lambda: ((MINE, pgettext_lazy("actions", "Mine")), (TEAM, pgettext_lazy("actions", "Team"))),
    asked=of_viewer,
    quick=frozenset({MINE}),
)
_WHEN = Choice("when", pgettext_lazy("activity", "Due"), lambda: _STANDING, standing)
_PRIORITY = Choice(
    "priority",
    _("Priority"),
    lambda: ((str(each.value), each.label) for each in reversed(Priority)),
    _priority,
    in_menu=True,
)
_CHANNEL = Choice("channel", _("Channel"), lambda: Channel.choices, _through, indexed=True, in_menu=True)
_PERFORMER = KeyReference(
    "performer", pgettext_lazy("activity", "Performer"), "performer_id", names_of_users, indexed=True,
    key=OrNobody("performer"),
)  # fmt: skip
_CATEGORY = KeyReference(
    "category", pgettext_lazy("activity", "Category"), "category_id", names_of_categories, indexed=True,
    key=OrNobody("category"),
)  # fmt: skip
_RELATION = Beginning("relation", _("Relation"), "sort_relation")
_DAYS = (
    FromDay("from", pgettext_lazy("day", "From"), "day", holds_days=True),
    UntilDay("until", pgettext_lazy("day", "Through"), "day", holds_days=True),
)
_DUE_DAYS = (
    FromDay("due_from", _("Due from"), "due", holds_days=True),
    UntilDay("due_until", _("Due through"), "due", holds_days=True),
)

OF_ACTIONS: tuple[Filter, ...] = (_WHOSE, _WHEN, _PRIORITY, _PERFORMER, _CATEGORY, _RELATION, *_DUE_DAYS)
OF_DONE_ACTIONS: tuple[Filter, ...] = (_WHOSE, _PERFORMER, _CATEGORY, _RELATION, *_DAYS)
OF_CONTACT_MOMENTS: tuple[Filter, ...] = (_WHOSE, _CHANNEL, _PERFORMER, _CATEGORY, _RELATION, *_DAYS)
OF_NOTES: tuple[Filter, ...] = (_CATEGORY, _RELATION, *_DUE_DAYS)
OF_CLOSED_NOTES: tuple[Filter, ...] = (_CATEGORY, _RELATION, *_DAYS)
