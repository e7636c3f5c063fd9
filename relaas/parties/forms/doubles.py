"""The form with which somebody says that two are two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.parties.duplicates.deciding import LONGEST
from relaas.web.forms import CardForm


class NotADoubleForm(CardForm):
    """Why they are two; it may stay empty."""

    reason = forms.CharField(label=_("Why they are two"), required=False, max_length=LONGEST)
