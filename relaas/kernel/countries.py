"""Countries by their ISO codes, named in the reader's language."""

from collections.abc import Iterator
from functools import cache

from babel import Locale
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused

HOME = "NL"
_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}


def is_country(code: str) -> bool:
    """Whether this is the two-letter code of a country."""
    return code in _names("en")


def check_country(text: str) -> str:
    """The code of a country, in capitals; empty is the Netherlands (`country`)."""
    code = (text or "").strip().upper() or HOME
    if not is_country(code):
        raise Refused("country", _("Choose a country from the list."))
    return code


def country_name(code: str) -> str:
    """`NL` gives `Nederland`; what is not known is given back."""
    return _names((get_language() or "nl")[:2]).get(code, code)


class Countries(BaseChoiceIterator):
    """All codes with their names in the language of who looks, by name, the Netherlands first: the choices of a field.

    Django takes them as they are; what a function gives it would write out anew for each form that is sent in.
    """

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(_by_name((get_language() or "nl")[:2]))


@cache
def _by_name(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(_names(language).items(), key=lambda country: (country[0] != HOME, fold(country[1]))))


@cache
def _names(language: str) -> dict[str, str]:
    territories = Locale(language).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
