"""The page of a file, looked up when its template asks for it."""

from collections.abc import Sequence
from functools import cached_property

from django.urls import reverse

from relaas.files.deeds import FileDeed, deeds_with
from relaas.files.holders import HOLDERS
from relaas.files.models import FileVersion, Item
from relaas.files.previews.page import PreviewPage
from relaas.files.rights import CHANGE, DELETE
from relaas.files.tree import path_of
from relaas.files.uploads.zone import Zone
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import labels
from relaas.story.beside import StoryBeside, story_beside
from relaas.web.rights import Request

MOST_VERSIONS = 200  # the newest; the others stand in its history


class FilePage:
    """The page of one file as one viewer sees it; `problem` is why a new version was refused."""

    def __init__(self, request: Request, file: Item, *, problem: str = "") -> None:
        self.request = request
        self.file = file
        self.problem = problem

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    @property
    def url(self) -> str:
        return page_of_file(self.file.pk)

    @property
    def may_change(self) -> bool:
        return self.viewer.may(CHANGE)

    @property
    def may_delete(self) -> bool:
        return self.viewer.may(DELETE)

    @cached_property
    def above(self) -> list[tuple[str, str]]:
        """Where it stands, from the top of the tree down: name and address."""
        holder, kind = self.file.holder, HOLDERS[self.file.holder_kind]
        names = [(labels([holder])[holder], kind.url(holder.id, None))]
        folders = path_of(self.file.parent)
        return names + [(folder.name, kind.url(holder.id, folder.id)) for folder in folders]

    def deed(self, name: str) -> str:
        """The address of what is done with items of its tree, which this one is sent to as `wat`."""
        return reverse(f"files:{name}", args=[HOLDERS[self.file.holder_kind].word, self.file.holder_id])

    @property
    def offered(self) -> Sequence[FileDeed]:
        """What the room that it belongs to can do with it."""
        return deeds_with(self.file, self.viewer)

    @property
    def back(self) -> str:
        """The folder that it stands in, in its tree."""
        return self.above[-1][1]

    @cached_property
    def versions(self) -> Sequence[FileVersion]:
        """The newest first."""
        return list(
            FileVersion.objects.filter(file=self.file).select_related("stored").order_by("-number")[:MOST_VERSIONS]
        )

    @cached_property
    def shown(self) -> PreviewPage:
        """How its newest version begins."""
        return PreviewPage(self.file, self.versions[0])

    @property
    def zone(self) -> Zone | None:
        """Where a new version is given; nothing for who may not."""
        address = reverse("files:add_version", args=[self.file.pk])
        return Zone(address, single=True) if self.may_change else None

    @cached_property
    def story(self) -> StoryBeside:
        return story_beside(self.request, self.file, alone=True)


def page_of_file(id: int) -> str:
    """The file's own page."""
    return reverse("files:file", args=[id])
