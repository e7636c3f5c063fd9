"""The form of an administration: fields and labels, no rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.kernel.countries import Countries
from relaas.web.forms import CardForm


class AdministrationForm(CardForm):
    """All that an administration has."""

    name = forms.CharField(label=_("Name"))
    legal_name = forms.CharField(
        label=_("Legal name"), required=False, help_text=_("As in the trade register, when it is another one.")
    )
    street = forms.CharField(label=_("Street"), required=False)
    house_number = forms.CharField(label=_("House number"), required=False)
    postcode = forms.CharField(label=_("Postcode"), required=False)
    city = forms.CharField(label=_("City"), required=False)
    country = forms.ChoiceField(label=_("Country"), choices=Countries(), required=False)
    kvk = forms.CharField(label=_("Chamber of commerce number"), required=False)
    vat_number = forms.CharField(label=_("VAT number"), required=False)
    iban = forms.CharField(label="IBAN", required=False)
    bic = forms.CharField(label="BIC", required=False)
    email = forms.CharField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False)
    website = forms.CharField(label=_("Website"), required=False)


class BsnForm(CardForm):
    """By which law the BSN of persons is kept (P5)."""

    bsn_ground = forms.CharField(
        label=_("Legal ground"),
        required=False,
        help_text=_("The law and article by which you must keep the BSN. Empty: it is not kept."),
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
