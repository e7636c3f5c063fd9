"""A list gets its place in the rail."""

from django.utils.functional import Promise

from relaas.overviews.overview import Overview
from relaas.web.menu import MENU, MenuEntry


def put_in_rail(overview: Overview, icon: str, section: str | Promise, *, order: int, hotkey: str = "") -> None:
    """Under its title in this section, for who may read it; `hotkey` comes after `g`."""
    entry = MenuEntry(
        overview.name,
        overview.title,
        overview.url_name,
        icon,
        section,
        overview.read_right,
        order=order,
        hotkey=hotkey,
    )
    MENU.add(overview.name, entry)
