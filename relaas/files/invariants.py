"""What `relaas check` looks for in this room: trees that are none, and files that are not their newest version."""

from collections.abc import Iterator, Sequence

from django.db.models import Count, F, Max, Q
from django.utils.translation import gettext as _

from relaas.files.holders import HOLDERS
from relaas.files.models import Item
from relaas.files.names import key
from relaas.files.tree_guard import DEEPEST
from relaas.kernel.invariants import invariant


@invariant("files.trees")
def trees_that_are_none() -> Sequence[str]:
    """A sentence for every folder or file that stands nowhere, in itself, too deep, or without what it hangs on."""
    wrong = [
        *_ids_without_a_place(),
        *_ids_without_a_holder(),
        *Item.objects.exclude(pk__in=_reached()).values_list("pk", flat=True),
    ]
    return [
        _("%(name)s (%(id)d) stands in no tree") % {"name": item.name, "id": item.pk}
        for item in Item.objects.filter(pk__in=set(wrong)).order_by("pk")
    ]


@invariant("files.versions")
def files_that_are_not_their_newest_version() -> Sequence[str]:
    """A sentence for every file whose row says something else than its newest version, or than its name."""
    newest = Item.objects.files().annotate(
        newest=Max("versions__number"), same=Count("versions", filter=_SAME_AS_VERSION)
    )
    wrong = set(newest.exclude(newest=F("number"), same=1).values_list("pk", flat=True))
    wrong |= {id for id, name, kept in Item.objects.values_list("pk", "name", "key").iterator() if key(name) != kept}
    return [
        _("%(name)s (%(id)d) is not its newest version") % {"name": item.name, "id": item.pk}
        for item in Item.objects.filter(pk__in=wrong).order_by("pk")
    ]


_SAME_AS_VERSION = Q(
    versions__number=F("number"),
    versions__stored=F("stored"),
    versions__size=F("size"),
    versions__media_type=F("media_type"),
)


def _ids_without_a_place() -> Iterator[int]:
    """What stands in a file, or with another holder than its folder."""
    in_one = Item.objects.filter(parent__isnull=False)
    right = Q(parent__is_folder=True, parent__holder_kind=F("holder_kind"), parent__holder_id=F("holder_id"))
    yield from in_one.exclude(right).values_list("pk", flat=True)


def _ids_without_a_holder() -> Iterator[int]:
    for holder in HOLDERS:
        there = holder.model._base_manager.values("pk")
        ours = Item.objects.filter(holder_kind=holder.kind)
        yield from ours.exclude(holder_id__in=there).values_list("pk", flat=True)


def _reached() -> set[int]:
    """All that is reached by going down from the tops, as deep as folders may stand, and the files in the deepest."""
    level = set(Item.objects.filter(parent=None).values_list("pk", flat=True))
    parents = dict(Item.objects.filter(parent__isnull=False).values_list("pk", "parent_id"))
    reached = set(level)
    for _step in range(DEEPEST):
        level = {id for id, parent in parents.items() if parent in level}
        reached |= level
    return reached
