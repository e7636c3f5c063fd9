"""Administrations as subjects of the story."""

from collections.abc import Collection

from django.urls import reverse

from relaas.administrations.models import Administration
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import SubjectKind, register


def _labels(ids: Collection[int]) -> dict[int, str]:
    return dict(Administration.objects.filter(pk__in=ids).values_list("pk", "name"))


def _url(id: int) -> str:
    return reverse("administrations:administration", args=[id])


def _visible(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(Administration.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


register(SubjectKind("administration", _labels, _url, _visible))
