"""What can be done with an activity, wherever it is shown. Who makes a deed hangs it here.

DEEDS.add("reopen", Deed("reopen", _("Open again"), "rotate-ccw", CHANGE, address_of("reopen_activity"), is_done))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from relaas.activities.models import Activity
from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Deed:
    """One deed, for who holds `right`, with the activities of which `offered` says yes.

    One that `asks` for more has a page (a link); any other happens in one click, by a POST. Either address takes
    `next`, the address to go to afterwards; without it that is the page of the activity. `is_first`: what one comes
    for most.
    """

    name: str
    label: str | Promise
    icon: str
    right: str
    address: Callable[[Activity], str]
    offered: Callable[[Activity], bool]
    asks: bool = False
    is_first: bool = False
    hotkey: str = ""
    tone: str = ""
    order: int = 0


DEEDS: Registry[Deed] = Registry("deed with an activity", order=lambda deed: deed.order)


def deeds_with(activity: Activity, actor: Actor) -> list[Deed]:
    """What this actor may do with this activity, in order. The law may still refuse it."""
    return [deed for deed in DEEDS if actor.may(deed.right) and deed.offered(activity)]


def address_of(name: str) -> Callable[[Activity], str]:
    """The address of a page of this room that takes the id of an activity."""

    def address(activity: Activity) -> str:
        return reverse(f"activities:{name}", args=[activity.pk])

    return address
