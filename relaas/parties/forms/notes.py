"""The form of the texts that stand with a party (T9)."""

from django.utils.translation import gettext_lazy as _

from relaas.parties.facts import ORGANIZATION_FACTS
from relaas.parties.forms.fields import note
from relaas.parties.forms.party_form import PartyForm


class NotesForm(PartyForm):
    """Each text says where it is shown."""

    internal_note = note(ORGANIZATION_FACTS, "internal_note")
    general_note = note(ORGANIZATION_FACTS, "general_note")
    price_note = note(ORGANIZATION_FACTS, "price_note")

    internal_note.help_text = _("Shown wherever this one is listed or opened.")
    general_note.help_text = _("Shown here.")
    price_note.help_text = _("For whoever makes an order, a quote or an invoice.")
