"""What a page of a list is made of, as its template draws it."""

from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Line:
    """A row as the page shows it: `label` says which it is, `cells` are drawn."""

    id: int
    label: str
    gone: bool
    cells: Markup

    def drawn(self, select: str) -> Markup:
        """The row itself, with a box in front where `select` says what that does; not in a template, as its cells."""
        said = f"{escape(select)} {escape(self.label)}"
        box = f'<td class="pick"><input type="checkbox" name="id" value="{self.id}" aria-label="{said}"></td>'
        gone = ' class="gone"' if self.gone else ""
        return Markup(f"<tr{gone}>{box if select else ''}{self.cells}</tr>")  # noqa: S704 - escaped above


@dataclass(frozen=True)
class Heading:
    """A column's heading; with `url` a click sorts, `direction` is how it is sorted now, `why` says why it cannot."""

    label: str
    css: str
    url: str = ""
    direction: str = ""
    why: str = ""


@dataclass(frozen=True)
class Deed:
    """A button for the selected rows; `asks` when a page comes first that asks something.

    `rows`: it is there for exactly so many of them; 0 is any number.
    """

    label: str
    icon: str
    url: str
    asks: bool
    rows: int = 0
