"""What others did lately, over many subjects at once: for who looks after all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.kernel.subjects import Subject
from relaas.story.models import EntrySubject
from relaas.story.reading import about_the_hidden, tell
from relaas.story.told import Told


@dataclass(frozen=True)
class Lately:
    """The newest that somebody else did to a subject, and how much more there was."""

    subject: Subject
    newest: Told
    more: int


def told_lately(
    kind: str, of: Callable[[Actor], QuerySet[Any]], viewer: Actor, *, since: datetime, read: int, most: int
) -> Sequence[Lately]:
    """What colleagues did since then to the subjects whose ids `of` asks for, which the viewer sees: of each one line,
    of at most so many, newest first.

    At most `read` entries are looked at. What the viewer did itself, what Relaas did of its own accord, and what the
    viewer may not read (U2) is left out. The statement is kept: `since` is the same all day.
    """
    found = _by_others(viewer, kind, of, since, read)
    seen = {Subject(kind, each.subject_id) for each in found}
    hidden = about_the_hidden([each.entry for each in found], seen, viewer) if found else set()
    of_each: dict[Subject, list[EntrySubject]] = {}
    for each in found:
        if each.entry_id not in hidden:
            of_each.setdefault(Subject(kind, each.subject_id), []).append(each)
    return [Lately(subject, tell(rows[0].entry), len(rows) - 1) for subject, rows in islice(of_each.items(), most)]


@partial(rows_asked_daily, planned_anew=True)  # somebody looks after none, or a thousand
def _by_others(
    viewer: Actor, kind: str, of: Callable[[Actor], QuerySet[Any]], since: datetime, most: int
) -> QuerySet[EntrySubject]:
    told = EntrySubject.objects.visible_to(viewer).filter(kind=kind, subject_id__in=of(viewer), at__gte=since)
    by_others = told.filter(entry__actor_id__isnull=False).exclude(entry__actor_id=viewer.user_id)
    return by_others.order_by("-at", "-entry_id").select_related("entry")[:most]
