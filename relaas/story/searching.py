"""Searching in a story: in what its reader reads, so in the words of the reader's language.

An entry keeps a key and parameters, no text: entries are told and looked through, newest first, until a page is full
or `MOST` were seen. Where that was is said, and from there one searches on. Strands are searched by the database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from relaas.kernel.actors import Actor
from relaas.kernel.search import text_to_search, words_of
from relaas.kernel.subjects import Subject, with_former
from relaas.story.models import Entry
from relaas.story.newest import Row, Wanted, rows_of
from relaas.story.places import Place
from relaas.story.reading import tell, tell_rows
from relaas.story.sentences import Topic
from relaas.story.told import Told

AT_A_TIME = 500
MOST = 3 * AT_A_TIME - 1  # that one page looks through, within 60 ms; one more says whether there is more


@dataclass(frozen=True)
class Found:
    """What was found, newest first. `older` is where to search on, empty when the whole story was looked through;
    `through` the moment until which it was, when that stopped before the page was full."""

    entries: list[Told]
    older: str
    through: datetime | None


def search_story(
    subject: Subject, viewer: Actor, typed: str, *, before: str = "", topic: Topic | None = None, limit: int = 50
) -> Found:
    """What the viewer may read of the subject's story that has all these words in what is read, who did it as well.

    `before` is the `older` of what was found earlier.
    """
    words, ours = words_of(typed), with_former(subject)
    wanted = Wanted(AT_A_TIME, older_than=Place.read(before), topic=topic, words=words)
    seen = list(islice(_walk(ours, viewer, wanted), MOST + 1))
    hits = [row for row in seen[:MOST] if row.entry is None or _has(row.entry, words)]
    last = hits[limit - 1] if len(hits) > limit else seen[MOST - 1] if len(seen) > MOST else None
    told = tell_rows(hits[:limit], viewer, seen=ours)
    shown = [told[row] for row in hits[:limit] if row in told]
    return Found(shown, str(last.place) if last else "", last.at if last and len(hits) <= limit else None)


def _walk(subjects: Sequence[Subject], viewer: Actor, wanted: Wanted) -> Iterator[Row]:
    """The story from its newest row on."""
    while rows := rows_of(subjects, viewer, wanted):
        yield from rows
        wanted = replace(wanted, older_than=rows[-1].place)


def _has(entry: Entry, words: Sequence[str]) -> bool:
    told = tell(entry)
    text = text_to_search([told.title, told.detail, told.actor])
    return all(word in text for word in words)
