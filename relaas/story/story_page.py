"""The page of the whole story of a record, for the room whose record it is: by topic, searched, page after page."""

from dataclasses import dataclass, field
from datetime import datetime

from django.http import HttpResponse

from relaas.kernel.actors import Actor
from relaas.kernel.search import LONGEST_QUESTION
from relaas.kernel.subjects import Subject
from relaas.story.beside import Days, Event, days_of, planned_events
from relaas.story.searching import search_story
from relaas.story.sentences import Topic
from relaas.story.telling import story_of
from relaas.web.answers import page
from relaas.web.rights import Request

SHOWN = 50
PLANNED = 50


@dataclass(frozen=True)
class Asked:
    """What the address of the page asks for; anything strange in it is left out."""

    topic: Topic | None
    typed: str
    before: str
    after: str

    @property
    def is_plain(self) -> bool:
        """The newest of everything: there what is planned stands above it."""
        return not (self.topic or self.typed or self.before or self.after)


@dataclass(frozen=True)
class Stretch:
    """What the page shows, with the places of what stands beside it; `through` says how far a search looked when it
    stopped before the page was full."""

    days: list[Days]
    older: str
    newer: str = ""
    planned: list[Event] = field(default_factory=list)
    through: datetime | None = None


def draw_story(request: Request, subject: Subject, name: str, page_url: str) -> HttpResponse:
    """The story of this subject as its address asks. Who may see the subject is judged by whoever calls."""
    asked = _asked(request)
    shown = _found(subject, request.actor, asked) if asked.typed else _told(subject, request.actor, asked)
    context = {"name": name, "page_url": page_url, "asked": asked, "shown": shown, "topics": list(Topic)}
    return page(request, "story/story.html", context)


def _asked(request: Request) -> Asked:
    given = request.GET
    topic = next((each for each in Topic if each == given.get("over", "")), None)
    typed = given.get("zoek", "").replace("\x00", "").strip()[:LONGEST_QUESTION]
    return Asked(topic, typed, given.get("voor", ""), given.get("na", ""))


def _told(subject: Subject, viewer: Actor, asked: Asked) -> Stretch:
    planned = PLANNED if asked.is_plain else 0
    found = story_of(
        subject, viewer, before=asked.before, after=asked.after, topic=asked.topic, planned=planned, limit=SHOWN
    )
    return Stretch(days_of(found.entries), found.older, found.newer, planned_events(found.planned))


def _found(subject: Subject, viewer: Actor, asked: Asked) -> Stretch:
    found = search_story(subject, viewer, asked.typed, before=asked.before, topic=asked.topic, limit=SHOWN)
    return Stretch(days_of(found.entries), found.older, through=found.through)
