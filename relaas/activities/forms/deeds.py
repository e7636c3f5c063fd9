"""What deeds with an action ask: fields and labels, no rules."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.facts import ACTION_FACTS, FACTS
from relaas.activities.forms.offered import takers
from relaas.activities.rules import proposed_day
from relaas.files.attaching import offer_files
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.forms.fields import note
from relaas.parties.forms.party_form import PartyForm
from relaas.web.form_fields import DutchDateField


class FinishForm(PartyForm):
    """What came of it, and the next action (A6), which is skipped by leaving its subject empty."""

    problems_elsewhere: ClassVar[dict[str, str]] = {name: f"next_{name}" for name in ("title", "performer", "due")}
    result = note(FACTS, "result")
    next_title = forms.CharField(
        label=_("And then?"), required=False, help_text=_("The next action, or nothing: then this stays empty.")
    )
    next_performer = forms.ModelChoiceField(
        User.objects.none(), label=pgettext_lazy("activity", "Performer"), required=False, empty_label=None
    )
    next_due = DutchDateField(label=ACTION_FACTS["due"].label, required=False)

    def __init__(self, *given: Any, viewer: Actor, performer: int | None = None, **more: Any) -> None:
        proposed = {"next_performer": performer, "next_due": proposed_day(clock.today())}
        super().__init__(*given, initial=proposed, **more)
        self.offer("next_performer", takers(viewer))
        offer_files(self, viewer)

    @property
    def then(self) -> dict[str, Any] | None:
        """The facts of the next action; None when it is skipped. After `is_valid()`."""
        given = self.cleaned_data
        if not given["next_title"]:
            return None
        facts = {"title": given["next_title"], "due": given["next_due"]}
        return facts | ({"performer": given["next_performer"]} if given["next_performer"] else {})


class SnoozeForm(PartyForm):
    """Until when. The days that are offered are buttons with the same name."""

    until = DutchDateField(label=_("Put off until"), required=False)


class HandOverForm(PartyForm):
    """To whom, and what that colleague should know."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("Goes to"), empty_label=_("Choose a colleague"))
    remark = forms.CharField(label=_("Remark"), required=False)

    def __init__(self, *given: Any, viewer: Actor, without: int | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.offer("to", takers(viewer).exclude(pk=without or 0))


class HandOverAllForm(HandOverForm):
    """Of whom all actions go to another."""

    of = forms.ModelChoiceField(User.objects.none(), label=_("All actions of"), empty_label=_("Choose a colleague"))
    field_order = ("of", "to")

    def __init__(self, *given: Any, viewer: Actor, **more: Any) -> None:
        super().__init__(*given, viewer=viewer, **more)
        del self.fields["remark"]
        self.offer("of", User.objects.visible_to(viewer).by_name())
