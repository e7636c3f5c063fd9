"""How history tells of the records of this room (U3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.contracts.facts import FACTS
from relaas.contracts.lines.facts import LINE_FACTS, SECRET
from relaas.contracts.models import Contract, ContractContact, ContractLine, PriceNoteRead
from relaas.story.describing import describe

_OF_A_CONTRACT = {
    "administration": pgettext_lazy("contract", "Administration"),
    "direction": _("Direction"),
    "number": _("Number"),
    "relation": _("Relation"),
    "status": _("Status"),
    "status_since": _("Status since"),
    "option_until": _("Option through"),
    "quoted_on": _("Quoted on"),
    "signed_on": _("Signed on"),
    "executed_on": _("Executed on"),
    "lost_on": _("Lost on"),
    "lost_reason": _("Reason of loss"),
    "lost_remark": _("Remark about the loss"),
}


def describe_records() -> None:
    """Called once, when the room is ready. What a status brings goes back with its whole change (K2)."""
    describe(
        Contract,
        _("Contract"),
        FACTS,
        others=_OF_A_CONTRACT,
        together=(*_OF_A_CONTRACT, "from_day", "until_day", "vat_regime"),
    )
    describe(
        ContractContact,
        _("Contact person"),
        others={"person": _("Person"), "is_primary": pgettext_lazy("contact person", "Primary")},
        together=("person", "is_primary"),
        title=lambda _contact, name_of: name_of("person"),
    )
    describe(
        ContractLine,
        _("Line"),
        {name: fact for name, fact in LINE_FACTS.items() if name not in SECRET},
        others={"position": _("Position")},
        hidden=tuple(SECRET),
        together=(*(LINE_FACTS.keys() - SECRET), "position"),
        title=lambda line, _name_of: line.description,
    )
    describe(
        PriceNoteRead,
        _("Price agreements read"),
        others={"reader": _("User"), "read_at": _("Read on")},
        hidden=("digest",),
        together=("digest", "reader", "read_at"),
    )
