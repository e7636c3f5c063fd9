"""What rooms can do with a file of theirs: buttons on its page. `files` knows none of them.

FILE_DEEDS.add("image", FileDeed("image", _("Use as image"), "image", fits=…, address=…))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from relaas.files.models import Item
from relaas.kernel.actors import Actor
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class FileDeed:
    """One click. `fits` says whether this viewer is offered it with this file, `address` is where it posts to."""

    name: str
    label: str | Promise
    icon: str
    fits: Callable[[Item, Actor], bool]
    address: Callable[[Item], str]


FILE_DEEDS: Registry[FileDeed] = Registry("deed with a file")


def deeds_with(file: Item, viewer: Actor) -> list[FileDeed]:
    """Those that are offered with this file."""
    return [deed for deed in FILE_DEEDS if deed.fits(file, viewer)]
