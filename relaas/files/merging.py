"""Two holders become one (P11): what hung on the one hangs on the other."""

from django.utils.translation import gettext as _

from relaas.files.models import Item
from relaas.files.names import LONGEST, beside, mended, shortened
from relaas.files.rows import new_item, put_name
from relaas.files.tree import below, height_of
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject


def bring_over(merged: Subject, kept: Subject, *, called: str, by: Actor) -> None:
    """Bring the whole tree of `merged` to `kept`, inside the verb that makes them one.

    Where a name at its top stands at the other's top too, all of it comes together in a folder *Van …*, `called` so;
    where that would make folders too deep, what has such a name gets a number behind it.
    """
    theirs = Item.objects.of(merged)
    tops = {item.key: item for item in theirs.inside(None)}
    taken = set(Item.objects.of(kept).inside(None).values_list("key", flat=True))
    meeting = [item for key, item in tops.items() if key in taken]
    if meeting and height_of(below(tops.values())) + 2 > DEEPEST:
        for item in meeting:
            name = beside(item.name, taken | tops.keys(), folder=item.is_folder)
            item.save(update_fields=put_name(item, name))
            taken.add(item.key)
    elif meeting:
        wanted = _("From %(name)s") % {"name": called.replace("/", "-").replace("\\", "-")}
        name = beside(shortened(mended(wanted), LONGEST), taken | tops.keys(), folder=True)
        folder = new_item(holder=kept, parent=None, name=name, is_folder=True, by=by)
        folder.save(force_insert=True)
        theirs.inside(None).update(parent=folder, holder_id=kept.id)
    theirs.update(holder_id=kept.id)
