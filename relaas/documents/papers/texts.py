"""What a document says before and after its lines: what its letterhead says, or what comes with Relaas."""

from dataclasses import dataclass

from relaas.administrations.models import Administration
from relaas.documents.models import DocumentKind, Language, LetterheadText


@dataclass(frozen=True)
class Texts:
    """With placeholders, in one language."""

    opening: str
    closing: str
    conditions: str = ""


_REGARDS = "Met vriendelijke groet,\n\n{owner}\n{name}"
_REGARDS_ENGLISH = "Kind regards,\n\n{owner}\n{name}"
_DUTCH = {
    DocumentKind.QUOTE: Texts(
        "{salutation}\n\nHartelijk dank voor uw aanvraag. Graag bieden wij u het volgende aan.",
        "Deze offerte geldt tot en met {valid_until}.\n"
        "Heeft u vragen, dan horen wij het graag. Gaat u akkoord, stuur ons dan deze offerte ondertekend terug."
        f"\n\n{_REGARDS}",
    ),
    DocumentKind.CONFIRMATION: Texts(
        "{salutation}\n\nHartelijk dank voor uw opdracht. Hiermee bevestigen wij wat wij met u afspraken.",
        f"Klopt er iets niet, laat het ons dan meteen weten.\n\n{_REGARDS}",
    ),
    DocumentKind.CONTRACT: Texts(
        "{name} en {relation} komen het volgende overeen.",
        "Aldus overeengekomen en door beide partijen ondertekend.",
    ),
    DocumentKind.PURCHASE_ORDER: Texts(
        "{salutation}\n\nHierbij bestellen wij bij u het volgende.",
        f"Wilt u deze bestelling bevestigen en ons nummer {{number}} op uw factuur vermelden?\n\n{_REGARDS}",
    ),
}
_ENGLISH = {
    DocumentKind.QUOTE: Texts(
        "{salutation}\n\nThank you for your request. We are pleased to offer you the following.",
        "This quote is valid through {valid_until}.\n"
        "We will gladly answer your questions. If you agree, please return this quote signed."
        f"\n\n{_REGARDS_ENGLISH}",
    ),
    DocumentKind.CONFIRMATION: Texts(
        "{salutation}\n\nThank you for your order. We hereby confirm what we agreed with you.",
        f"Should anything not be right, please tell us at once.\n\n{_REGARDS_ENGLISH}",
    ),
    DocumentKind.CONTRACT: Texts(
        "{name} and {relation} agree the following.",
        "Thus agreed and signed by both parties.",
    ),
    DocumentKind.PURCHASE_ORDER: Texts(
        "{salutation}\n\nWe hereby order the following from you.",
        f"Please confirm this order and state our number {{number}} on your invoice.\n\n{_REGARDS_ENGLISH}",
    ),
}


def default_texts(kind: DocumentKind, language: Language) -> Texts:
    """What comes with Relaas."""
    return (_ENGLISH if language == Language.ENGLISH else _DUTCH)[kind]


def texts_of(administration: Administration, kind: DocumentKind, language: Language) -> Texts:
    """What this administration says, or the default."""
    own = LetterheadText.objects.filter(administration=administration, kind=kind, language=language).first()
    return Texts(own.opening, own.closing, own.conditions) if own else default_texts(kind, language)
