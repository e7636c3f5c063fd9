"""The form of a mail with a document of a contract."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.documents.outbox.checking import split_addresses
from relaas.documents.outbox.letter import Letter
from relaas.parties.forms.party_form import PartyForm


def _addresses(label: Any, *, required: bool = False) -> forms.CharField:
    attributes = {"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}
    return forms.CharField(label=label, required=required, widget=forms.TextInput(attrs=attributes))


class MailForm(PartyForm):
    """To whom, and what it says."""

    to = _addresses(_("To"), required=True)
    cc = _addresses("Cc")
    bcc = _addresses("Bcc")
    subject_line = forms.CharField(label=_("Subject"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": "12"}))

    def letter(self, *, sender_name: str, reply_to: str) -> Letter:
        """What is to be sent, after `is_valid()`."""
        values = self.values
        return Letter(
            to=split_addresses(values["to"]),
            cc=split_addresses(values["cc"]),
            bcc=split_addresses(values["bcc"]),
            subject_line=values["subject_line"],
            body=values["body"],
            sender_name=sender_name,
            reply_to=reply_to,
        )
