"""What this room gives the palette and the search page: files and folders by their names."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple
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
from relaas.kernel.search import found_words, has_words, is_common, words_of
from relaas.kernel.subjects import Subject
from relaas.web.finding import SOURCES, Found, FoundGroup, SearchSource
from relaas.web.formats import day

CANDIDATES = 200
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
        rows = [_Row(*row) for row in _candidates(viewer, words).values_list(*_Row._fields)]
    shown = sorted(rows, key=lambda row: row.pk, reverse=True)[:most]
    holders = subjects.labels({row.holder for row in shown})
    found = [_found(row, holders) for row in shown]
    yield FoundGroup(FILES.title, found, f"{reverse(FILES.url_name)}?{urlencode({'q': typed})}")


def _candidates(viewer: Actor, words: tuple[str, ...]) -> QuerySet[Item]:
    """Some that have all these words; of very common ones those that stand among the newest."""
    visible = Item.objects.visible_to(viewer, walking=True)
    if is_common(Item, words, CANDIDATES * 10):
        return visible.filter(has_words(Item, words)).order_by("-pk")[:CANDIDATES]
    return visible.filter(found_words(Item, words)).order_by()[:CANDIDATES]


def _found(row: _Row, holders: Mapping[Subject, str]) -> Found:
    second = " · ".join(part for part in (holders.get(row.holder, ""), day(row.changed_at)) if part)
    if row.is_folder:
        return Found(row.name, HOLDERS[row.holder_kind].url(row.holder_id, row.pk), "folder", second)
    return Found(row.name, FILES.row_url(row.pk), kind_of(row.media_type).icon, second)


SOURCES.add("files", SearchSource("files", find, READ, order=40))
