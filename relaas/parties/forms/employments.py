"""Forms of who works where (P6, P13) and of who is responsible (T2)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from relaas.accounts.models import User
from relaas.parties.facts import EMPLOYMENT_FACTS
from relaas.parties.forms.fields import day, last_day, line, telephone
from relaas.parties.forms.party_form import PartyForm


class EmploymentForm(PartyForm):
    """The properties of an employment: what somebody does there, how to reach them there, and when."""

    function = line(EMPLOYMENT_FACTS, "function")
    department = line(EMPLOYMENT_FACTS, "department")
    work_phone = telephone(EMPLOYMENT_FACTS, "work_phone")
    mobile = telephone(EMPLOYMENT_FACTS, "mobile")
    work_email = line(EMPLOYMENT_FACTS, "work_email", inputmode="email")
    from_day = day(EMPLOYMENT_FACTS, "from_day")
    until_day = last_day(EMPLOYMENT_FACTS, "until_day")


class AccountManagerForm(PartyForm):
    """Who is responsible, and what that brings."""

    gets_commission = forms.BooleanField(label=_("Gets commission"), required=False)
    gets_updates = forms.BooleanField(label=_("Gets updates"), required=False, initial=True)


class NewAccountManagerForm(AccountManagerForm):
    """The same with the user to choose."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Employee"))

    field_order = ("user", "gets_commission", "gets_updates")

    def __init__(self, *given: Any, users: QuerySet[User], **more: Any) -> None:
        super().__init__(*given, **more)
        self.offer("user", users)
