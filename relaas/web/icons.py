"""The lucide icons, drawn into the page itself: no request, no font, and they take the colour of the text.

How their lines are drawn stands once, in the style sheet (`.icon`): a page has a hundred of them. Where many rows have
the same icons these are drawn once, as `symbols`, and the rows have an `icon_of_row`.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO
from threading import Lock
from zipfile import ZipFile

from markupsafe import Markup, escape

_reading = Lock()  # an archive that two threads read at once finds its place where the other left it


@cache
def icon(name: str, label: str = "") -> Markup:
    """The icon of this name as SVG, KeyError when there is none. Without `label` it is hidden from screen readers."""
    return _svg(f' viewBox="0 0 24 24" {_spoken(label)}', _lines(name))


@cache
def icon_of_row(name: str, label: str = "") -> Markup:
    """The same, where the page has its `symbols`."""
    return _svg(f" {_spoken(label)}", f'<use href="#icon-{name}"/>')


@cache
def symbols(*names: str) -> Markup:
    """What icons of rows refer to: once in a page."""
    drawn = "".join(f'<symbol id="icon-{name}" viewBox="0 0 24 24">{_lines(name)}</symbol>' for name in names)
    return Markup(f'<svg width="0" height="0" aria-hidden="true">{drawn}</svg>')  # noqa: S704 - drawn by the package


def _svg(attributes: str, inside: str) -> Markup:
    return Markup(f'<svg class="icon"{attributes}>{inside}</svg>')  # noqa: S704 - drawn by the package, label escaped


def _spoken(label: str) -> str:
    return f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'


def _lines(name: str) -> str:
    """What the package draws, without its own frame and what stands between the lines."""
    with _reading:
        drawn = drawings().read(f"{name}.svg").decode()
    return "".join(line.strip() for line in drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")].splitlines())


@cache
def drawings() -> ZipFile:
    """All icons. The package's own function reads the list of their 1,700 names for each icon: half of a first page.

    From memory, because a file that is open before workers are forked has one position for all of them.
    """
    return ZipFile(BytesIO(files("lucide").joinpath("lucide.zip").read_bytes()))
