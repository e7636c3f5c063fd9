"""The form of a status in the maintained list."""

from django import forms

from relaas.parties.facts import STATUS_FACTS
from relaas.parties.forms.fields import choice, day, line, yes_no
from relaas.parties.maintained.forms import PlacedForm
from relaas.parties.models import PartyStatus, Tone


class StatusForm(PlacedForm):
    """Its name, how it looks, whom it is for, and from when it can no longer be chosen."""

    name = line(STATUS_FACTS, "name", required=True)
    tone = choice(STATUS_FACTS, "tone", Tone.choices)
    position = forms.CharField(
        label=STATUS_FACTS["position"].label,
        required=False,
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
    )
    for_organizations = yes_no(STATUS_FACTS, "for_organizations")
    for_persons = yes_no(STATUS_FACTS, "for_persons")
    closed_from = day(STATUS_FACTS, "closed_from")

    places = PartyStatus.objects
