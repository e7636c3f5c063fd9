"""What every page's frame needs, worked out only when a template asks for it."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from relaas.kernel.actors import Actor
from relaas.web import menu
from relaas.web.menu import MenuEntry

THEME_COOKIE = "relaas_theme"
THEMES = ("light", "dark")


class Shell:
    """The frame around a page: the rail's entries, who is signed in, and the chosen theme."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Actor:
        """Who looks; somebody without any right when nobody is signed in."""
        return getattr(self._request, "actor", None) or Actor("")

    @cached_property
    def entries(self) -> list[MenuEntry]:
        return menu.offered(menu.MENU, self.actor)

    @cached_property
    def sections(self) -> list[tuple[str, list[MenuEntry]]]:
        return menu.in_sections(self.entries)

    @cached_property
    def bar(self) -> list[MenuEntry]:
        """What a phone shows at the thumb, beside searching; the rest is behind "Meer"."""
        return self.entries[:3]

    @cached_property
    def personal(self) -> list[MenuEntry]:
        return menu.offered(menu.PERSONAL, self.actor)

    @cached_property
    def current(self) -> str:
        return menu.current(self.entries, self._request.path)

    @cached_property
    def theme(self) -> str:
        """`light`, `dark`, or empty: as the system has it."""
        chosen = self._request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
