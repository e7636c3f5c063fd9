"""Forms of the identity of an organization (P3) and of a person (P4)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.kernel import clock
from relaas.parties.coding import NO_NUMBER
from relaas.parties.facts import ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.forms.fields import choice, day, line, note, yes_no
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.languages import languages
from relaas.parties.models import Kind, Party, PartyStatus, Role, Salutation, Size

CODE_HINT = _("Leave empty for the next number; - gives none.")


def status_field() -> "forms.ModelChoiceField[PartyStatus]":
    """A status out of the maintained list; the form offers those for its kind."""
    return forms.ModelChoiceField(PartyStatus.objects.none(), required=False, label=ORGANIZATION_FACTS["status"].label)


class RoleFields(forms.Form):
    """Whether it is a relation, and what it is to us (P2)."""

    is_relation = yes_no(ORGANIZATION_FACTS, "is_relation")
    is_customer = yes_no(ORGANIZATION_FACTS, "is_customer")
    is_prospect = yes_no(ORGANIZATION_FACTS, "is_prospect")
    is_supplier = yes_no(ORGANIZATION_FACTS, "is_supplier")
    is_manufacturer = yes_no(ORGANIZATION_FACTS, "is_manufacturer")
    is_other = yes_no(ORGANIZATION_FACTS, "is_other")

    @property
    def roles(self) -> list[forms.BoundField]:
        """The boxes of the roles, to draw as one group."""
        return [self[role.column] for role in Role]


class PersonFields(forms.Form):
    """What a person is called, and whether others may know it (P4)."""

    salutation = choice(PERSON_FACTS, "salutation", Salutation.choices)
    title = line(PERSON_FACTS, "title", class_="short")
    initials = line(PERSON_FACTS, "initials", class_="short")
    first_name = line(PERSON_FACTS, "first_name")
    nickname = line(PERSON_FACTS, "nickname")
    prefix = line(PERSON_FACTS, "prefix", class_="short")  # type: ignore[assignment]  # a field, taken off the class
    last_name = line(PERSON_FACTS, "last_name")
    only_for_account_manager = yes_no(PERSON_FACTS, "only_for_account_manager")


class IdentityForm(RoleFields, PartyForm):
    """What an organization and a person have both."""

    kind: Kind

    status = status_field()
    code = line(ORGANIZATION_FACTS, "code", class_="short", help_text=CODE_HINT)
    search_code = line(ORGANIZATION_FACTS, "search_code", class_="short")
    internal_note = note(ORGANIZATION_FACTS, "internal_note")

    def __init__(self, *given: Any, record: Party | None = None, **more: Any) -> None:
        shown = {} if record is None else {"code": record.code or NO_NUMBER}
        super().__init__(*given, record=record, initial={**shown, **more.pop("initial", {})}, **more)
        statuses = PartyStatus.objects.choosable_by(self.kind, clock.today(), kept=record.status_id if record else None)
        self.offer("status", statuses, pgettext("status", "None"))


class OrganizationForm(IdentityForm):
    """P3."""

    kind = Kind.ORGANIZATION

    name = line(ORGANIZATION_FACTS, "name", required=True)
    legal_name = line(ORGANIZATION_FACTS, "legal_name")
    kvk = line(ORGANIZATION_FACTS, "kvk", class_="short", inputmode="numeric")
    branch_number = line(ORGANIZATION_FACTS, "branch_number", inputmode="numeric")
    rsin = line(ORGANIZATION_FACTS, "rsin", class_="short", inputmode="numeric")
    oin = line(ORGANIZATION_FACTS, "oin", inputmode="numeric")
    vat_number = line(ORGANIZATION_FACTS, "vat_number")
    sbi_code = line(ORGANIZATION_FACTS, "sbi_code", class_="short")
    industry = line(ORGANIZATION_FACTS, "industry")
    size = choice(ORGANIZATION_FACTS, "size", Size.choices)
    founded_on = day(ORGANIZATION_FACTS, "founded_on")
    ended_on = day(ORGANIZATION_FACTS, "ended_on")
    domain = line(ORGANIZATION_FACTS, "domain")
    language = forms.ChoiceField(label=ORGANIZATION_FACTS["language"].label, required=False, choices=languages)
    currency = line(ORGANIZATION_FACTS, "currency", class_="short", help_text=_("For example EUR."))


class PersonForm(PersonFields, IdentityForm):
    """P4."""

    kind = Kind.PERSON

    language = forms.ChoiceField(label=PERSON_FACTS["language"].label, required=False, choices=languages)
