"""The page on which a file is shown: what of it, why not, and what stands before and after it in its folder."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.files.holders import HOLDERS
from relaas.files.kinds import Kind, kind_of
from relaas.files.models import File, FileVersion, Item
from relaas.files.models.item_queries import ItemQuerySet
from relaas.files.previews import ShownAs, shown_as
from relaas.files.previews.drawing import PAGE_SIZE, NoPreview, Reason, image_of, sizes_of
from relaas.files.previews.texts import TextPreview, text_of
from relaas.kernel import subjects

PAGES_AT_ONCE = 5
RUNS_ELSEWHERE = frozenset({"text/html", "image/svg+xml", "text/x-script"})
WHY_NOT: dict[Reason, str | Promise] = {
    Reason.LOCKED: _("This PDF is closed with a password. Download it to open it."),
    Reason.BROKEN: _("This file is damaged, or is not what it seems to be. It can still be downloaded as it is."),
    Reason.TOO_LARGE: _("This image is too large to show here. Download it to see it."),
    Reason.TOO_HEAVY: _("Showing this file takes too much time or memory. Download it to see it."),
    Reason.BUSY: _("Too many files are being drawn at this moment. Try again in a minute."),
    Reason.GONE: _("The bytes of this file are gone. Ask whoever runs Relaas to bring them back from a backup."),
}


@dataclass(frozen=True)
class Drawing:
    """A picture on the page: a page of a document, or an image. Width and height in pixels."""

    number: int
    url: str
    width: int
    height: int


class PreviewPage:
    """One version of a file as it is shown, from this page on. What cannot be shown has a `why_not`."""

    def __init__(self, file: Item, version: FileVersion, *, first: int = 1) -> None:
        self.file = file
        self.version = version
        self.first = first
        self.pages = 0
        self.drawings: list[Drawing] = []
        self.text: TextPreview | None = None
        self.why_not: str | Promise = ""
        try:
            self._look()
        except NoPreview as problem:
            self.why_not = WHY_NOT[problem.reason]

    def _look(self) -> None:
        way = shown_as(self.version.media_type)
        if way is ShownAs.PAGES:
            self.pages, sizes = sizes_of(self.version.stored)
            self.first = min(max(self.first, 1), self.pages)
            numbers = range(self.first, min(self.first + PAGES_AT_ONCE, self.pages + 1))
            self.drawings = [self._page(number, sizes[min(number, len(sizes)) - 1]) for number in numbers]
        elif way is ShownAs.IMAGE:
            told = image_of(self.version.stored).told
            url = reverse("files:image", args=[self.file.pk, self.version.number])
            self.drawings = [Drawing(1, url, told["width"], told["height"])]
        elif way is ShownAs.TEXT:
            self.text = text_of(self.version.stored)

    def _page(self, number: int, size: tuple[float, float]) -> Drawing:
        url = reverse("files:page", args=[self.file.pk, self.version.number, number])
        width, height = (max(each, 1) for each in size)
        scale = min(PAGE_SIZE[0] / width, PAGE_SIZE[1] / height)
        return Drawing(number, url, max(round(width * scale), 1), max(round(height * scale), 1))

    @property
    def kind(self) -> Kind:
        return kind_of(self.version.media_type)

    @property
    def is_old(self) -> bool:
        """Whether there is a newer version."""
        return self.version.number != self.file.number

    @property
    def runs_elsewhere(self) -> bool:
        """Whether other programs would run what is shown as text here."""
        return self.version.media_type in RUNS_ELSEWHERE

    @property
    def last(self) -> int:
        """The last page that is shown."""
        return self.first + len(self.drawings) - 1

    @property
    def previous_pages(self) -> int:
        """Where what was shown before these began."""
        return max(self.first - PAGES_AT_ONCE, 1)

    @property
    def download_url(self) -> str:
        if self.is_old:
            return reverse("files:download_version", args=[self.file.pk, self.version.number])
        return reverse("files:download", args=[self.file.pk])

    @property
    def back_url(self) -> str:
        """The tree in which it stands, with its folder open."""
        return HOLDERS[self.file.holder_kind].url(self.file.holder_id, self.file.parent_id)

    @cached_property
    def place(self) -> str:
        """*Bakkerij Jansen / Contracten*"""
        holder = subjects.labels({self.file.holder}).get(self.file.holder, "")
        return f"{holder} / {self.file.parent.name}" if self.file.parent else holder

    @cached_property
    def before(self) -> Item | None:
        """The file that stands before it in its folder, by name."""
        return self._beside().filter(key__lt=self.file.key).order_by("-key", "-pk").first()

    @cached_property
    def after(self) -> Item | None:
        """The one behind it."""
        return self._beside().filter(key__gt=self.file.key).order_by("key", "pk").first()

    def _beside(self) -> ItemQuerySet:
        """Whoever sees a file sees all of its holder."""
        found: ItemQuerySet = File.objects.of(self.file.holder).inside(self.file.parent)
        return found
