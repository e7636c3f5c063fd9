"""What a document says before and after its lines: what its letterhead says, or what comes with Relaas."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from relaas.administrations.models import Administration
from relaas.documents.models import DocumentKind, Language, LetterheadText
from relaas.kernel.asked_often import rows_asked_often


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
    for own in _own_of([administration.pk], kind, language):
        return Texts(own.opening, own.closing, own.conditions)
    return default_texts(kind, language)


@rows_asked_often
def _own_of(ids: Collection[int], kind: DocumentKind, language: Language) -> QuerySet[LetterheadText]:
    return LetterheadText.objects.filter(administration__in=ids, kind=kind, language=language)
