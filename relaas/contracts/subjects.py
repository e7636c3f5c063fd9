"""Contracts and reasons of loss as subjects: what to call them, where they stand, who sees them."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

from relaas.contracts.models import Contract, Direction, LossReason
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often, rows_asked_often
from relaas.kernel.subjects import Subject, SubjectKind, register
from relaas.parties.maintained.subjects import register_list
from relaas.story.log import last_of


def _labels(ids: Collection[int]) -> dict[int, str]:
    return {id: f"{number} {description}" for id, number, description in _called(ids)}


@rows_asked_often
def _called(ids: Collection[int]) -> QuerySet[Contract, tuple[int, str, str]]:
    return Contract.objects.filter(pk__in=ids).order_by().values_list("pk", "number", "description")


def _url(id: int) -> str:
    return reverse("contracts:contract", args=[id])


@asked_often
def _visible(ids: Collection[int], viewer: Actor) -> QuerySet[Contract]:
    return Contract.objects.visible_to(viewer).filter(pk__in=ids)


@asked_often
def _lock(ids: Collection[int]) -> QuerySet[Contract]:
    return Contract._base_manager.filter(pk__in=ids).order_by("pk").select_for_update()


def _secret_when_gone(ids: Collection[int], viewer: Actor) -> set[int]:
    """One that was deleted is read by who may read its direction."""
    return {id for id, gone in last_of(Contract, ids).items() if not viewer.may(Direction(gone.direction).read_right)}


def _sellers(ids: Collection[int]) -> set[Subject]:
    """The suppliers of purchase contracts."""
    bought = Contract.objects.filter(pk__in=ids).of_direction(Direction.PURCHASE)
    return {Subject("party", relation) for relation in bought.values_list("relation_id", flat=True)}


def register_subjects() -> None:
    """Called once, when the room is ready."""
    register(
        SubjectKind(
            "contract",
            _labels,
            _url,
            _visible,
            lock=_lock,
            secret_when_gone=_secret_when_gone,
            sellers=_sellers,
            seen=_visible,
        )
    )
    register_list(LossReason, "contracts:loss_reason")
