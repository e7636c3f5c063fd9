"""The facts of a status in the maintained list."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, text_fact, yes_no_fact
from relaas.parties.models.choices import Tone


def _check_position(given: Any) -> int:
    try:
        position = int(given or 0)
    except ValueError as error:
        raise Refused("position", gettext("Give a whole number.")) from error
    if not 0 <= position <= 9999:
        raise Refused("position", gettext("Give a number from 0 to 9999."))
    return position


STATUS_FACTS: dict[str, Fact] = {
    "name": text_fact(_("Name"), 60, required=True),
    "tone": choice_fact(_("Colour"), Tone),
    "position": Fact(_("Position"), _check_position),
    "for_organizations": yes_no_fact(_("For organizations")),
    "for_persons": yes_no_fact(_("For persons")),
    "closed_from": day_fact(_("Closed from")),
}
