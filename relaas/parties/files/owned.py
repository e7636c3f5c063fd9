"""The files of a party go over when it is merged with another one (P11)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.files.merging import bring_over
from relaas.files.models import Item
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import subject_of
from relaas.parties.merging.owning import Merging, Owned, own


def _of_parties(rows: Any, viewer: Actor) -> Any:
    seen = Item.objects.visible_to(viewer)
    return seen.filter(holder_kind="party", is_folder=False, pk__in=rows.values("pk"))


def _move(_owned: Owned, merging: Merging) -> None:
    called = merging.merged.name
    bring_over(subject_of(merging.merged), subject_of(merging.kept), called=called, by=merging.by)


own(Owned(Item, "holder_id", _("Files"), _move, visible=_of_parties, order=95))
