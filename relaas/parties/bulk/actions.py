"""What can be done to many relations or persons from their lists, and what each asks first."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.overviews.actions import ActionForm, BulkAction, Step
from relaas.parties.bulk.archiving import archive_many, restore_many
from relaas.parties.bulk.managing import assign_account_manager_many
from relaas.parties.bulk.standing import check_many, give_role_many, give_status_many, take_role_many
from relaas.parties.models import Kind, Party, PartyStatus, Role
from relaas.parties.overviews import LISTS_OF_RELATIONS, ORGANIZATIONS, PERSONS
from relaas.parties.rights import ARCHIVE, ASSIGN, CHANGE, CHECK, MERGE


class ManagerForm(ActionForm):
    """Who becomes the first account manager."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Account manager"))
    instead = forms.BooleanField(
        label=_("In place of who is it now"),
        required=False,
        help_text=_("Otherwise that one stays account manager beside the new one."),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["user"]
        field.queryset = User.objects.visible_to(self.actor).active().by_name()
        field.empty_label = _("Choose an account manager")


class RoleForm(ActionForm):
    """Which role."""

    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role, label=_("Kind"))


class StatusForm(ActionForm):
    """Which status, out of those of the kind."""

    kind = Kind.ORGANIZATION
    status = forms.ModelChoiceField(PartyStatus.objects.none(), label=_("Status"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["status"]
        field.queryset = PartyStatus.objects.choosable_by(self.kind, clock.today())
        field.empty_label = pgettext("status", "None")


class PersonStatusForm(StatusForm):
    """Which status, for persons."""

    kind = Kind.PERSON


_STATUS = (_("Give a status"), "tag", CHANGE, give_status_many, _("Status given"))
MANAGER = BulkAction(
    "manager", _("Assign an account manager"), "user-check", ASSIGN, assign_account_manager_many,
    _("Account manager assigned"), ManagerForm, order=10,
)  # fmt: skip
STATUS = BulkAction("status", *_STATUS, StatusForm, order=20)
PERSON_STATUS = BulkAction("status", *_STATUS, PersonStatusForm, order=20)
GIVE_ROLE = BulkAction("role", _("Give a kind"), "plus", CHANGE, give_role_many, _("Kind given"), RoleForm, order=30)
TAKE_ROLE = BulkAction(
    "no-role", _("Take a kind off"), "minus", CHANGE, take_role_many, _("Kind taken off"), RoleForm, order=40
)
CHECKED = BulkAction("check", _("Mark as checked"), "badge-check", CHECK, check_many, _("Marked as checked"), order=50)
ARCHIVED = BulkAction(
    "archive", _("Archive"), "archive", ARCHIVE, archive_many, pgettext_lazy("many", "Archived"), order=60
)
RESTORED = BulkAction(
    "restore", _("Take back"), "archive-restore", ARCHIVE, restore_many, _("Taken back from the archive"), order=70
)


def _merging(ids: Sequence[int]) -> str:
    """The plan of merging two; the oldest is the one that is proposed to stay."""
    kept, merged = sorted(ids)
    return reverse("parties:merge", args=[Party.objects.get(pk=kept).kind, kept, merged])


MERGING = Step("merge", _("Merge"), "merge", MERGE, 2, _merging, _("Select exactly two to merge them."), order=80)

for _overview in LISTS_OF_RELATIONS:
    for _action in (MANAGER, STATUS, GIVE_ROLE, TAKE_ROLE, CHECKED, ARCHIVED, RESTORED):
        _overview.actions.add(_action.name, _action)
for _overview in (*LISTS_OF_RELATIONS, PERSONS):
    _overview.steps.add(MERGING.name, MERGING)
for _action in (MANAGER, STATUS, GIVE_ROLE, CHECKED, ARCHIVED, RESTORED):
    ORGANIZATIONS.actions.add(_action.name, _action)
for _action in (MANAGER, PERSON_STATUS, CHECKED, ARCHIVED, RESTORED):
    PERSONS.actions.add(_action.name, _action)
