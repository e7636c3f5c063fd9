"""What can be done to many contracts of a list at once (K2)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from relaas.contracts.many import execute_many, lose_many
from relaas.contracts.models import Direction, LossReason
from relaas.contracts.overviews import LIST_OF
from relaas.kernel import clock
from relaas.overviews.actions import ActionForm, BulkAction


class LostForm(ActionForm):
    """Why they were lost."""

    reason = forms.ModelChoiceField(LossReason.objects.none(), label=_("Reason of loss"))
    remark = forms.CharField(label=_("Remark"), required=False, max_length=500)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["reason"]
        field.queryset = LossReason.objects.choosable(clock.today())
        field.empty_label = _("Choose a reason")


def _executing(direction: Direction) -> BulkAction:
    right = direction.change_right
    return BulkAction("executed", _("Mark as executed"), "circle-check", right, execute_many, _("Executed"), order=10)


def _losing(direction: Direction) -> BulkAction:
    right = direction.change_right
    return BulkAction("lost", _("Mark as lost"), "circle-x", right, lose_many, _("Lost"), LostForm, order=20)


for _direction, _overview in LIST_OF.items():
    for _action in (_executing(_direction), _losing(_direction)):
        _overview.actions.add(_action.name, _action)
