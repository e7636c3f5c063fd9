"""The forms of a letterhead: fields and labels, no rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.documents.models import DocumentKind, Font, Language, Side
from relaas.web.forms import CardForm

_MILLIMETRES = _("In millimetres.")


def _length(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=_MILLIMETRES, widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"})
    )


def _area(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": str(rows)})
    )


class LookForm(CardForm):
    """How the paper looks."""

    window = forms.ChoiceField(
        label=_("Window of the envelope"),
        choices=Side,
        help_text=_("The address stands where it shows through a C5 or DL envelope."),
    )
    logo_side = forms.ChoiceField(label=_("Place of the logo"), choices=Side)
    logo_height = _length(_("Height of the logo"))
    font = forms.ChoiceField(label=_("Font"), choices=Font)
    accent = forms.CharField(label=_("Accent colour"), widget=forms.ColorInput(attrs={"class": "short"}))
    margin_left = _length(_("Left margin"))
    margin_right = _length(_("Right margin"))
    margin_top = _length(_("Top margin"))
    margin_bottom = _length(_("Bottom margin"))
    footer_nl = _area(_("Footer, Dutch"), 3)
    footer_en = _area(_("Footer, English"), 3)


class TextsForm(CardForm):
    """What a kind of document says in one language."""

    opening = _area(_("Opening"), 5)
    closing = _area(_("Closing"), 8)
    conditions = _area(_("Conditions"), 6, _("In small letters at the end; empty: there are none."))


class LogoForm(CardForm):
    """An image to put on the paper."""

    logo = forms.FileField(
        label=_("Logo"), widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"})
    )


class SampleForm(forms.Form):
    """Of which kind and in which language the sample is."""

    kind = forms.ChoiceField(choices=DocumentKind, required=False)
    language = forms.ChoiceField(choices=Language, required=False)

    @property
    def kind_and_language(self) -> tuple[DocumentKind, Language]:
        """A Dutch quote where nothing, or something that is not there, is asked."""
        self.is_valid()
        return (
            DocumentKind(self.cleaned_data.get("kind") or DocumentKind.QUOTE),
            Language(self.cleaned_data.get("language") or Language.DUTCH),
        )
