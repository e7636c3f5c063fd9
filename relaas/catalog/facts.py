"""Facts of this room: the columns that people fill in, with their labels, checks and how the story tells them."""

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.catalog.models import VatCategory
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import one_line
from relaas.parties.facts.fact import Fact, Facts, choice_fact, text_fact
from relaas.parties.facts.position import check_position
from relaas.parties.maintained.facts import OF_A_LIST, one_of_a_list

_UNECE = re.compile(r"[A-Z0-9]{2,3}")


def _check_unece(given: Any) -> str:
    """Two or three capitals and digits (`unece_code`)."""
    code = one_line(str(given or "")).upper()
    if not _UNECE.fullmatch(code):
        raise Refused("unece_code", gettext("Give a code of two or three letters and digits, such as HUR for an hour."))
    return code


PRODUCT_GROUP_FACTS: Facts = {
    **OF_A_LIST,
    "parent": one_of_a_list(_("Part of")),
    "vat_code": one_of_a_list(_("VAT code")),
}
COST_TYPE_FACTS: Facts = OF_A_LIST
PRICE_UNIT_FACTS: Facts = {
    **OF_A_LIST,
    "name_en": text_fact(_("Name in English"), 60),
    "unece_code": Fact(_("UN/ECE code"), _check_unece),
}
VAT_CODE_FACTS: Facts = {
    **OF_A_LIST,
    "category": choice_fact(_("Category"), VatCategory),
    "legal_text_nl": text_fact(_("Text on documents in Dutch"), 250),
    "legal_text_en": text_fact(_("Text on documents in English"), 250),
    "reason_code": text_fact(_("Reason code of electronic invoices"), 30),
    "position": Fact(_("Position"), check_position),
}
