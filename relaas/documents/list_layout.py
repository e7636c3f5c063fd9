"""A list on paper: which paper, how wide each column is, what stands above it. Then every row has its lines."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, takewhile
from math import ceil
from typing import Any

from relaas.documents.fitting import Paper, paper_for, shared, wish
from relaas.documents.letters import FONT, SIZE
from relaas.documents.paging import LINE, PADDING_X, PADDING_Y, HeadingLines, Lines, height_of
from relaas.documents.wrapping import Widths, lines_of, width_of, words_of, wrap
from relaas.overviews.taken import Heading

BOLD = 1.1  # how much wider bold letters are, at most
TITLE, BELOW_INTRO = 24.0, 10.0  # points
LONGEST_WORD = 100.0  # points that a column makes room for, for one word


@dataclass(frozen=True)
class Layout:
    """All that is the same on every page. `heading` and `intro` are lines; heights and widths are points.

    `right` says of each column whether its texts stand to the right.
    """

    paper: Paper
    widths: list[float]
    right: Sequence[bool]
    heading: list[Lines]
    intro: Lines
    letters: Widths

    @property
    def heading_height(self) -> float:
        return height_of(max(map(len, self.heading)))

    @property
    def intro_height(self) -> float:
        return TITLE + len(self.intro) * LINE + BELOW_INTRO

    @property
    def room(self) -> float:
        """What a page has for rows."""
        return self.paper.inner_height - self.heading_height

    @property
    def data(self) -> dict[str, Any]:
        """What `list.typ` must know of it."""
        columns = zip(self.widths, self.heading, self.right, strict=True)
        return {
            "font": FONT,
            "size": SIZE,
            "line": LINE,
            "padding": {"x": PADDING_X, "y": PADDING_Y},
            "paper": asdict(self.paper),
            "heading": self.heading_height,
            "columns": [{"width": width, "label": "\n".join(label), "right": right} for width, label, right in columns],
        }

    @property
    def intro_data(self) -> dict[str, Any]:
        """What stands above the table on the first page."""
        return {"height": self.intro_height, "title": TITLE, "lines": self.intro}

    def lines(self, rows: Iterable[Sequence[str]]) -> Iterator[list[Lines]]:
        """The rows, each cell broken into lines. What begins a group reaches over the empty cells behind it."""
        inner = [width - 2 * PADDING_X for width in self.widths]
        for row in rows:
            if isinstance(row, Heading):
                yield self._heading(row, inner)
            else:
                yield [wrap(text, width, self.letters) for text, width in zip(row, inner, strict=True)]

    def _heading(self, row: Heading, inner: Sequence[float]) -> HeadingLines:
        empty = sum(1 for _cell in takewhile(lambda cell: not cell, row[1:]))
        reach = sum(self.widths[: empty + 1]) - 2 * PADDING_X
        widths = [reach, *inner[1:]]
        lines = HeadingLines(wrap(text, width / BOLD, self.letters) for text, width in zip(row, widths, strict=True))
        lines.reach = reach
        return lines


def lay_out(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Sequence[bool],
    intro: Sequence[str],
    letters: Widths,
) -> Layout:
    """Look at all rows and decide. `intro` is what stands below the title, in sentences."""
    wishes = _wishes(headings, rows, right, letters)
    paper = paper_for(wishes)
    widths = shared(wishes, paper.inner_width, firm=right)
    heading = [
        wrap(text, (width - 2 * PADDING_X) / BOLD, letters) for text, width in zip(headings, widths, strict=True)
    ]
    return Layout(paper, widths, right, heading, wrap(" · ".join(intro), paper.inner_width, letters), letters)


def _wishes(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[bool], letters: Widths
) -> list[float]:
    """For each column what most of its rows need on one line (numbers: all), and its longest word within reason."""
    seen: list[Counter[int]] = [Counter() for _heading in headings]
    words = [width_of(heading, letters) * BOLD for heading in headings]
    for row in rows:
        for place, text in enumerate(["", *row[1:]] if isinstance(row, Heading) else row):
            parts = lines_of(text)
            width = _longest(parts, letters)
            seen[place][ceil(width)] += 1
            if width > words[place] < LONGEST_WORD:
                words[place] = max(words[place], _longest(chain(*map(words_of, parts)), letters))
    return [
        max(max(counter, default=0) if numbers else wish(counter), min(word, LONGEST_WORD)) + 2 * PADDING_X
        for counter, word, numbers in zip(seen, words, right, strict=True)
    ]


def _longest(parts: Iterable[str], letters: Widths) -> float:
    return max(width_of(part, letters) for part in parts)
