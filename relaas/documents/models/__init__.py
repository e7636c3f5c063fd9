"""The nouns of this room that are kept."""

from relaas.documents.models.choices import DocumentKind, Language
from relaas.documents.models.kept_document import KeptDocument
from relaas.documents.models.letterhead import (
    BOTTOMS,
    LOGO_HEIGHTS,
    MARGINS,
    Font,
    Letterhead,
    LetterheadText,
    Side,
)
from relaas.documents.models.outgoing_mail import MailAttachment, MailState, MailSubject, OutgoingMail

__all__ = [
    "BOTTOMS",
    "LOGO_HEIGHTS",
    "MARGINS",
    "DocumentKind",
    "Font",
    "KeptDocument",
    "Language",
    "Letterhead",
    "LetterheadText",
    "MailAttachment",
    "MailState",
    "MailSubject",
    "OutgoingMail",
    "Side",
]
