"""The form of a local file (T2)."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import LOCAL_FILE_FACTS
from relaas.parties.forms.fields import line
from relaas.parties.forms.party_form import PartyForm


class LocalFileForm(PartyForm):
    """What it is called and where it stands."""

    label = line(LOCAL_FILE_FACTS, "label", required=True)
    location = line(
        LOCAL_FILE_FACTS,
        "location",
        required=True,
        help_text=_(r"For example \\server\customers\bakery, P:\customers or https://…"),
        spellcheck="false",
    )
