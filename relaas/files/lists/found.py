"""What this room gives the palette and the search page: files and folders by their names."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import starmap
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from relaas.files.holders import HOLDERS
from relaas.files.kinds import kind_of
from relaas.files.lists.overviews import FILES
from relaas.files.models import Item
from relaas.files.rights import READ
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.found_often import looked_at, newest_found
from relaas.kernel.search import words_of
from relaas.kernel.subjects import Subject
from relaas.web.finding import SOURCES, Found, FoundGroup, SearchSource
from relaas.web.formats import day

SHORTEST = 3  # letters; what fewer begin is too much to be of use, and every letter of the palette asks


class _Row(NamedTuple):
    """What is read of one that was found."""

    pk: int
    name: str
    is_folder: bool
    media_type: str
    holder_kind: str
    holder_id: int
    changed_at: datetime

    @property
    def holder(self) -> Subject:
        return Subject(self.holder_kind, self.holder_id)


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Files and folders that the viewer may see (U2) and that have all the words in their names, the newest first."""
    words = words_of(typed.replace("\0", ""))
    rows: list[_Row] = []
    if max(map(len, (word.strip() for word in words)), default=0) >= SHORTEST:
        rows = list(starmap(_Row, _having(words, looked_at(most), viewer)))
    shown = rows[:most]
    holders = subjects.labels({row.holder for row in shown})
    found = [_found(row, holders) for row in shown]
    yield FoundGroup(FILES.title, found, f"{reverse(FILES.url_name)}?{urlencode({'q': typed})}")


def _visible(viewer: Actor) -> QuerySet[Item, tuple[Any, ...]]:
    return Item.objects.visible_to(viewer).values_list(*_Row._fields)


_having = newest_found(Item, _visible)


def _found(row: _Row, holders: Mapping[Subject, str]) -> Found:
    second = " · ".join(part for part in (holders.get(row.holder, ""), day(row.changed_at)) if part)
    if row.is_folder:
        return Found(row.name, HOLDERS[row.holder_kind].url(row.holder_id, row.pk), "folder", second)
    return Found(row.name, FILES.row_url(row.pk), kind_of(row.media_type).icon, second)


SOURCES.add("files", SearchSource("files", find, READ, order=40))
