"""The facts of an organization (P3) and of a person (P4)."""

from typing import Any

from babel import Locale
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel.checking import note, one_of, text
from relaas.kernel.identifiers.chamber import check_branch_number, check_kvk
from relaas.kernel.identifiers.internet import check_domain
from relaas.kernel.identifiers.oin import check_oin
from relaas.kernel.identifiers.rsin import check_rsin
from relaas.kernel.identifiers.sbi import check_sbi, show_sbi
from relaas.kernel.identifiers.vat import check_vat
from relaas.kernel.refusals import Refused
from relaas.parties import names
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, text_fact, yes_no_fact
from relaas.parties.models.choices import Role, Salutation, Size
from relaas.parties.models.status import PartyStatus

LANGUAGES = ("", "nl", "en", "de", "fr", "es", "it", "pt", "pl", "da", "sv")


def _check_currency(given: Any) -> str:
    code = text(3)(given).upper()
    if code and code not in Locale("en").currencies:
        raise Refused("currency", gettext("This is not the code of a currency, such as EUR."))
    return code


def _told_note(kept: str) -> str:
    return kept if len(kept) <= 80 else f"{kept[:79]}…"


def _name_of_status(status: PartyStatus | None) -> str:
    return status.name if status else ""


_SHARED: dict[str, Fact] = {
    "code": Fact(_("Code"), text(20), keep=lambda code: code or ""),
    "search_code": Fact(_("Search code"), lambda given: text(20)(given).upper()),
    "status": Fact(_("Status"), lambda given: given or None, keep=_name_of_status),
    "is_relation": yes_no_fact(_("In relation management")),
    **{role.column: yes_no_fact(role.label) for role in Role},
    "language": Fact(_("Language"), one_of(list(LANGUAGES))),
    "currency": Fact(_("Currency"), _check_currency),
    "internal_note": Fact(_("Internal note"), note(), tell=_told_note),
    "general_note": Fact(_("General note"), note(), tell=_told_note),
    "price_note": Fact(_("Price agreements"), note(), tell=_told_note),
}

ORGANIZATION_FACTS: dict[str, Fact] = {
    "name": text_fact(_("Name"), 250, required=True, unchecks=True),
    **_SHARED,
    "legal_name": text_fact(_("Legal name"), 250, unchecks=True),
    "kvk": Fact(_("Chamber of commerce number"), check_kvk, unchecks=True),
    "branch_number": Fact(_("Branch number"), check_branch_number),
    "rsin": Fact(pgettext_lazy("number", "RSIN"), check_rsin),
    "oin": Fact(pgettext_lazy("number", "OIN"), check_oin),
    "vat_number": Fact(_("VAT number"), check_vat, unchecks=True),
    "sbi_code": Fact(_("SBI code"), check_sbi, tell=show_sbi),
    "industry": text_fact(_("Industry"), 100),
    "size": choice_fact(pgettext_lazy("organization", "Size"), Size),
    "founded_on": day_fact(_("Founded on")),
    "ended_on": day_fact(_("Ended on")),
    "domain": Fact(_("Domain"), check_domain),
}

PERSON_FACTS: dict[str, Fact] = {
    "salutation": choice_fact(_("Salutation"), Salutation),
    "title": text_fact(pgettext_lazy("person", "Title"), 40),
    "initials": Fact(_("Initials"), lambda given: text(30)(names.written_initials(text(30)(given))), unchecks=True),
    "first_name": text_fact(_("First name"), 100, unchecks=True),
    "nickname": text_fact(_("Nickname"), 100, unchecks=True),
    "prefix": text_fact(_("Prefix"), 30, unchecks=True),
    "last_name": text_fact(_("Last name"), 120, unchecks=True),
    "only_for_account_manager": yes_no_fact(_("Only visible to the account manager")),
    **_SHARED,
}
