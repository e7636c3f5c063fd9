"""What is sent in from the story's column."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.facts import CONTACT_FACTS
from relaas.activities.jotting.channels import guess_channel
from relaas.activities.jotting.persons import guess_persons
from relaas.activities.jotting.places import Place
from relaas.activities.models import Channel
from relaas.files.attaching import offer_files
from relaas.kernel.actors import Actor
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import Party


class JottingForm(PartyForm):
    """The field *Wat is er besproken of afgesproken?* with its chips.

    A channel that was not chosen and persons who were not ticked are guessed from the words, unless `guessed` says
    that this was done while they were typed: then an empty choice is a choice.
    """

    text = forms.CharField(
        label=_("What was discussed or agreed?"),
        error_messages={"required": _("Write down first what was discussed or agreed.")},
        widget=forms.Textarea,
    )
    channel = forms.ChoiceField(label=CONTACT_FACTS["channel"].label, choices=Channel, required=False)
    participants = forms.MultipleChoiceField(label=pgettext_lazy("contact moment", "With"), required=False)
    guessed = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, place: Place, viewer: Actor, back: str = "") -> None:
        super().__init__(data, files, initial={"next": back})
        offer_files(self, viewer)
        self.auto_id = "jot_%s"  # it stands on a page with other forms
        self.place = place
        self.fields["participants"].choices = [(each.pk, each.name) for each in place.persons]  # type: ignore[attr-defined]

    @property
    def contact(self) -> dict[str, Any]:
        """The facts of the contact moment. After `is_valid()`."""
        text = self.cleaned_data["text"]
        return {**self.place.taken, "text": text, "channel": self.cleaned_data["channel"] or guess_channel(text)}

    @property
    def took_part(self) -> list[Party]:
        """Who did, those who are said first in front. After `is_valid()`."""
        said = guess_persons(self.cleaned_data["text"], self.place.phrases)
        ticked = [int(id) for id in self.cleaned_data["participants"]]
        if not ticked and not self.cleaned_data["guessed"]:
            ticked = said
        order = [id for id in said if id in ticked] + [id for id in ticked if id not in said]
        persons = {each.pk: each for each in self.place.persons}
        present = [self.place.present] if self.place.present else []
        return list(dict.fromkeys([*present, *(persons[id] for id in order)]))


class ReadingForm(forms.Form):
    """How what was written down is to be read: the chips as they stand after it was saved."""

    channel = forms.ChoiceField(choices=Channel)
    participants = forms.ModelMultipleChoiceField(Party.objects.none(), required=False)

    def __init__(self, data: Any, *, viewer: Actor) -> None:
        super().__init__(data)
        persons = cast("forms.ModelMultipleChoiceField[Party]", self.fields["participants"])
        persons.queryset = Party.objects.visible_to(viewer).persons()

    def participants_after(self, before: Sequence[Party]) -> list[Party] | None:
        """Who took part, those of before in front; None when they are the same. After `is_valid()`."""
        chosen = {each.pk: each for each in self.cleaned_data["participants"]}
        if chosen.keys() == {each.pk for each in before}:
            return None
        order = [each.pk for each in before if each.pk in chosen]
        return [chosen[id] for id in dict.fromkeys([*order, *sorted(chosen)])]
