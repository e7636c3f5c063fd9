"""The lucide icons, drawn into the page itself: no request, no font, and they take the colour of the text."""

from functools import cache

from lucide.jinja import lucide
from markupsafe import Markup


@cache
def icon(name: str, label: str = "") -> Markup:
    """The icon of this name as SVG. Without `label` it is decoration and hidden from screen readers."""
    spoken = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return Markup(lucide(name, size=16, **{"class": "icon"}, **spoken))  # noqa: S704 - drawn by the package, label escaped by it
