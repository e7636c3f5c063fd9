"""VAT regimes as files name them."""

from functools import cache

from django.utils import translation
from django.utils.translation import gettext as _

from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.terms.models import VatRegime

_WORDS: dict[VatRegime, tuple[str, ...]] = {
    VatRegime.STANDARD: ("normaal", "binnenland", "btw binnenland", "domestic", "normal"),
    VatRegime.REVERSE_CHARGE: ("verlegd", "btw verlegd", "verlegging", "vat reverse charge", "reverse-charge"),
    VatRegime.INTRA_EU: (
        "icl", "intracommunautair", "intra-communautair", "intracommunautaire levering", "binnen eu", "binnen de eu",
        "intra-community", "within eu", "intra eu",
    ),
    VatRegime.EXPORT: ("uitvoer", "buiten eu", "buiten de eu", "outside eu", "non-eu"),
    VatRegime.EXEMPT: ("vrijgesteld van btw", "btw vrijgesteld", "vrijgesteld", "vat exempt", "exempt"),
}  # fmt: skip


def regime(cell: str) -> VatRegime:
    """By its name in Dutch or English, or the word of another program (`choice`)."""
    found = _known().get(fold(cell))
    if found is None:
        raise Refused("choice", _("Choose one from the list."))
    return found


def is_regime(cell: str) -> bool:
    """Whether a regime is named here."""
    return fold(cell) in _known()


@cache
def _known() -> dict[str, VatRegime]:
    words = {fold(word): each for each in VatRegime for word in (each.value, *_WORDS[each])}
    for language in ("nl", "en"):
        with translation.override(language):
            words |= {fold(str(each.label)): each for each in VatRegime}
    return words
