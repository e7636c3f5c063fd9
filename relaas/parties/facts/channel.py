"""The facts of a channel (P8)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.checking import text
from relaas.parties.facts.fact import Fact, choice_fact, text_fact, yes_no_fact
from relaas.parties.models.choices import ChannelType, Output

CHANNEL_FACTS: dict[str, Fact] = {
    "type": choice_fact(_("Type"), ChannelType),
    "value": Fact(
        pgettext_lazy("channel", "Value"), text(600, required=True)
    ),  # checked with its type: `parties.reaching`
    "remark": text_fact(_("Remark"), 200),
    **{output.column: yes_no_fact(output.label) for output in Output},
}
