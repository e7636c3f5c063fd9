"""The page of an activity, looked up when its template asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from relaas.activities.deeds import Deed, deeds_with
from relaas.activities.following.forms import AndThenForm
from relaas.activities.models import Activity, ActivityKind, Channel
from relaas.activities.naming import called
from relaas.activities.participants import participants_of
from relaas.activities.tree import in_tree
from relaas.files.attachments import Attachments, attachments_of
from relaas.files.numbers import numbers_at
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import labels, subject_of, url, visible
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.story.beside import StoryBeside, story_beside
from relaas.web.rights import Request

MOST_OF_A_CHAIN = 200
DEEPEST = 6  # what stands deeper is not moved further to the right


@dataclass(frozen=True)
class Link:
    """One activity of the chain, `depth` steps to the right."""

    activity: Activity
    called: str
    url: str
    icon: str
    depth: int
    is_current: bool
    files: int


@dataclass(frozen=True)
class About:
    """The subject beside relation and person, as far as the viewer may see it."""

    label: str
    url: str


class ActivityPage:
    """The page of one activity as one viewer sees it; `then` is the form of what follows, where it stands open."""

    def __init__(self, request: Request, activity: Activity, *, then: AndThenForm | None = None) -> None:
        self.request = request
        self.activity = activity
        self.then = then
        self.kind = ActivityKind(activity.kind)
        self.url = self.here = page_of_activity(activity.pk)
        self.called = called(activity)

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    @property
    def today(self) -> date:
        return clock.today()

    @property
    def is_late(self) -> bool:
        """Open, and due before today."""
        due = self.activity.due
        return self.activity.is_open and due is not None and due < self.today

    @property
    def is_closed_off(self) -> bool:
        """P10: what belongs to somebody archived is left alone."""
        return any(party and party.is_archived for party in (self.activity.relation, self.activity.person))

    @cached_property
    def deeds(self) -> Sequence[Deed]:
        return [] if self.is_closed_off else deeds_with(self.activity, self.viewer)

    @property
    def above(self) -> list[tuple[str, str]]:
        """Where it belongs: its relation and its person, name and address."""
        parties = [party for party in (self.activity.relation, self.activity.person) if party]
        return [(party.name, page_of(party)) for party in parties]

    @cached_property
    def participants(self) -> list[Party]:
        return participants_of(self.activity, self.viewer) if self.activity.is_contact_moment else []

    @cached_property
    def about(self) -> About | None:
        subject = self.activity.about
        if subject is None or not visible([subject], self.viewer):
            return None
        return About(labels([subject])[subject], url(subject))

    @cached_property
    def chain(self) -> list[Link]:
        """All that follow one another with this one, as far as the viewer sees them; empty where it stands alone."""
        seen = Activity.objects.visible_to(self.viewer).filter(chain=self.activity.chain).order_by("pk")
        related = seen.select_related("person", "relation", "performer").defer(
            "text", "search_text", "person__search_text", "relation__search_text"
        )
        found = {each.pk: each for each in related[:MOST_OF_A_CHAIN]}
        if len(found) < 2:
            return []
        files = numbers_at("activity", found, self.viewer)
        ordered = in_tree((each.pk, each.follows_id) for each in found.values())
        return [self._link(found[id], depth, files.get(id, 0)) for id, depth in ordered]

    @cached_property
    def attachments(self) -> Attachments | None:
        """Its files (A3); None for who may not read files."""
        changes = not self.is_closed_off
        return attachments_of(self.request, subject_of(self.activity), here=self.here, may_change=changes)

    @cached_property
    def story(self) -> StoryBeside:
        return story_beside(self.request, self.activity, alone=True)

    def _link(self, activity: Activity, depth: int, files: int) -> Link:
        is_current = activity.pk == self.activity.pk
        icon = Channel(activity.channel).icon if activity.channel else ActivityKind(activity.kind).icon
        return Link(
            activity, called(activity), page_of_activity(activity.pk), icon, min(depth, DEEPEST), is_current, files
        )


def page_of_activity(id: int) -> str:
    """The activity's own page."""
    return reverse("activities:activity", args=[id])
