"""What can be done to many actions and notes from their lists, and what each asks first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.models import User
from relaas.activities.bulk.finishing import finish_many
from relaas.activities.bulk.moving import hand_over_many, snooze_many
from relaas.activities.bulk.sorting import categorize_many, prioritize_many
from relaas.activities.facts import FACTS
from relaas.activities.forms.offered import takers
from relaas.activities.lists.overviews import ACTIONS, CLOSED_NOTES, CONTACT_MOMENTS, DONE_ACTIONS, NOTES
from relaas.activities.models import Category, Priority
from relaas.activities.rights import ASSIGN, CHANGE
from relaas.kernel import clock
from relaas.overviews.actions import ActionForm, BulkAction
from relaas.parties.forms.fields import note
from relaas.web.form_fields import DutchDateField


class ResultForm(ActionForm):
    """What came of them."""

    result = note(FACTS, "result")


class UntilForm(ActionForm):
    """Until when."""

    until = DutchDateField(label=_("Put off until"))


class TakerForm(ActionForm):
    """To whom, and what that colleague should know."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("Goes to"), empty_label=_("Choose a colleague"))
    remark = forms.CharField(label=_("Remark"), required=False, max_length=500)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["to"]
        field.queryset = takers(self.actor)


class CategoryForm(ActionForm):
    """Which category, or none."""

    category = forms.ModelChoiceField(
        Category.objects.none(), label=FACTS["category"].label, required=False,
        empty_label=pgettext_lazy("category", "None"),
    )  # fmt: skip

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["category"]
        field.queryset = Category.objects.choosable(clock.today())


class PriorityForm(ActionForm):
    """How urgent they are."""

    priority = forms.TypedChoiceField(
        choices=Priority.choices, coerce=int, label=FACTS["priority"].label, initial=Priority.NORMAL
    )


_DONE = pgettext_lazy("action", "Done")
FINISH = BulkAction("finish", _DONE, "circle-check", CHANGE, finish_many, _DONE, ResultForm, order=10)
CLOSE = BulkAction("close", _("Close"), "circle-check", CHANGE, finish_many, pgettext_lazy("many", "Closed"), order=10)
SNOOZE = BulkAction(
    "snooze", _("Put off"), "alarm-clock", CHANGE, snooze_many, pgettext_lazy("many", "Put off"), UntilForm, order=20
)
HAND_OVER = BulkAction(
    "hand-over", _("Hand over"), "user-round-pen", ASSIGN, hand_over_many, _("Handed over"), TakerForm, order=30
)
CATEGORY = BulkAction(
    "category", _("Give a category"), "tag", CHANGE, categorize_many, _("Category given"), CategoryForm, order=40
)
PRIORITY = BulkAction(
    "priority", _("Give a priority"), "flag", CHANGE, prioritize_many, _("Priority given"), PriorityForm, order=50
)

for _action in (FINISH, SNOOZE, HAND_OVER, CATEGORY, PRIORITY):
    ACTIONS.actions.add(_action.name, _action)
for _overview in (DONE_ACTIONS, CONTACT_MOMENTS, CLOSED_NOTES):
    _overview.actions.add(CATEGORY.name, CATEGORY)
for _action in (CLOSE, CATEGORY):
    NOTES.actions.add(_action.name, _action)
