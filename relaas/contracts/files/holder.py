"""Contracts as what files hang on (A3): told of in the story of the relation too."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Contract, Direction
from relaas.files.holders import HOLDERS, Holder
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.models import seen_through

TAB_WORD = "online-bestanden"


def _seen(actor: Actor, collecting: bool) -> QuerySet[Any] | None:
    reads_all = all(actor.may(direction.read_right) for direction in Direction)
    everything = reads_all and seen_through("relation", actor) is None
    return None if everything else Contract.objects.visible_to(actor, collecting=collecting)


def _url(id: int, folder: int | None) -> str:
    page = f"{subjects.url(Subject('contract', id))}{TAB_WORD}/"
    return f"{page}?map={folder}" if folder else page


def _told_of(contract: Contract) -> Collection[Subject]:
    return (subject_of(contract), Subject("party", contract.relation_id))


HOLDERS.add(
    "contract",
    Holder("contract", ("contract",), pgettext_lazy("holder of files", "Contract"), Contract, _seen, _url, _told_of),
)
