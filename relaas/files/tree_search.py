"""The field on the card of a tree in which names are looked for, and what was found (T14).

What is asked stands in the address of the tree: `zoek` is what was typed, `map` the folder to look in and below, and
`na` the one behind which the page goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from relaas.files.listed import PAGE
from relaas.files.models import Item
from relaas.files.searching import Hit, Hits, find_in_tree
from relaas.files.shelves import Shelved, ShownShelf
from relaas.kernel.row_ids import read_id
from relaas.kernel.search import LONGEST_QUESTION, words_of
from relaas.kernel.subjects import Subject
from relaas.web.rights import Request

FOLDER, TYPED, BEHIND = "map", "zoek", "na"

type UrlOf = Callable[..., str]


@dataclass(frozen=True)
class TreeSearch:
    """What one viewer looks for in the tree of a holder; `url_of` gives the page of a folder with more asked
    of it, `shelves` those of the tree."""

    request: Request
    holder: Subject
    folder: Item | None
    url_of: UrlOf
    shelves: Callable[[], Sequence[ShownShelf]]

    page_size: ClassVar[int] = PAGE

    @cached_property
    def typed(self) -> str:
        """Empty when nothing is looked for."""
        given = self.request.GET.get(TYPED, "").replace("\0", " ")
        return " ".join(given.split())[:LONGEST_QUESTION]

    @cached_property
    def _hits(self) -> Hits:
        behind = read_id(self.request.GET.get(BEHIND))
        return find_in_tree(self.holder, self.typed, self.request.actor, within=self.folder, behind=behind)

    @property
    def found(self) -> Sequence[Hit]:
        """Those of this page."""
        return self._hits.found

    @cached_property
    def on_shelves(self) -> Sequence[Shelved]:
        """What other rooms keep of the holder under such a name; with the first page of the whole tree."""
        words = words_of(self.typed)
        if not words or self.folder or BEHIND in self.request.GET:
            return ()
        return [each for shelf in self.shelves() for each in shelf.having(words, PAGE)][:PAGE]

    @property
    def next_url(self) -> str:
        """The page with what follows; empty on the last."""
        return self.url_of(self._folder, **{TYPED: self.typed, BEHIND: self._hits.last}) if self._hits.last else ""

    @property
    def first_url(self) -> str:
        """The first page, when this is a later one."""
        return self.url_of(self._folder, **{TYPED: self.typed}) if BEHIND in self.request.GET else ""

    @property
    def everywhere_url(self) -> str:
        """The same in the whole tree, when it was asked of one folder."""
        return self.url_of(None, **{TYPED: self.typed}) if self.folder else ""

    @property
    def end_url(self) -> str:
        """The folder as it is, without looking for anything."""
        return self.url_of(self._folder)

    @property
    def kept(self) -> dict[str, str]:
        """What the form sends along besides what is typed."""
        return {FOLDER: str(self._folder)} if self.folder else {}

    @property
    def _folder(self) -> int | None:
        return self.folder.pk if self.folder else None
