"""Forms of addresses and of the ways to reach a party (P7, P8)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.kernel.countries import Countries
from relaas.parties.facts import ADDRESS_FACTS, CHANNEL_FACTS
from relaas.parties.forms.fields import coordinate, line, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import AddressType, Channel, ChannelType, Output


class AddressForm(PartyForm):
    """An address: the types are columns of their own, drawn as one group."""

    for_visit = yes_no(ADDRESS_FACTS, "for_visit")
    for_post = yes_no(ADDRESS_FACTS, "for_post")
    for_invoice = yes_no(ADDRESS_FACTS, "for_invoice")
    for_delivery = yes_no(ADDRESS_FACTS, "for_delivery")
    for_home = yes_no(ADDRESS_FACTS, "for_home")
    street = line(ADDRESS_FACTS, "street")
    house_number = line(ADDRESS_FACTS, "house_number", class_="short")
    addition = line(ADDRESS_FACTS, "addition", class_="short")
    postcode = line(ADDRESS_FACTS, "postcode", class_="short")
    city = line(ADDRESS_FACTS, "city")
    country = forms.ChoiceField(label=ADDRESS_FACTS["country"].label, choices=Countries(), initial="NL")
    description = line(ADDRESS_FACTS, "description")
    location_number = line(ADDRESS_FACTS, "location_number", class_="short")
    latitude = coordinate(ADDRESS_FACTS, "latitude")
    longitude = coordinate(ADDRESS_FACTS, "longitude")

    types_label = _("Used for")
    problems_elsewhere: ClassVar = {"types": "for_visit"}

    def __init__(self, *given: Any, of_person: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        if of_person:  # where somebody lives stands elsewhere (P14)
            del self.fields["for_home"]

    @property
    def types(self) -> list[forms.BoundField]:
        """The boxes of the types, to draw as one group."""
        return [self[type.column] for type in AddressType if type.column in self.fields]


class ChannelForm(PartyForm):
    """A way to reach somebody, with the documents that go there."""

    type = forms.ChoiceField(label=CHANNEL_FACTS["type"].label, choices=ChannelType.choices)
    value = line(CHANNEL_FACTS, "value", required=True)
    remark = line(CHANNEL_FACTS, "remark", help_text=_("For example: reception, only in the morning."))
    sends_quotes = yes_no(CHANNEL_FACTS, "sends_quotes")
    sends_orders = yes_no(CHANNEL_FACTS, "sends_orders")
    sends_invoices = yes_no(CHANNEL_FACTS, "sends_invoices")
    sends_reminders = yes_no(CHANNEL_FACTS, "sends_reminders")
    sends_newsletters = yes_no(CHANNEL_FACTS, "sends_newsletters")

    outputs_label = _("What is sent here")
    problems_elsewhere: ClassVar = {"outputs": "sends_quotes"}

    def __init__(self, *given: Any, record: Channel | None = None, **more: Any) -> None:
        shown = {} if record is None else {"value": record.shown}
        super().__init__(*given, record=record, initial={**shown, **more.pop("initial", {})}, **more)
        if record is not None:
            self.fields["value"].widget.attrs["autofocus"] = True  # what is changed most

    @property
    def outputs(self) -> list[forms.BoundField]:
        """The boxes of the documents, to draw as one group."""
        return [self[output.column] for output in Output]
