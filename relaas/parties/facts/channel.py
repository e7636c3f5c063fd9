"""The facts of a channel (P8)."""

import re

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.checking import text
from relaas.kernel.telephone import show_telephone
from relaas.parties.facts.fact import Fact, choice_fact, text_fact, yes_no_fact
from relaas.parties.models.choices import ChannelType, Output


def _told_value(kept: str) -> str:
    return show_telephone(kept) if re.fullmatch(r"\+[0-9]+", kept) else kept


CHANNEL_FACTS: dict[str, Fact] = {
    "type": choice_fact(_("Type"), ChannelType),
    # checked with its type: `parties.reaching`
    "value": Fact(pgettext_lazy("channel", "Value"), text(600, required=True), tell=_told_value),
    "remark": text_fact(_("Remark"), 200),
    **{output.column: yes_no_fact(output.label) for output in Output},
}
