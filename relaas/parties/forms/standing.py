"""Forms of how a party stands with us."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.accounts.models import User
from relaas.parties.forms.party_form import PartyForm


class CreditForm(PartyForm):
    """Whether somebody is creditworthy, and why not (T2c)."""

    problems_elsewhere: ClassVar = {"reason": "creditworthy_reason"}

    creditworthy = forms.BooleanField(label=_("Creditworthy"), required=False)
    creditworthy_reason = forms.CharField(
        label=_("Why not"), required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class ImageForm(PartyForm):
    """The image that stands in the header."""

    image = forms.FileField(
        label=_("Image"),
        help_text=_("A PNG, JPEG, WebP or GIF of 10 MB at most."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )


class UserLinkForm(PartyForm):
    """Which user of Relaas this person is (P6)."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("User of Relaas"), required=False)

    def __init__(self, *given: Any, users: QuerySet[User], **more: Any) -> None:
        super().__init__(*given, **more)
        self.offer("user", users, pgettext("user", "None"))
