"""The languages in which a party is written to, named in the reader's own."""

from babel import Locale
from django.utils.translation import get_language, pgettext

from relaas.parties.facts.party import LANGUAGES


def language_name(code: str) -> str:
    """`nl` gives *Nederlands*; empty stays empty."""
    return str(Locale(_readers()).languages.get(code, code)).capitalize() if code else ""


def languages() -> list[tuple[str, str]]:
    """All that can be chosen; empty is that of the administration."""
    return [(code, language_name(code) or pgettext("language", "As usual")) for code in LANGUAGES]


def _readers() -> str:
    return (get_language() or "nl")[:2]
