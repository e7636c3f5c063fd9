"""Our own bodies: those that sign contracts and send invoices."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.countries import HOME, country_name
from relaas.kernel.fields import FoldedField
from relaas.kernel.identifiers.bank import show_iban
from relaas.kernel.models import Record
from relaas.kernel.telephone import show_telephone


class AdministrationQuerySet(models.QuerySet["Administration"]):
    """Questions about administrations."""

    def visible_to(self, viewer: Actor) -> Self:
        """Everybody who is signed in may know under which names the house does business."""
        return self if viewer.user_id or viewer.holds_every_right else self.none()

    def keeping_bsn(self) -> Self:
        """Those for which a legal ground to keep the BSN is written down (P5)."""
        return self.exclude(bsn_ground="")

    def by_name(self) -> Self:
        return self.order_by("sort_name", "id")


class Administration(Record):
    """One of our own bodies: name, address and the numbers that stand on its paper. No link to a party."""

    story_subject: ClassVar[tuple[str, str]] = ("administration", "id")

    name = models.CharField(_("Name"), max_length=120)
    sort_name = FoldedField(editable=False)
    legal_name = models.CharField(_("Legal name"), max_length=120, blank=True, default="")
    street = models.CharField(_("Street"), max_length=100, blank=True, default="")
    house_number = models.CharField(_("House number"), max_length=20, blank=True, default="")
    postcode = models.CharField(_("Postcode"), max_length=12, blank=True, default="")
    city = models.CharField(_("City"), max_length=100, blank=True, default="")
    country = models.CharField(_("Country"), max_length=2, default=HOME)
    kvk = models.CharField(_("Chamber of commerce number"), max_length=8, blank=True, default="")
    vat_number = models.CharField(_("VAT number"), max_length=20, blank=True, default="")
    iban = models.CharField("IBAN", max_length=34, blank=True, default="")
    bic = models.CharField("BIC", max_length=11, blank=True, default="")
    email = models.CharField(_("E-mail address"), max_length=254, blank=True, default="")
    phone = models.CharField(_("Phone"), max_length=20, blank=True, default="")
    website = models.CharField(_("Website"), max_length=600, blank=True, default="")

    bsn_ground = models.CharField(_("Legal ground for the BSN"), max_length=500, blank=True, default="")

    objects = AdministrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("administration")
        verbose_name_plural = _("administrations")
        ordering = ("sort_name", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="administration_has_a_name"),
            models.UniqueConstraint("sort_name", name="administration_name_once"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def shown_iban(self) -> str:
        return show_iban(self.iban)

    @property
    def shown_phone(self) -> str:
        return show_telephone(self.phone)

    @property
    def address_lines(self) -> list[str]:
        """The address as it stands on an envelope, without empty lines; the country when it is not our own."""
        place = "  ".join(part for part in (self.postcode, self.city) if part)
        country = "" if self.country == HOME else country_name(self.country)
        street = " ".join(part for part in (self.street, self.house_number) if part)
        return [line for line in (street, place, country) if line]
