"""What this room gives to the timeline of a relation (T3): its contracts, and the documents that were kept of them."""

from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.relation_tab import contracts_of, standing
from relaas.contracts.rights import EXPORT
from relaas.documents.models import DocumentKind, KeptDocument
from relaas.kernel.actors import Actor
from relaas.parties.cards import PartyPage
from relaas.parties.models import Party
from relaas.parties.timeline import SOURCES, Source, as_documents

CONTRACTS, PAPERS = "contracts", "papers"


def _contracts(party: Party, viewer: Actor) -> QuerySet[Any, Any]:
    """Where its status is since; the total is what is invoiced once, and a year of what is periodic."""
    return as_documents(
        contracts_of(party, viewer),
        CONTRACTS,
        at=F("status_since"),
        kind=F("direction"),
        number=F("number"),
        total=F("net") + F("yearly"),
        status=F("status"),
        reference=Case(When(external_reference="", then=F("description")), default=F("external_reference")),
    )


def _papers(party: Party, viewer: Actor) -> QuerySet[Any, Any]:
    """As they were kept: what they came to stands on the paper itself."""
    ours = contracts_of(party, viewer)
    of = Contract.objects.filter(pk=OuterRef("about_id"))
    return as_documents(
        KeptDocument.objects.filter(about_kind="contract", about_id__in=ours.order_by().values("pk")),
        PAPERS,
        at=F("made_at"),
        kind=F("kind"),
        number=Subquery(of.values("number")),
        status=Value("kept"),
        reference=Subquery(of.values("description")),
    )


def _has_any(page: PartyPage) -> bool:
    return any(each.number for each in page.once(standing))


SOURCES.add(
    CONTRACTS,
    Source(
        CONTRACTS,
        _contracts,
        kinds={direction.value: direction.label for direction in Direction},
        url=lambda number: reverse("contracts:contract", args=[number]),
        has_any=_has_any,
        export_right=EXPORT,
        statuses={status.value: status.label for status in Status},
    ),
)
SOURCES.add(
    PAPERS,
    Source(
        PAPERS,
        _papers,
        kinds={kind.value: kind.label for kind in DocumentKind},
        url=lambda number: reverse("documents:kept", args=[number]),
        has_any=_has_any,
        export_right=EXPORT,
        statuses={"kept": pgettext_lazy("document", "Kept")},
    ),
)
