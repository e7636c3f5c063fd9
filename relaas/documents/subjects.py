"""Kept documents as subjects: what to call one, where it stands, and who sees it: whoever sees what it is about."""

from collections.abc import Collection

from django.urls import reverse

from relaas.documents.models import KeptDocument
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import SubjectKind, register


def _labels(ids: Collection[int]) -> dict[int, str]:
    return dict(KeptDocument.objects.filter(pk__in=ids).values_list("pk", "title"))


def _url(id: int) -> str:
    return reverse("documents:kept", args=[id])


def _visible(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(KeptDocument.objects.visible_to(viewer, list(ids)).values_list("pk", flat=True))


register(SubjectKind("kept_document", _labels, _url, _visible))
