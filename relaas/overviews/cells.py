"""The cells of a list as HTML, by the look of their column.

Written here and not in a template: it is the one place where a page says the same thing hundreds of times, and a
template looks up, escapes and wraps every piece of every cell apart. Every text goes through `escape`.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Protocol

from relaas.overviews.columns import Column, Look
from relaas.web.icons import icon

type Dress = Callable[[str, str, str], str]

BELOW = 100  # letters of what stands under a cell


class Draw(Protocol):
    """Draws a cell of one column; `below` is markup that stands under it."""

    def __call__(self, text: str, tone: str, url: str, below: str = "") -> str: ...


def drawing(columns: Sequence[Column]) -> list[Draw]:
    """For each column what draws a cell of it: of its text, its tone, the address of the row, what is `under` it."""
    return [_drawing(column.look, f'<td class="{column.css}">' if column.css else "<td>") for column in columns]


def _drawing(look: Look, begin: str) -> Draw:
    draw = _LOOKS.get(look, _plain)

    def drawn(text: str, tone: str, url: str, below: str = "") -> str:
        return f"{begin}{draw(escape(text), tone, url)}{below}</td>" if text else f"{begin}{below}</td>"

    return drawn


def under(text: str) -> str:
    """The beginning of a text, to stand under a cell's own; nothing when there is none."""
    if not text:
        return ""
    line = text.partition("\n")[0]
    whole = line == text and len(line) <= BELOW
    return f"<small>{escape(line if whole else line[:BELOW].rstrip() + ' …')}</small>"


def _plain(text: str, _tone: str, _url: str) -> str:
    return text


def _link(text: str, _tone: str, url: str) -> str:
    return f'<a href="{escape(url)}" hx-boost="true">{text}</a>'


def _pill(text: str, tone: str, _url: str) -> str:
    return f'<span class="pill {escape(tone)}">{text}</span>'


def _email(text: str, _tone: str, _url: str) -> str:
    return f'<a href="mailto:{text}">{text}</a>'


def _phone(text: str, _tone: str, _url: str) -> str:
    return f'<a href="tel:{text.replace(" ", "")}">{text}</a>'


def _files(text: str, _tone: str, _url: str) -> str:
    return f'<span class="files-at">{icon("paperclip")}{text}</span>'


_LOOKS: dict[Look, Dress] = {
    Look.LINK: _link, Look.PILL: _pill, Look.EMAIL: _email, Look.PHONE: _phone, Look.FILES: _files,
}  # fmt: skip
