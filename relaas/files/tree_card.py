"""The card *Online bestanden* (T14): the tree of one holder, looked up when a template asks for it.

    {"tree": TreeCard(page.request, subject_of(page.party), changeable=page.may(CHANGE))}   # the context of a card

What is asked stands in the address: `map` is the folder that is open, `plank` the shelf, `na` the row after which the
page goes on, `hernoem` the row whose name is a field, and `nieuw` a folder that is being made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.files.branches import Branch, branches_of
from relaas.files.forms.names import NameForm
from relaas.files.holders import HOLDERS
from relaas.files.kind_marks import kind_mark
from relaas.files.listed import PAGE, Listed, Row, counted, listed, standing_in
from relaas.files.models import Folder, Item
from relaas.files.rights import CHANGE, DELETE, SHOW_IN_PORTAL
from relaas.files.row_patterns import RowPatterns
from relaas.files.shelves import Shelved, ShownShelf, shelves_of
from relaas.files.tree import Path, path_of
from relaas.files.tree_search import TreeSearch
from relaas.files.uploads.zone import Zone, zone_of
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import Subject
from relaas.web.addresses import address
from relaas.web.formats import number
from relaas.web.rights import Request

_A_FOLDER = 1  # whichever it is, its id ends the address
FOLDER, SHELF, AFTER, RENAMES, MAKES = "map", "plank", "na", "hernoem", "nieuw"


@dataclass(frozen=True)
class Step:
    """A place on the way to the open folder; the top has no id."""

    name: str
    url: str
    id: int | None = None


class TreeCard:
    """The tree of one holder as one viewer sees it. `changeable`: whether the page offers any change at all.

    `past`: it stands on the page of a day that is past, and says that it shows what there is today.
    """

    page_size = PAGE
    kind_mark = staticmethod(kind_mark)

    def __init__(self, request: Request, holder: Subject, *, changeable: bool = True, past: bool = False) -> None:
        self.request = request
        self.holder = holder
        self.changeable = changeable and not past
        self.past = past

    def _may(self, right: str) -> bool:
        return self.changeable and self.request.actor.may(right)

    @property
    def may_change(self) -> bool:
        return self._may(CHANGE)

    @property
    def may_delete(self) -> bool:
        return self._may(DELETE)

    @property
    def may_show(self) -> bool:
        return self._may(SHOW_IN_PORTAL)

    @property
    def may_pick(self) -> bool:
        """Whether there is anything that can be done with several rows."""
        return self.may_change or self.may_delete or self.may_show

    # Where one is

    @cached_property
    def folder(self) -> Item | None:
        """The one that is open; None at the top."""
        id = read_id(self.request.GET.get(FOLDER))
        return Folder.objects.of(self.holder).filter(pk=id).first() if id else None

    @property
    def is_lost(self) -> bool:
        """Whether a folder is asked for that is not there: deleted, or never of this holder."""
        return bool(self.request.GET.get(FOLDER)) and self.folder is None

    @property
    def folder_id(self) -> int | str:
        """The open one as a form sends it: empty at the top."""
        return self.folder.pk if self.folder else ""

    @cached_property
    def _above(self) -> Path:
        return path_of(self.folder)

    @cached_property
    def path(self) -> Sequence[Step]:
        """From the top to what is open."""
        steps = [Step(_("All files"), self.top_url)]
        if self.shelf:
            return [*steps, Step(self.shelf.label, self.here)]
        return [*steps, *(Step(each.name, self.url_of(each.id), each.id) for each in self._above)]

    @property
    def name(self) -> str:
        return self.path[-1].name

    @property
    def up(self) -> str:
        """The page of the folder above; empty at the top."""
        return self.path[-2].url if len(self.path) > 1 else ""

    def url_of(self, folder: int | None, **more: object) -> str:
        """The page on which this folder is open."""
        url = HOLDERS[self.holder.kind].url(self.holder.id, folder)
        if not more:
            return url
        return f"{url}{'&' if '?' in url else '?'}{urlencode(more)}"

    @cached_property
    def folder_url(self) -> str:
        """The page on which a folder is open, up to its id."""
        return self.url_of(_A_FOLDER).removesuffix(str(_A_FOLDER))

    @property
    def top_url(self) -> str:
        return self.url_of(None)

    @property
    def here(self) -> str:
        return self.url_of(None, **{SHELF: self.shelf.name}) if self.shelf else self.url_of(self.folder_pk)

    @property
    def folder_pk(self) -> int | None:
        return self.folder.pk if self.folder else None

    # What is beside it

    @cached_property
    def branches(self) -> Sequence[Branch]:
        return branches_of(self.holder, self._above, self.url_of)

    @cached_property
    def shelves(self) -> Sequence[ShownShelf]:
        return shelves_of(self.holder, self.request.actor)

    @cached_property
    def shelf(self) -> ShownShelf | None:
        """The one that is open, if it is one."""
        asked = self.request.GET.get(SHELF, "")
        return next((each for each in self.shelves if each.name == asked), None) if asked else None

    def shelf_url(self, shelf: ShownShelf) -> str:
        return self.url_of(None, **{SHELF: shelf.name})

    @cached_property
    def shelf_rows(self) -> Sequence[Shelved]:
        return self.shelf.files() if self.shelf else ()

    # What stands in it

    @cached_property
    def _listed(self) -> Listed:
        id = read_id(self.request.GET.get(AFTER))
        after = standing_in(self.holder, self.folder).filter(pk=id).first() if id else None
        return listed(self.holder, self.folder, after)

    @cached_property
    def rows(self) -> Sequence[Row]:
        return self._listed.rows

    def drawn(self, macro: Callable[["TreeCard", SimpleNamespace], str]) -> Sequence[tuple[Row, str]]:
        """The rows of this page, each as the macro draws it."""
        return RowPatterns(lambda row: macro(self, row)).drawn(self.rows)

    @property
    def next_url(self) -> str:
        return self.url_of(self.folder_pk, **{AFTER: self.rows[-1].id}) if self._listed.goes_on else ""

    @property
    def first_url(self) -> str:
        return self.here if AFTER in self.request.GET else ""

    @property
    def counted(self) -> str:
        """*3 mappen, 14 bestanden*."""
        if self.shelf:
            return _files(self.shelf.number)
        found = counted(self.holder, self.folder)
        folders = ngettext("%(count)s folder", "%(count)s folders", found.folders) % {"count": number(found.folders)}
        return ", ".join([folders] * bool(found.folders) + [_files(found.files)] * bool(found.files))

    @cached_property
    def search(self) -> TreeSearch:
        """A name that is looked for in the open folder and below."""
        return TreeSearch(self.request, self.holder, self.folder, self.url_of, lambda: self.shelves)

    @property
    def searchable(self) -> bool:
        """Whether there is anything to look through."""
        return not self.shelf and bool(self.search.typed or self.folder or self.rows)

    # What can be done

    def deed(self, word: str) -> str:
        """What a form is sent to that does this with items of the tree."""
        return address(f"files:{_DEEDS[word]}", HOLDERS[self.holder.kind].word, self.holder.id)

    @property
    def zone(self) -> Zone | None:
        """Where files are added to the open folder."""
        offered = self.changeable and not self.shelf
        return zone_of(self.holder, self.folder_pk, self.request.actor) if offered else None

    @property
    def zip_url(self) -> str:
        """All of the open folder in one file; empty where there is nothing to take along."""
        if self.shelf or not (self.rows or self.shelves):
            return ""
        if self.folder:
            return reverse("files:folder_zip", args=[self.folder.pk])
        return reverse("files:tree_zip", args=[HOLDERS[self.holder.kind].word, self.holder.id])

    @property
    def new_folder_url(self) -> str:
        return self.url_of(self.folder_pk, **{MAKES: "map"})

    @property
    def makes_folder(self) -> bool:
        return self.may_change and bool(self.request.GET.get(MAKES)) and not self.shelf

    @property
    def rename_url(self) -> str:
        """The page on which the name of a row is a field, up to the id of that row."""
        return self.url_of(self.folder_pk, **self._page, **{RENAMES: ""})

    @cached_property
    def renames(self) -> int | None:
        """The row whose name is a field."""
        id = read_id(self.request.GET.get(RENAMES)) if self.may_change else None
        return id if id in {row.id for row in self.rows} else None

    @property
    def naming(self) -> NameForm:
        """What the field of a name sends along: how the row was called when it was opened."""
        return NameForm(record=Item.objects.of(self.holder).get(pk=self.renames or 0))

    @property
    def _page(self) -> dict[str, Any]:
        return {AFTER: self.request.GET[AFTER]} if AFTER in self.request.GET else {}


_DEEDS = {
    "nieuwe-map": "new_folder",
    "hernoemen": "rename",
    "verplaatsen": "move",
    "verwijderen": "delete",
    "portaal": "portal",
}


def _files(count: int) -> str:
    return ngettext("%(count)s file", "%(count)s files", count) % {"count": number(count)}
