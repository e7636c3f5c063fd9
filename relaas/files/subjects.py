"""Files and folders as subjects: what to call one, where it stands, and who sees it: whoever sees its holder."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

from relaas.files.holders import HOLDERS
from relaas.files.models import Item
from relaas.files.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often
from relaas.kernel.subjects import Subject, SubjectKind, hidden, register
from relaas.story.log import last_of


def _labels(ids: Collection[int]) -> dict[int, str]:
    return dict(Item.objects.filter(pk__in=ids).values_list("pk", "name"))


def _url(id: int) -> str:
    """The page of a file; of a folder the tree in which it stands, with itself open."""
    item = Item.objects.filter(pk=id).first()
    if item is None:
        return ""
    return HOLDERS[item.holder_kind].url(item.holder_id, id) if item.is_folder else reverse("files:file", args=[id])


@asked_often
def _visible(ids: Collection[int], viewer: Actor) -> QuerySet[Item]:
    return Item.objects.visible_to(viewer).filter(pk__in=ids)


def _secret_when_gone(ids: Collection[int], viewer: Actor) -> set[int]:
    """One that was deleted is read by who may read files and sees, or saw, what it belonged to."""
    gone = last_of(Item, ids)
    if not viewer.may(READ):
        return set(gone)
    holders = {id: Subject(was.holder_kind, was.holder_id) for id, was in gone.items()}
    unseen = hidden(set(holders.values()), viewer)
    return {id for id, holder in holders.items() if holder in unseen}


register(SubjectKind("file", _labels, _url, _visible, secret_when_gone=_secret_when_gone))
