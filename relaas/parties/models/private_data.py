"""What is kept of a person behind rights of its own: PrivateData and FamilyMember (P5), PersonalDetails (P14)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.kernel.fields import EncryptedField
from relaas.kernel.models import Record
from relaas.parties.models.choices import Gender
from relaas.parties.models.party import Party
from relaas.parties.rights import READ_PERSONAL, READ_PRIVATE


class PrivateData(Record):
    """Private data of a person: every value encrypted, every look at it logged (`story.looks`).

    Days are kept as ISO texts, choices as their values, the telephone as E.164.
    """

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")
    read_right: ClassVar[str] = READ_PRIVATE

    party = models.OneToOneField(Party, models.CASCADE, related_name="private_data")
    bsn = EncryptedField("BSN")
    document_type = EncryptedField(_("Identity document"))
    document_number = EncryptedField(_("Document number"))
    document_valid_until = EncryptedField(pgettext_lazy("document", "Valid until"))
    private_phone = EncryptedField(_("Private phone"))

    class Meta:
        verbose_name = verbose_name_plural = _("private data")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class FamilyMember(Record):
    """One of a person's family: as private as the rest."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")
    read_right: ClassVar[str] = READ_PRIVATE

    party = models.ForeignKey(Party, models.CASCADE, related_name="family")
    name = EncryptedField(_("Name"))
    relation = EncryptedField(pgettext_lazy("family", "Is"))
    birth_date = EncryptedField(_("Birth date"))

    class Meta:
        ordering = ("id",)
        verbose_name = _("family member")
        verbose_name_plural = _("family members")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class PersonalDetails(Record):
    """Birth date, gender and home address of a person: one right, no log of looks, not encrypted."""

    story_subject: ClassVar[tuple[str, str]] = ("party", "party_id")
    read_right: ClassVar[str] = READ_PERSONAL

    party = models.OneToOneField(Party, models.CASCADE, related_name="personal_details")
    birth_date = models.DateField(_("Birth date"), null=True, blank=True)
    gender = models.CharField(_("Gender"), max_length=1, choices=Gender, blank=True, default=Gender.UNKNOWN)
    street = models.CharField(_("Street"), max_length=100, blank=True, default="")
    house_number = models.CharField(_("House number"), max_length=12, blank=True, default="")
    addition = models.CharField(_("Addition"), max_length=20, blank=True, default="")
    postcode = models.CharField(_("Postcode"), max_length=12, blank=True, default="")
    city = models.CharField(_("City"), max_length=100, blank=True, default="")
    country = models.CharField(_("Country"), max_length=2, default="NL")

    class Meta:
        verbose_name = verbose_name_plural = _("personal details")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def home_lines(self) -> list[str]:
        """The home address as it stands on an envelope, without empty lines."""
        street = " ".join(part for part in (self.street, self.house_number, self.addition) if part)
        place = "  ".join(part for part in (self.postcode, self.city) if part)
        return [line for line in (street, place, "" if self.country == "NL" else self.country) if line]
