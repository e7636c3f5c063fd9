"""The facts of a bank account and of a mandate (P9). The story knows an IBAN by its last characters only."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel import clock
from relaas.kernel.checking import text
from relaas.kernel.identifiers.bank import check_bic, check_iban, masked_iban
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible
from relaas.parties.facts.fact import Fact, check_day, choice_fact, day_fact, text_fact, yes_no_fact
from relaas.parties.models.choices import MandateType
from relaas.web import formats

LONGEST_HOLDER = 70
FIRST_SIGNED = date(2009, 11, 1)  # older Dutch authorisations count as signed on this day
_REFERENCE = re.compile(r"[A-Za-z0-9+?/:().,' -]{1,35}")


def _check_iban(given: Any) -> str:
    iban = check_iban(str(given or ""))
    if not iban:
        raise Refused("required", gettext("Fill this in."))
    return iban


def _check_reference(given: Any) -> str:
    """What a bank can read: at most 35 plain characters, and no slash at an end or doubled."""
    reference = without_invisible(str(given or ""))
    if not reference:
        raise Refused("required", gettext("Fill this in."))
    if not _REFERENCE.fullmatch(reference) or "//" in reference or "/" in {reference[0], reference[-1]}:
        raise Refused(
            "reference", gettext("At most 35 characters that a bank can read: letters without accents, figures, - . /")
        )
    return reference


def _check_signed_on(given: Any) -> date:
    """P9: a mandate without the day on which it was signed is none."""
    day = check_day(given)
    if day is None:
        raise Refused("required", gettext("Without the day on which it was signed a mandate does not count."))
    if day > clock.today():
        raise Refused("signed_later", gettext("This day is yet to come."))
    if day < FIRST_SIGNED:
        reason = gettext("SEPA began on %(day)s; an older authorisation counts as signed on that day.")
        raise Refused("signed_too_early", reason % {"day": formats.day(FIRST_SIGNED)})
    return day


BANK_ACCOUNT_FACTS: dict[str, Fact] = {
    "holder": text_fact(_("Account holder"), LONGEST_HOLDER, unchecks=True),
    "iban": Fact(_("IBAN"), _check_iban, keep=masked_iban, unchecks=True),
    "bic": Fact(_("BIC"), lambda given: check_bic(str(given or "")), unchecks=True),
    "description": text_fact(_("Description"), 100),
    "is_g_account": yes_no_fact(_("G-account")),
}

_SIGNED = day_fact(_("Signed on"))
MANDATE_FACTS: dict[str, Fact] = {
    "reference": Fact(pgettext_lazy("mandate", "Reference"), _check_reference),
    "type": choice_fact(_("Type"), MandateType),
    "signed_on": Fact(_("Signed on"), _check_signed_on, keep=_SIGNED.keep, tell=_SIGNED.tell),
    "document_name": Fact(_("Scan"), text(200)),
}
