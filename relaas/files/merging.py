"""Two holders become one (P11): what hung on the one hangs on the other."""

from django.utils.translation import gettext as _

from relaas.files.models import Item
from relaas.files.names import LONGEST, beside, mended, shortened
from relaas.files.rows import new_item
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject


def bring_over(merged: Subject, kept: Subject, *, called: str, by: Actor) -> None:
    """Bring the whole tree of `merged` to `kept`, inside the verb that makes them one.

    Where a name at its top stands at the other's top too, all of it comes together in a folder *Van …*, `called` so.
    """
    theirs = Item.objects.of(merged)
    tops = set(theirs.inside(None).values_list("key", flat=True))
    taken = set(Item.objects.of(kept).inside(None).values_list("key", flat=True))
    if tops & taken:
        wanted = shortened(mended(_("From %(name)s") % {"name": called}), LONGEST)
        name = beside(wanted, tops | taken, folder=True)
        folder = new_item(holder=kept, parent=None, name=name, is_folder=True, by=by)
        folder.save(force_insert=True)
        theirs.inside(None).update(parent=folder, holder_id=kept.id)
    theirs.update(holder_id=kept.id)
