"""Why two are likely one, in words."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel.telephone import show_telephone
from relaas.parties.duplicates.rules import Reason

# With `%(value)s` where the value that agrees is said.
SENTENCES: Mapping[str, str | Promise] = {
    "kvk": _("same KvK number %(value)s"),
    "vat_number": _("same VAT number %(value)s"),
    "fiscal": _("same RSIN %(value)s"),
    "oin": _("same OIN %(value)s"),
    "iban": _("same IBAN %(value)s"),
    "email": _("same e-mail address %(value)s"),
    "phone": _("same phone number %(value)s"),
    "place": _("same postcode and number %(value)s"),
    "domain": _("same domain %(value)s"),
    "employer": _("works at the same organization"),
    "birth_date": _("same birth date"),
    "city": _("same city"),
    "name_same": _("same name"),
    "name_abbreviated": _("one name is short for the other"),
    "name_near": _("name alike: %(value)s %%"),
    "name_holds": _("one name stands in the other"),
    "name_crossed": _("names are alike in part only"),
    "name_other": _("another name"),
    "name_numbered": _("another number or region in the name"),
    "form_differs": _("another legal form"),
    "branch": _("head office and branch, or two branches of one"),
    "branch_differs": _("another branch number"),
    "kvk_differs": _("another KvK number"),
    "fiscal_differs": _("another RSIN or VAT number"),
    "oin_differs": _("another OIN"),
    "city_differs": _("another city"),
    "phone_differs": _("another phone number"),
    "email_differs": _("another e-mail address"),
    "place_differs": _("another postcode or number"),
    "domain_differs": _("another domain"),
    "first_same": _("same first name"),
    "first_called": _("first name of which the other is short"),
    "first_near": _("first name alike"),
    "first_initial": _("same initial"),
    "first_unknown": _("first name unknown"),
    "first_different": _("another first name"),
    "last_near": _("last name alike"),
    "last_married": _("last name in part the same, as after a marriage"),
    "last_other": _("another last name"),
    "last_other_first_other": _("another name"),
    "prefix_differs": _("another prefix"),
    "prefix_missing": _("prefix at one of them only"),
    "birth_date_differs": _("another birth date"),
}
_SHOWN: Mapping[str, Callable[[str], str]] = {
    "phone": show_telephone,
    "place": lambda place: f"{place[:4]} {place[4:]}" if place[:4].isdigit() else place,
}


def said(reason: Reason) -> str:
    """The reason in the reader's language: *zelfde KvK-nummer 05012345*."""
    shown = _SHOWN.get(reason.name, str)(reason.value)
    return str(SENTENCES[reason.name]) % {"value": shown}


def said_for(reasons: Iterable[Reason]) -> list[str]:
    """What speaks for it, the weightiest first."""
    return [said(reason) for reason in reasons if reason.points > 0]


def said_against(reasons: Iterable[Reason]) -> list[str]:
    """What speaks against it."""
    return [said(reason) for reason in reasons if reason.points < 0]
