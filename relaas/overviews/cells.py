"""The cells of a list as HTML, by the look of their column.

Written here and not in a template: it is the one place where a page says the same thing hundreds of times, and a
template looks up, escapes and wraps every piece of every cell apart. Every text goes through `escape`.
"""

from collections.abc import Callable, Sequence
from html import escape

from relaas.overviews.columns import Column, Look

type Draw = Callable[[str, str, str], str]


def drawing(columns: Sequence[Column]) -> list[Draw]:
    """For each column what draws a cell of it, of its text, its tone, and the address of the row."""
    return [_drawing(column.look, f'<td class="{column.css}">' if column.css else "<td>") for column in columns]


def _drawing(look: Look, begin: str) -> Draw:
    draw = _LOOKS.get(look, _plain)
    return lambda text, tone, url: f"{begin}{draw(escape(text), tone, url)}</td>" if text else f"{begin}</td>"


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


_LOOKS: dict[Look, Draw] = {Look.LINK: _link, Look.PILL: _pill, Look.EMAIL: _email, Look.PHONE: _phone}
