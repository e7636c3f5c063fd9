"""Looking for folders and files by name in one tree: complete, in the order of their names, with where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.lookups import GreaterThan

from relaas.files.holders import may_read
from relaas.files.listed import PAGE
from relaas.files.models import Item
from relaas.files.tree import Path, folders_below, paths_to
from relaas.kernel.actors import Actor
from relaas.kernel.search import found_words, has_words, is_common, words_of
from relaas.kernel.subjects import Subject
from relaas.overviews.cursors import Beyond

FEW = 2_000  # rows with the words, in all trees, up to which looking them up is quicker than walking the one tree


@dataclass(frozen=True)
class Hit:
    """One that was found, and the folders that it stands in, from the top."""

    item: Item
    path: Path


@dataclass(frozen=True)
class Hits:
    """A page of what was found; the next one begins behind the item `last`, where there is more."""

    found: Sequence[Hit]
    last: int | None = None


def find_in_tree(
    holder: Subject, typed: str, viewer: Actor, *, within: Item | None = None, behind: int | None = None
) -> Hits:
    """All in this tree of which the name has all the words, in any part of it; case and accents do not count. Nothing
    where the viewer may not read (U2). `within` is a folder to look in and below; `behind` is where a page begins."""
    words = words_of(typed.replace("\0", ""))
    if not words or not may_read(holder, viewer):
        return Hits(())
    rows = list(_behind(_matching(holder, words, within), behind).order_by("key", "pk")[: PAGE + 1])
    shown = rows[:PAGE]
    paths = paths_to({item.parent_id for item in shown})
    hits = [Hit(item, paths[item.parent_id]) for item in shown]
    return Hits(hits, shown[-1].pk if len(rows) > PAGE else None)


def _matching(holder: Subject, words: Sequence[str], within: Item | None) -> QuerySet[Item]:
    """Found by the index of words where those are rare, else by walking the index of this tree, which has them too."""
    if is_common(Item, words, FEW):
        found = Item.objects.of(holder).filter(has_words(Item, words))
    else:
        ours = Case(When(holder_kind=holder.kind, holder_id=holder.id, then=Value(1)), default=Value(0))
        found = Item.objects.filter(found_words(Item, words), GreaterThan(ours, 0))  # no index of trees can serve this
    if within is not None:
        found = found.filter(parent__in=folders_below(within))
    return found.defer("search_text")


def _behind(found: QuerySet[Item], behind: int | None) -> QuerySet[Item]:
    """Those behind that item, wherever it stands by now."""
    last = Item.objects.filter(pk=behind).values_list("key", "pk").first() if behind else None
    return found.filter(Q(Beyond(("key", "pk"), ">", last))) if last else found
