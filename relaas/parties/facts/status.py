"""The facts of a status in the maintained list."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.facts.fact import Fact, choice_fact, day_fact, text_fact, yes_no_fact
from relaas.parties.facts.position import check_position
from relaas.parties.models.choices import Tone

STATUS_FACTS: dict[str, Fact] = {
    "name": text_fact(_("Name"), 60, required=True),
    "tone": choice_fact(_("Colour"), Tone),
    "position": Fact(_("Position"), check_position),
    "for_organizations": yes_no_fact(_("For organizations")),
    "for_persons": yes_no_fact(_("For persons")),
    "closed_from": day_fact(_("Closed from")),
}
