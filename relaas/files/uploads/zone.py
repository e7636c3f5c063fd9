"""The place on a page where files are added: `{% include "files/cards/adding.html" %}` with a `zone`."""

from dataclasses import dataclass

from relaas.files.holders import HOLDERS
from relaas.files.rights import CHANGE
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import in_words
from relaas.kernel.subjects import Subject
from relaas.kernel.uploading import largest_file
from relaas.web.addresses import address


@dataclass(frozen=True)
class Zone:
    """Adds to the folder of this id (None: the top of the tree). `after`: the page to go on to, if not the tree.

    `single`: takes one file only, as the next version of one.
    """

    url: str
    folder: int | None = None
    after: str = ""
    single: bool = False

    @property
    def largest(self) -> int:
        """What one file may have, in bytes."""
        return largest_file()

    @property
    def largest_in_words(self) -> str:
        return in_words(largest_file())


def zone_of(holder: Subject, folder: int | None, viewer: Actor, *, after: str = "") -> Zone | None:
    """Where the viewer adds files at this holder; nothing for who may not."""
    return Zone(adding_url(holder), folder, after) if viewer.may(CHANGE) else None


def adding_url(holder: Subject) -> str:
    """What files at this holder are posted to."""
    return address("files:add", HOLDERS[holder.kind].word, holder.id)
