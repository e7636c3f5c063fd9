"""What verbs of this room ask of a tree, read anew under the lock of its holder (T14)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from relaas.files import names
from relaas.files.models import Item
from relaas.files.tree import path_of
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject

MOST_INSIDE = 10_000  # items in one folder
MOST_AT_ONCE = 2_000  # items that one verb deletes or moves


def read_again(holder: Subject, items: Collection[Item]) -> list[Item]:
    """These items as they stand now, in the given order. Refuses one that is gone or hangs elsewhere (`gone`)."""
    ids = list(dict.fromkeys(item.pk for item in items))
    found = Item.objects.of(holder).in_bulk(ids)
    if len(found) < len(ids):
        raise Refused("gone", _("Somebody deleted or moved this meanwhile."))
    return [found[id] for id in ids]


def read_folder(holder: Subject, folder: Item | None) -> Item | None:
    """The same of a folder, or of the top of a tree."""
    if folder is None:
        return None
    again = read_again(holder, [folder])[0]
    if not again.is_folder:
        raise Refused("gone", _("This is not a folder."))
    return again


def refuse_taken(holder: Subject, parent: Item | None, name: str, *, besides: Item | None = None) -> None:
    """Refuse (`name_taken`, at `name`) what another item in this folder is called."""
    there = Item.objects.of(holder).inside(parent).filter(key=names.key(name))
    if (there.exclude(pk=besides.pk) if besides else there).exists():
        raise name_taken(name)


def name_taken(name: str) -> Refused:
    """Something of this name stands there already."""
    return Refused("name_taken", _("There is a “%(name)s” here already.") % {"name": name}, field="name")


def refuse_too_deep(folder: Item | None, height: int) -> None:
    """Refuse (`too_deep`) folders `height` high in this one."""
    if len(path_of(folder)) + height > DEEPEST:
        raise too_deep()


def too_deep() -> Refused:
    """Folders stand twenty deep."""
    return Refused("too_deep", _("Folders stand at most %(most)d deep.") % {"most": DEEPEST})


def refuse_too_many_inside(holder: Subject, parent: Item | None, more: int) -> None:
    """Refuse (`too_many_inside`) what a folder has no room for."""
    if Item.objects.of(holder).inside(parent).count() + more > MOST_INSIDE:
        raise Refused(
            "too_many_inside",
            _("A folder holds at most %(most)d files and folders. Make a new folder.") % {"most": MOST_INSIDE},
        )


def refuse_too_many(number: int) -> None:
    """Refuse (`too_many`) what is too much for one verb."""
    if number > MOST_AT_ONCE:
        message = _("These are %(count)d files and folders, more than %(most)d. Do it in parts.")
        raise Refused("too_many", message % {"count": number, "most": MOST_AT_ONCE})
