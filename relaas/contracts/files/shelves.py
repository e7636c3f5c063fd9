"""Shelves in the tree of a relation and of a contract: documents that were kept (K8), and files at contracts (T14)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract, ContractContact
from relaas.documents.models import KeptDocument
from relaas.files.shelves import SHELVES, Shelf, Shelved
from relaas.files.shelving import shelve_files
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject


def _ways(subject: Subject) -> Sequence[QuerySet[Any, Any]]:
    """The contract itself; those of a relation, and those of which a person is a contact person."""
    if subject.kind == "contract":
        return [Contract.objects.filter(pk=subject.id).values_list("pk")]
    contact = ContractContact.objects.filter(person=subject.id).values_list("contract")
    return [Contract.objects.filter(relation=subject.id).values_list("pk"), contact]


def _kept(subject: Subject, viewer: Actor) -> QuerySet[KeptDocument]:
    first, *others = _ways(subject)
    of = Contract.objects.visible_to(viewer).filter(pk__in=first.union(*others, all=True) if others else first)
    kept = KeptDocument.objects.filter(about_kind="contract", about_id__in=of.order_by().values("pk"))
    return kept.select_related("stored").order_by("-pk")


def _all_shelved(kept: Sequence[KeptDocument]) -> Sequence[Shelved]:
    labels = subjects.labels({each.about for each in kept})
    return [_shelved(each, labels.get(each.about, "")) for each in kept]


def _shelved(kept: KeptDocument, where: str) -> Shelved:
    return Shelved(
        name=kept.file_name,
        stored=kept.stored,
        media_type=kept.stored.media_type,
        at=kept.made_at,
        by=kept.made_by_name,
        where=where,
        where_url=subjects.url(kept.about),
        url=f"{reverse('contracts:kept_paper', args=[kept.about_id, kept.pk])}#documents",
        download=f"{reverse('documents:kept', args=[kept.pk])}?opslaan",
    )


KEPT = SHELVES.add(
    "kept",
    Shelf(
        "kept", _("Kept documents"), "file-check", frozenset({"party", "contract"}), rows=_kept,
        shelved=_all_shelved, named=Concat("title", Value(".pdf")), order=10,
    ),
)  # fmt: skip
AT_CONTRACTS = shelve_files(
    "contracts", "contract", _ways, label=_("At contracts"), icon="file-text", kinds=frozenset({"party"}), order=20
)
