"""What a folder or a file is called (T14): a field and its label, no rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.web.forms import CardForm


class NameForm(CardForm):
    """The name of a folder that is made, or another one of the item that is its `record`."""

    name = forms.CharField(label=_("Name"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["name"].widget.attrs.update({"autocomplete": "off", "autofocus": True})
