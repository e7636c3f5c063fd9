"""A list gets its place in the rail."""

from collections.abc import Callable

from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.overviews.counting import kept_count
from relaas.overviews.overview import Overview
from relaas.overviews.question import Given, Question
from relaas.web.menu import MENU, MenuEntry, Tally


def put_in_rail(
    overview: Overview,
    icon: str,
    section: str | Promise,
    *,
    order: int,
    hotkey: str = "",
    count: Callable[[Actor], Tally | None] | None = None,
) -> None:
    """Under its title in this section, for who may read it; `hotkey` comes after `g`; `count` as of `MenuEntry`."""
    entry = MenuEntry(
        overview.name,
        overview.title,
        overview.url_name,
        icon,
        section,
        overview.read_right,
        order=order,
        hotkey=hotkey,
        count=count,
    )
    MENU.add(overview.name, entry)


def kept_tally(overview: Overview, given: Given) -> Callable[[Actor], Tally | None]:
    """How many rows of this list match, for who may see the sums that are kept of them; nothing is counted."""

    def count(actor: Actor) -> Tally | None:
        kept = Question.read(overview, actor, given).kept_sums
        return Tally(kept_count(kept)) if kept else None

    return count
