"""How many files there are at each of some holders of one kind: the number beside a paperclip (A3).

Whoever sees a holder and may read files sees its files, so the number is the same for all of them.
"""

from collections.abc import Collection

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from relaas.files.models import Item
from relaas.files.rights import READ
from relaas.kernel.actors import Actor


def files_at(kind: str, id: str = "pk") -> Coalesce:
    """The number as part of a statement about rows of this kind; `id` names the column with their id."""
    files = Item.objects.files().filter(holder_kind=kind, holder_id=OuterRef(id)).order_by()
    number = files.values("holder_id").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0, output_field=IntegerField())


def numbers_at(kind: str, ids: Collection[int], viewer: Actor) -> dict[int, int]:
    """The number at each of these that has any; none for who may not read files."""
    if not viewer.may(READ):
        return {}
    files = Item.objects.files().filter(holder_kind=kind, holder_id__in=ids).order_by()
    return dict(files.values_list("holder_id").annotate(Count("pk")))
