"""Texts with placeholders: `{number}` becomes the number. Pure: no text is ever a program."""

import re
from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel.refusals import Refused

OF_ADMINISTRATION: dict[str, Promise] = {
    "name": gettext_lazy("Name"),
    "legal_name": gettext_lazy("Legal name"),
    "address": gettext_lazy("Address"),
    "kvk": gettext_lazy("Chamber of commerce number"),
    "vat_number": gettext_lazy("VAT number"),
    "iban": gettext_lazy("IBAN"),
    "bic": gettext_lazy("BIC"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Phone"),
    "website": gettext_lazy("Website"),
}
OF_DOCUMENT: dict[str, Promise] = {
    "number": gettext_lazy("Number"),
    "description": gettext_lazy("Description"),
    "relation": gettext_lazy("Name of the relation"),
    "contact": gettext_lazy("Contact person"),
    "salutation": gettext_lazy("Salutation"),
    "owner": gettext_lazy("Who deals with it here"),
    "date": gettext_lazy("Date"),
    "valid_until": gettext_lazy("Valid through"),
    "payment_term": gettext_lazy("Payment term"),
    "total": gettext_lazy("Total"),
}
_PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
_BETWEEN = " · "


def check_placeholders(text: str, known: Collection[str]) -> str:
    """The text, when every placeholder in it is one of these. Refuses with those that are not (`placeholder`)."""
    unknown = sorted({name for name in _PLACEHOLDER.findall(text) if name not in known})
    if unknown:
        shown = ", ".join(f"{{{name[:40]}}}" for name in unknown[:5])
        raise Refused("placeholder", _("There is no %(names)s to fill in. Take one from the list.") % {"names": shown})
    return text


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in.

    Of a line, a part between dots (`·`) with a placeholder for which there is no value is left out, and a line of which
    nothing is left too.
    """
    lines = [_line(line, values) for line in text.split("\n")]
    return "\n".join(line for line in lines if line is not None).strip("\n")


def _line(line: str, values: Mapping[str, str]) -> str | None:
    parts = [part for part in line.split(_BETWEEN) if all(values.get(name) for name in _PLACEHOLDER.findall(part))]
    if not parts:
        return None
    return _PLACEHOLDER.sub(lambda found: values[found[1]], _BETWEEN.join(parts))
