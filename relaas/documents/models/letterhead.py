"""Letterhead: how the paper of one of our own bodies looks, and what it says (K8)."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.administrations.models import Administration
from relaas.documents.models.choices import DocumentKind, Language
from relaas.kernel.models import Record, StoredFile


class Side(models.TextChoices):
    """Where on the sheet."""

    LEFT = "left", pgettext_lazy("side", "Left")
    RIGHT = "right", pgettext_lazy("side", "Right")


class Font(models.TextChoices):
    """The fonts that come with typst, so that paper looks the same on every machine."""

    LIBERTINUS = "Libertinus Serif", "Libertinus"
    COMPUTER_MODERN = "New Computer Modern", "Computer Modern"
    TYPEWRITER = "DejaVu Sans Mono", "DejaVu Mono"


DELFT_BLUE = "#1f3d99"
LOGO_HEIGHTS, MARGINS, BOTTOMS = (8, 30), (10, 40), (20, 50)  # millimetres, least and most
DEFAULT_FOOTER = "{legal_name} · {address} · {email}\nKvK {kvk} · Btw {vat_number} · IBAN {iban}"
DEFAULT_FOOTER_ENGLISH = "{legal_name} · {address} · {email}\nCoC {kvk} · VAT {vat_number} · IBAN {iban}"


class Letterhead(Record):
    """One row per administration, made when something is first said; without it all is as it is here by default.

    Lengths are millimetres. `window` is the side of the envelope that the address must show through.
    """

    story_subject: ClassVar[tuple[str, str]] = ("administration", "administration_id")

    administration = models.OneToOneField(Administration, models.CASCADE, primary_key=True, related_name="letterhead")
    logo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    logo_side = models.CharField(_("Place of the logo"), max_length=5, choices=Side, default=Side.LEFT)
    logo_height = models.PositiveSmallIntegerField(_("Height of the logo"), default=18)
    window = models.CharField(_("Window of the envelope"), max_length=5, choices=Side, default=Side.LEFT)
    margin_left = models.PositiveSmallIntegerField(_("Left margin"), default=22)
    margin_right = models.PositiveSmallIntegerField(_("Right margin"), default=20)
    margin_top = models.PositiveSmallIntegerField(_("Top margin"), default=15)
    margin_bottom = models.PositiveSmallIntegerField(_("Bottom margin"), default=30)
    accent = models.CharField(
        _("Accent colour"), max_length=7, default=DELFT_BLUE, validators=[RegexValidator("^#[0-9a-f]{6}$")]
    )
    font = models.CharField(_("Font"), max_length=30, choices=Font, default=Font.LIBERTINUS)
    footer_nl = models.CharField(_("Footer, Dutch"), max_length=600, blank=True, default=DEFAULT_FOOTER)
    footer_en = models.CharField(_("Footer, English"), max_length=600, blank=True, default=DEFAULT_FOOTER_ENGLISH)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="letterhead_sides_known", condition=Q(logo_side__in=Side.values, window__in=Side.values)
            ),
            models.CheckConstraint(name="letterhead_font_known", condition=Q(font__in=Font.values)),
            models.CheckConstraint(
                name="letterhead_measures",
                condition=Q(
                    logo_height__range=LOGO_HEIGHTS,
                    margin_left__range=MARGINS,
                    margin_right__range=MARGINS,
                    margin_top__range=MARGINS,
                    margin_bottom__range=BOTTOMS,
                ),
            ),
        )

    def __str__(self) -> str:
        return str(self.administration)

    def footer(self, language: str) -> str:
        return self.footer_en if language == Language.ENGLISH else self.footer_nl


class LetterheadText(Record):
    """What a kind of document says in one language around its lines, where that is not what comes with Relaas."""

    story_subject: ClassVar[tuple[str, str]] = ("administration", "administration_id")

    administration = models.ForeignKey(Administration, models.CASCADE, related_name="letterhead_texts")
    kind = models.CharField(_("Kind"), max_length=20, choices=DocumentKind)
    language = models.CharField(_("Language"), max_length=2, choices=Language)
    opening = models.TextField(_("Opening"), blank=True, default="")
    closing = models.TextField(_("Closing"), blank=True, default="")
    conditions = models.TextField(_("Conditions"), blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="letterhead_text_once", fields=("administration", "kind", "language")),
            models.CheckConstraint(name="letterhead_text_kind_known", condition=Q(kind__in=DocumentKind.values)),
            models.CheckConstraint(name="letterhead_text_language_known", condition=Q(language__in=Language.values)),
        )

    def __str__(self) -> str:
        return f"{self.administration}: {self.kind}, {self.language}"
