"""The forms under Beheer and of one's own account: fields and labels, no rules."""

from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.accounts.builtin_roles import NAMES
from relaas.accounts.models import LANGUAGES, Role, Team, User
from relaas.kernel.actors import Actor
from relaas.kernel.rights import RIGHTS, Right
from relaas.web.forms import CardForm


class UserForm(CardForm):
    """Who somebody is and what that user may do. Offered are the roles whose rights `actor` holds as well."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ModelChoiceField(Role.objects.none(), label=_("Role"), empty_label=None)
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=pgettext_lazy("team", "None")
    )
    only_managed = forms.BooleanField(
        label=_("Only relations that this user manages"),
        required=False,
        help_text=_("Sees and finds no other relations, in lists, exports and searches alike."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = Team.objects.visible_to(actor)  # type: ignore[attr-defined] # a ModelChoiceField
        offered = [role.pk for role in Role.objects.visible_to(actor) if actor.holds(role.right_names)]
        self.fields["role"].queryset = Role.objects.filter(pk__in=offered)  # type: ignore[attr-defined] # a ModelChoiceField


class NewUserForm(UserForm):
    """A new user, with the language of the invitation. A role is chosen on purpose: none stands there already."""

    role = forms.ModelChoiceField(Role.objects.none(), label=_("Role"), empty_label=_("Choose a role"))

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    invited = forms.BooleanField(
        label=_("Send an invitation by e-mail"),
        required=False,
        initial=True,
        help_text=_("With a link to choose a password. You can also send it later."),
    )


class LeavingForm(CardForm):
    """Who takes over what somebody who leaves has still to do, or that it stays."""

    successor = forms.ModelChoiceField(
        User.objects.none(), label=_("Goes to"), required=False, empty_label=_("Choose a colleague")
    )
    leaves_work = forms.BooleanField(
        label=_("Leave it where it is"),
        required=False,
        help_text=_("Colleagues keep seeing it, and can take it over later."),
    )

    def __init__(self, *args: Any, leaver: User, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.visible_to(actor).active().exclude(pk=leaver.pk)
        self.fields["successor"].queryset = others.by_name()  # type: ignore[attr-defined] # a ModelChoiceField


class TeamForm(CardForm):
    """What a team is called."""

    name = forms.CharField(label=_("Name"), max_length=60)


class OwnNameForm(CardForm):
    """One's own name."""

    name = forms.CharField(label=_("Name"), max_length=120)


class RoleForm(CardForm):
    """A role's name and its rights; the rights stand in groups on the page (`groups`).

    A built-in role without a name of its own is called what it was called from the start.
    """

    name = forms.CharField(label=_("Name"), max_length=60, required=False)
    rights = forms.MultipleChoiceField(label=_("Rights"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        builtin = NAMES.get(self.record.builtin, "") if isinstance(self.record, Role) else ""
        self.fields["name"].required = not builtin
        self.fields["name"].widget.attrs["placeholder"] = str(builtin)
        self.fields["rights"].choices = [(right.name, str(right.label)) for right in RIGHTS]  # type: ignore[attr-defined] # a ChoiceField

    @property
    def groups(self) -> list[tuple[str, list[forms.boundfield.BoundWidget]]]:
        """The boxes to tick, under the label of their group."""
        boxes = {box.data["value"]: box for box in self["rights"]}
        return [(label, [boxes[right.name] for right in rights]) for label, rights in rights_by_group()]


def rights_by_group() -> list[tuple[str, list[Right]]]:
    """Every right of the house, in groups by label."""
    ordered = sorted(RIGHTS, key=lambda right: (str(right.group), str(right.label)))
    return [(label, list(rights)) for label, rights in groupby(ordered, key=lambda right: str(right.group))]
