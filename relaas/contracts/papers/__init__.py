"""Contracts on paper: which documents can be made of one, in which language, and making them (K8)."""

from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.papers.composing import paper_of
from relaas.documents.models import DocumentKind, Language
from relaas.documents.papers.drawing import draw

__all__ = ["kinds_of", "language_of", "paper_of", "render"]

_BEFORE = (DocumentKind.QUOTE,)
_AFTER = (DocumentKind.CONFIRMATION, DocumentKind.CONTRACT, DocumentKind.QUOTE)


def kinds_of(contract: Contract) -> tuple[DocumentKind, ...]:
    """What can be made of it as it stands; the first is what is usual now."""
    if contract.direction == Direction.PURCHASE:
        return (DocumentKind.PURCHASE_ORDER, DocumentKind.CONTRACT)
    return _AFTER if Status(contract.status).is_signed else _BEFORE


def language_of(contract: Contract) -> Language:
    """That of the relation, as far as our paper speaks it."""
    return Language.of(contract.relation.language)


def render(contract: Contract, kind: DocumentKind | None = None, language: Language | None = None) -> bytes:
    """The document as PDF: PDF/A-3a, PDF/UA-1. Without a kind the usual one, without a language the relation's.

    Raises `rendering.CannotRender`; `TooBusy` when others are being made for five seconds.
    """
    return draw(paper_of(contract, kind or kinds_of(contract)[0], language or language_of(contract)))
