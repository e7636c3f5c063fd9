"""The facts of private data, of a family member (P5) and of personal details (P14).

Those of P5 are texts, for they are kept encrypted; their story says which were changed, never what they are.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from relaas.kernel import clock
from relaas.kernel.checking import one_of, text
from relaas.kernel.countries import check_country, country_name
from relaas.kernel.encryption import is_sealed
from relaas.kernel.identifiers.bsn import check_bsn
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.parties.facts.fact import Fact, check_day, choice_fact, day_fact, text_fact
from relaas.parties.models.choices import DocumentType, Gender, Kin

FIRST_BIRTH = date(1850, 1, 1)


def check_birth_date(given: Any) -> date | None:
    """A day on which somebody who is spoken of can be born: since 1850, and not in the future (`birth_date`)."""
    day = check_day(given)
    if day is not None and not FIRST_BIRTH <= day <= clock.today():
        raise Refused("birth_date", _("A birth date lies between 1850 and today."))
    return day


def _sealable(longest: int, *, required: bool = False) -> Any:
    """A check of a text that is kept encrypted; what looks encrypted already is refused (`sealed`)."""

    def check(given: Any) -> str:
        cleaned = text(longest, required=required)(given)
        if is_sealed(cleaned):
            raise Refused("sealed", _("This looks like something that is encrypted already."))
        return cleaned

    return check


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


PRIVATE_FACTS: dict[str, Fact] = {
    "bsn": Fact("BSN", lambda given: check_bsn(text(20)(given))),
    "document_type": Fact(gettext_lazy("Identity document"), one_of(list(DocumentType.values))),
    "document_number": Fact(gettext_lazy("Document number"), lambda given: _sealable(30)(given).upper()),
    "document_valid_until": Fact(pgettext_lazy("document", "Valid until"), lambda given: _iso(check_day(given))),
    "private_phone": Fact(gettext_lazy("Private phone"), lambda given: check_telephone(text(30)(given))),
}
FAMILY_FACTS: dict[str, Fact] = {
    "name": Fact(gettext_lazy("Name"), _sealable(120, required=True)),
    "relation": Fact(pgettext_lazy("family", "Is"), one_of(list(Kin.values))),
    "birth_date": Fact(gettext_lazy("Birth date"), lambda given: _iso(check_birth_date(given))),
}
_BIRTH = day_fact(gettext_lazy("Birth date"))
PERSONAL_FACTS: dict[str, Fact] = {
    "birth_date": Fact(_BIRTH.label, check_birth_date, keep=_BIRTH.keep, tell=_BIRTH.tell),
    "gender": choice_fact(gettext_lazy("Gender"), Gender),
    "street": text_fact(gettext_lazy("Street"), 100),
    "house_number": text_fact(gettext_lazy("House number"), 12),
    "addition": text_fact(gettext_lazy("Addition"), 20),
    "postcode": Fact(gettext_lazy("Postcode"), text(20)),  # its form depends on the country
    "city": text_fact(gettext_lazy("City"), 100),
    "country": Fact(gettext_lazy("Country"), check_country, tell=country_name),
}
