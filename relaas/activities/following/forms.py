"""*En daarna?*: the action that follows on a contact moment, or on an action that is done (A6)."""

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.facts import ACTION_FACTS
from relaas.activities.forms.offered import takers
from relaas.activities.rules import proposed_day
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.forms.fields import day, line
from relaas.parties.forms.party_form import PartyForm


class AndThenForm(PartyForm):
    """What must be done next, who does it (whoever may not assign: oneself), and by when."""

    title = line(ACTION_FACTS, "title", required=True)
    performer = forms.ModelChoiceField(
        User.objects.none(), label=pgettext_lazy("activity", "Performer"), required=False
    )
    due = day(ACTION_FACTS, "due")
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, viewer: Actor, back: str = "") -> None:
        proposed = {"performer": viewer.user_id, "due": proposed_day(clock.today()), "next": back}
        super().__init__(data, initial=proposed)
        self.auto_id = "then_%s"  # it stands on a page with other forms
        self.offer("performer", takers(viewer))
        if not self.is_bound:
            self.fields["title"].widget.attrs["data-focus"] = ""  # the cursor goes on to it (focus.js)

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the action, without what it takes over from what it follows. After `is_valid()`."""
        return {name: self.cleaned_data[name] for name in ("title", "performer", "due")}
