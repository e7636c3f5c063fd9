"""The facts of a type of master data, and of a row of it (T2)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel.checking import text
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import one_line
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, text_fact, yes_no_fact
from relaas.parties.facts.position import check_position
from relaas.parties.models.choices import ValueKind

LONGEST_VALUE = 250
MOST_CHOICES = 200


def check_choices(given: Any) -> list[str]:
    """What can be chosen, a line each or a list; doubles and empty ones go. At most 200 of 100 characters."""
    lines: Iterable[Any] = given.splitlines() if isinstance(given, str) else given or ()
    choices = list(dict.fromkeys(filter(None, (one_line(str(line)) for line in lines))))
    if len(choices) > MOST_CHOICES:
        raise Refused("too_many", gettext("At most %(most)d choices.") % {"most": MOST_CHOICES})
    for choice in choices:
        text(100)(choice)
    return choices


MASTER_DATA_TYPE_FACTS: dict[str, Fact] = {
    "name": text_fact(_("Name"), 60, required=True),
    "kind": choice_fact(_("Kind of value"), ValueKind),
    "choices": Fact(_("Choices"), check_choices, tell=", ".join),
    "is_personal": yes_no_fact(_("Personal")),
    "for_organizations": yes_no_fact(_("For organizations")),
    "for_persons": yes_no_fact(_("For persons")),
    "several": yes_no_fact(_("More than one at once")),
    "position": Fact(_("Position"), check_position),
    "closed_from": day_fact(_("Closed from")),
}

# the value is checked by its type: `parties.master_data.values`
MASTER_DATA_FACTS: dict[str, Fact] = {
    "value": text_fact(pgettext_lazy("master data", "Value"), LONGEST_VALUE, required=True),
    "remark": text_fact(_("Remark"), 200),
}
