"""The nouns of this room that are kept."""

from relaas.documents.models.choices import DocumentKind, Language
from relaas.documents.models.kept_document import KeptDocument
from relaas.documents.models.outgoing_mail import MailAttachment, MailState, MailSubject, OutgoingMail

__all__ = [
    "DocumentKind",
    "KeptDocument",
    "Language",
    "MailAttachment",
    "MailState",
    "MailSubject",
    "OutgoingMail",
]
