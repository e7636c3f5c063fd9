"""Channel: how a party is reached (P8)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from relaas.kernel.models import Record
from relaas.kernel.telephone import show_telephone, telephone_link
from relaas.parties.models.choices import ChannelType, Output
from relaas.parties.models.party import Party


class Channel(Record):
    """A phone number, e-mail address, website …, with what is sent through it. Per type at most one is the default.

    `value` is normalised (`parties.reaching`): E.164 for telephones, lower-case domain for mail.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")

    party = models.ForeignKey(Party, models.CASCADE, related_name="channels")
    type = models.CharField(max_length=16, choices=ChannelType)
    value = models.CharField(max_length=600)
    remark = models.CharField(max_length=200, blank=True, default="")
    is_default = models.BooleanField(default=False)
    sends_quotes = models.BooleanField(default=False)
    sends_orders = models.BooleanField(default=False)
    sends_invoices = models.BooleanField(default=False)
    sends_reminders = models.BooleanField(default=False)
    sends_newsletters = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            CheckConstraint(name="channel_type_known", condition=Q(type__in=ChannelType.values)),
            CheckConstraint(name="channel_has_a_value", condition=~Q(value="")),
            CheckConstraint(
                name="channel_carries_what_it_can",
                condition=Q(type__in=[type.value for type in ChannelType if type.carries_documents])
                | Q(**{output.column: False for output in Output}),
            ),
            UniqueConstraint(name="one_default_channel", fields=("party", "type"), condition=Q(is_default=True)),
        )

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """The value as people write it: a Dutch phone number the national way, a website without `https://`."""
        if ChannelType(self.type).is_telephone:
            return show_telephone(self.value)
        if self.type == ChannelType.WEBSITE:
            return self.value.removeprefix("https://").removeprefix("http://").removesuffix("/")
        return self.value

    @property
    def link(self) -> str:
        """What opens it: `tel:`, `mailto:` or a web address; empty where there is nothing to open."""
        if self.type in {ChannelType.PHONE, ChannelType.MOBILE}:
            return telephone_link(self.value)
        if self.type == ChannelType.EMAIL:
            return f"mailto:{self.value}"
        return self.value if self.value.startswith(("https://", "http://")) else ""

    @property
    def outputs(self) -> list[Output]:
        """The documents that go here."""
        return [output for output in Output if getattr(self, output.column)]
