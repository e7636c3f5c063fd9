"""The nouns of this room that are kept."""

from relaas.documents.models.choices import DocumentKind, Language
from relaas.documents.models.kept_document import KeptDocument

__all__ = ["DocumentKind", "KeptDocument", "Language"]
