"""Shelves in the tree of a relation and of a contract: documents that were kept (K8), and files at contracts (T14)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.contracts.models import Contract
from relaas.contracts.relation_tab import contracts_of
from relaas.documents.models import KeptDocument
from relaas.files.shelves import SHELVES, Shelf, Shelved
from relaas.files.shelving import shelve_files
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.parties.models import Party


def _contracts(subject: Subject, viewer: Actor) -> QuerySet[Any]:
    """Those of the relation, or the one contract, as far as the viewer sees them."""
    if subject.kind == "contract":
        return Contract.objects.visible_to(viewer).filter(pk=subject.id)
    party = Party.objects.filter(pk=subject.id).first()
    found: QuerySet[Any] = contracts_of(party, viewer) if party else Contract.objects.none()
    return found


def _kept(subject: Subject, viewer: Actor) -> QuerySet[KeptDocument]:
    of = _contracts(subject, viewer).order_by().values("pk")
    return KeptDocument.objects.filter(about_kind="contract", about_id__in=of)


def _count(subject: Subject, viewer: Actor) -> int:
    return _kept(subject, viewer).count()


def _newest(subject: Subject, viewer: Actor, most: int) -> Sequence[Shelved]:
    found = list(_kept(subject, viewer).select_related("stored").order_by("-pk")[:most])
    labels = subjects.labels({each.about for each in found})
    return [_shelved(each, labels.get(each.about, "")) for each in found]


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
        "kept", _("Kept documents"), "file-check", frozenset({"party", "contract"}), count=_count, newest=_newest,
        order=10,
    ),
)  # fmt: skip
AT_CONTRACTS = shelve_files(
    "contracts", "contract", _contracts, label=_("At contracts"), icon="file-text", kinds=frozenset({"party"}), order=20
)
