"""A list as PDF: title, filters, date, heading row on every page, page x of y. Registered with the overviews."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from relaas.documents import joining
from relaas.documents.letters import are_unusual, widths_of
from relaas.documents.list_layout import Layout, lay_out
from relaas.documents.paging import DrawnRow, pages
from relaas.documents.rendering import TooBusy, render, turn
from relaas.documents.spool import Spool
from relaas.documents.wrapping import plain
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.overviews.columns import RIGHT
from relaas.overviews.export import FORMATS, Format, NotNow
from relaas.overviews.taken import Heading, Taken
from relaas.web.formats import day, number, time

AT_ONCE = 1_000  # rows; more take over a second
MOST_ROWS = 100_000
PAGES_A_CHILD = 30  # about a thousand rows
PIECE = 256 * 1024

type Page = list[DrawnRow]
type SpooledRow = tuple[bool, list[str]]  # whether it begins a group, and its cells


def pieces(extract: Taken) -> Iterator[bytes]:
    """The PDF in pieces. Refuses more than a hundred thousand rows (`too_many_rows`).

    Raises `CannotRender`, and `NotNow` when the extract is out of patience before it is its turn.
    """
    with (
        TemporaryDirectory(prefix="relaas-") as folder,
        translation.override(extract.language),
        _in_turn(extract, Path(folder)).open("rb") as file,
    ):
        while piece := file.read(PIECE):
            yield piece


def _in_turn(extract: Taken, folder: Path) -> Path:
    try:
        with turn(extract.patience):
            return _made(extract, folder)
    except TooBusy as error:
        raise NotNow from error


def _made(extract: Taken, folder: Path) -> Path:
    with Spool[SpooledRow]() as rows, Spool[Page]() as spooled:
        count, letters = _read(extract, rows)
        intro = [extract.counted(count), *extract.told]
        made = _made_by(extract)
        letters.update(" ·", made, *extract.headings, *intro)
        right = [column.look in RIGHT for column in extract.columns]
        widths = widths_of(map(plain, letters))
        layout = lay_out(extract.headings, _again(rows), right=right, intro=intro, letters=widths)
        total = 0
        first = layout.room - layout.intro_height
        for page in pages(layout.lines(_again(rows)), first=first, others=layout.room):
            spooled.add(page)
            total += 1
        drawing = Drawing(extract, layout, made, total, fonts_of_machine=are_unusual(letters))
        return drawing.drawn(spooled, folder)


def _read(extract: Taken, rows: Spool[SpooledRow]) -> tuple[int, set[str]]:
    """Put all rows on the disk; gives how many, and which letters they have."""
    count, letters = 0, set[str]()
    for stretch in extract.unreported().texts():
        for row in stretch:
            rows.add((isinstance(row, Heading), row))
            letters.update(*row)
        count += sum(not isinstance(row, Heading) for row in stretch)
        _too_many(count)
    totals = extract.told_totals() if count else None
    if totals:
        last = [_("Total"), *totals[1:]]
        rows.add((False, last))
        letters.update(*last)
    return count, letters


def _again(rows: Spool[SpooledRow]) -> Iterator[list[str]]:
    """The rows as they were, once more."""
    return (Heading(cells) if begins_group else cells for begins_group, cells in rows)


def _too_many(rows: int) -> None:
    if rows > MOST_ROWS:
        message = _("A PDF holds no more than %(most)s rows. Take CSV or Excel, or narrow the list.")
        raise Refused("too_many_rows", message % {"most": number(MOST_ROWS)})


def _made_by(extract: Taken) -> str:
    """*Relaties · gemaakt op 21-11-2026 om 10.42 door Anna de Vries*"""
    moment = extract.made_at.astimezone(clock.AMSTERDAM)
    return _("%(title)s · made on %(day)s at %(time)s by %(name)s") % {
        "title": extract.title, "day": day(moment), "time": time(moment), "name": extract.maker,
    }  # fmt: skip


class Drawing:
    """The pages of one list, drawn some at a time."""

    def __init__(self, extract: Taken, layout: Layout, made: str, total: int, *, fonts_of_machine: bool) -> None:
        self._extract, self._layout, self._made, self._total = extract, layout, made, total
        self._fonts_of_machine = fonts_of_machine

    def drawn(self, spooled: Spool[Page], folder: Path) -> Path:
        """All of it, as a file in this folder."""
        parts: list[Path] = []
        some: list[Page] = []
        first = rows = 0
        for at, page in enumerate(spooled, 1):
            some.append(page)
            if len(some) == PAGES_A_CHILD or at == self._total:
                part = folder / f"{len(parts)}.pdf"
                part.write_bytes(self._some(some, first))
                parts.append(part)
                rows += sum(map(len, some))
                self._extract.report(rows)
                first, some = at, []
        if len(parts) == 1:
            return parts[0]
        joined = folder / "joined.pdf"
        joining.join(parts, joined, title=self._extract.title, language=self._extract.language)
        return joined

    def _some(self, some: list[Page], first: int) -> bytes:
        """These pages; `first` is how many stand before them."""
        data = {**self._same_for_all, "pages": some, "numbers": [self._numbered(first + at) for at in range(len(some))]}
        if self._total == 1 and not some[0]:
            data["nothing"] = _("No rows.")
        if first == 0:
            data["intro"] = self._layout.intro_data
        whole = self._total <= PAGES_A_CHILD
        return render("list.typ", data, tagged=whole, fonts_of_machine=self._fonts_of_machine).content

    def _numbered(self, place: int) -> str:
        return _("page %(page)s of %(pages)s") % {"page": number(place + 1), "pages": number(self._total)}

    @property
    def _same_for_all(self) -> dict[str, Any]:
        made_on = self._extract.made_at.astimezone(clock.AMSTERDAM)
        return {
            **self._layout.data,
            "title": self._extract.title,
            "author": self._extract.maker,
            "date": {"year": made_on.year, "month": made_on.month, "day": made_on.day},
            "language": self._extract.language,
            "made": self._made,
            "nothing": "",
            "intro": None,
        }


FORMATS.add("pdf", Format("pdf", "PDF", "application/pdf", pieces, AT_ONCE))
