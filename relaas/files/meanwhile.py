"""Two people in one tree: who moves what somebody else moved meanwhile is told first, and then chooses (T14)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.files.models import Item
from relaas.kernel.refusals import Refused


def refuse_moved(items: Sequence[Item], seen_in: Item | None) -> None:
    """Refuse (`moved_meanwhile`) items of which one no longer stands in the folder in which it was seen."""
    for item in items:
        if item.parent_id != (seen_in.pk if seen_in else None):
            where = item.parent.name if item.parent else _("All files")
            reason = _("Somebody else moved “%(name)s” meanwhile; it now stands in “%(where)s”. Choose again.")
            raise Refused("moved_meanwhile", reason % {"name": item.name, "where": where})
