"""What this part hangs on the page of a contract: the card *Documenten*, and the button *PDF*."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from relaas.contracts.page import PARTS, ContractPage, Part, Place
from relaas.contracts.papers import kinds_of, language_of
from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.subjects import subject_of

MOST = 20  # kept documents that the card shows


def address_of(page: ContractPage, kind: DocumentKind, language: Language, *more: str) -> str:
    """Of a document that can be made: itself, or `more` of it."""
    return f"{page.url}documenten/{kind.value}/{language.value}/" + "".join(f"{each}/" for each in more)


def _documents(page: ContractPage) -> Mapping[str, Any]:
    found = _kept_of([page.contract.pk])
    language = language_of(page.contract)
    return {
        "kept": found[:MOST],
        "has_more": len(found) > MOST,
        "can": [(kind, address_of(page, kind, language)) for kind in kinds_of(page.contract)],
        "shown": _shown(page),
    }


@rows_asked_often
def _kept_of(ids: Collection[int]) -> QuerySet[KeptDocument]:
    return KeptDocument.objects.about_any("contract", ids)[: MOST + 1]


def _shown(page: ContractPage) -> dict[str, Any] | None:
    """The document that the page shows, if it shows one: made now, or kept."""
    match = page.request.resolver_match
    if not page.opens("documents") or match is None:
        return None
    if "kept" in match.kwargs:
        kept = KeptDocument.objects.about(subject_of(page.contract)).get(pk=match.kwargs["kept"])
        address = reverse("documents:kept", args=[kept.pk])
        return {"title": kept.title, "address": address, "keep": "", "others": []}
    kind, language = DocumentKind(match.kwargs["kind"]), Language(match.kwargs["language"])
    others = [(each.label, address_of(page, kind, each)) for each in Language if each != language]
    address, keep = address_of(page, kind, language), address_of(page, kind, language, "bewaren")
    return {"title": kind.label, "address": address, "keep": keep, "others": others}


def _deed(page: ContractPage) -> Mapping[str, Any]:
    kind = kinds_of(page.contract)[0]
    return {"address": address_of(page, kind, language_of(page.contract), "voorbeeld"), "kind": kind}


PARTS.add("documents", Part("documents", Place.CARD, 60, "contracts/cards/documents.html", _documents))
PARTS.add("pdf", Part("pdf", Place.DEEDS, 10, "contracts/pdf.html", _deed))
