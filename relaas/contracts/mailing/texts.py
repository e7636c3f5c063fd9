"""What a mail with a document says, in the language of the relation. Pure: placeholders are filled in as on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from relaas.documents.models import DocumentKind, Language
from relaas.documents.papers.placeholders import filled


@dataclass(frozen=True)
class MailText:
    """With placeholders, in one language."""

    subject_line: str
    body: str


_REGARDS = "Met vriendelijke groet,\n\n{sender}\n{name}"
_REGARDS_ENGLISH = "Kind regards,\n\n{sender}\n{name}"
_DUTCH = {
    DocumentKind.QUOTE: MailText(
        "Offerte {number}: {description}",
        "{salutation}\n\nBij deze e-mail vindt u onze offerte {number} voor {description}.\n"
        f"De offerte geldt tot en met {{valid_until}}.\n\n{_REGARDS}",
    ),
    DocumentKind.CONFIRMATION: MailText(
        "Orderbevestiging {number}: {description}",
        "{salutation}\n\nHartelijk dank voor uw opdracht. Bij deze e-mail vindt u onze bevestiging {number} van "
        f"{{description}}.\n\n{_REGARDS}",
    ),
    DocumentKind.CONTRACT: MailText(
        "Contract {number}: {description}",
        "{salutation}\n\nBij deze e-mail vindt u contract {number} voor {description}. "
        f"Wilt u het ons ondertekend terugsturen?\n\n{_REGARDS}",
    ),
    DocumentKind.PURCHASE_ORDER: MailText(
        "Bestelling {number}: {description}",
        "{salutation}\n\nBij deze e-mail vindt u onze bestelling {number}.\n"
        f"Wilt u deze bevestigen en ons nummer {{number}} op uw factuur vermelden?\n\n{_REGARDS}",
    ),
}
_ENGLISH = {
    DocumentKind.QUOTE: MailText(
        "Quote {number}: {description}",
        "{salutation}\n\nPlease find attached our quote {number} for {description}.\n"
        f"The quote is valid through {{valid_until}}.\n\n{_REGARDS_ENGLISH}",
    ),
    DocumentKind.CONFIRMATION: MailText(
        "Order confirmation {number}: {description}",
        "{salutation}\n\nThank you for your order. Please find attached our confirmation {number} of "
        f"{{description}}.\n\n{_REGARDS_ENGLISH}",
    ),
    DocumentKind.CONTRACT: MailText(
        "Contract {number}: {description}",
        "{salutation}\n\nPlease find attached contract {number} for {description}. "
        f"Would you please return it signed?\n\n{_REGARDS_ENGLISH}",
    ),
    DocumentKind.PURCHASE_ORDER: MailText(
        "Purchase order {number}: {description}",
        "{salutation}\n\nPlease find attached our purchase order {number}.\n"
        f"Please confirm it and state our number {{number}} on your invoice.\n\n{_REGARDS_ENGLISH}",
    ),
}


def mail_text(kind: DocumentKind, language: Language, facts: Mapping[str, str]) -> MailText:
    """The text to start with; whoever sends it may change it. A line of which a fact is not known is left out."""
    text = (_ENGLISH if language == Language.ENGLISH else _DUTCH)[kind]
    return MailText(filled(text.subject_line, facts), filled(text.body, facts))
