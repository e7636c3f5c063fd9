"""What others did lately, over many subjects at once: for who looks after all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from relaas.kernel.actors import Actor
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


def told_lately(kind: str, ids: QuerySet[Any], viewer: Actor, *, since: datetime, most: int) -> Sequence[Lately]:
    """What colleagues did since then to these subjects, which the viewer sees: of each one line, newest first.

    At most so many entries are read. What the viewer did itself, what Relaas did of its own accord, and what the viewer
    may not read (U2) is left out.
    """
    told = EntrySubject.objects.visible_to(viewer).filter(kind=kind, subject_id__in=ids, at__gte=since)
    by_others = told.filter(entry__actor_id__isnull=False).exclude(entry__actor_id=viewer.user_id)
    found = list(by_others.order_by("-at", "-entry_id").select_related("entry")[:most])
    seen = {Subject(kind, each.subject_id) for each in found}
    hidden = about_the_hidden([each.entry for each in found], seen, viewer) if found else set()
    of_each: dict[Subject, list[EntrySubject]] = {}
    for each in found:
        if each.entry_id not in hidden:
            of_each.setdefault(Subject(kind, each.subject_id), []).append(each)
    return [Lately(subject, tell(rows[0].entry), len(rows) - 1) for subject, rows in of_each.items()]
