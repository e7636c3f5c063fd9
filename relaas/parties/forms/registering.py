"""Forms of a new relation and a new person: on one page all that is known from the start.

Fields of parts are named as the verb names them (`addresses.0.postcode`, `person.last_name`), so that a refusal finds
its field. A part of which nothing is filled in is not registered.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.countries import Countries
from relaas.parties.facts import ADDRESS_FACTS, EMPLOYMENT_FACTS, ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.forms.fields import choice, line, note, telephone
from relaas.parties.forms.identity import CODE_HINT, PersonFields, RoleFields, status_field
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.models import AddressType, ChannelType, Kind, PartyStatus, Role, Salutation

_ADDRESS_PLACES = ("street", "house_number", "addition", "postcode", "city")
_NAME_PARTS = ("initials", "first_name", "prefix", "last_name")


def _address_fields() -> dict[str, forms.Field]:
    short = {"house_number", "addition", "postcode"}
    lines = {name: line(ADDRESS_FACTS, name, class_="short" if name in short else "") for name in _ADDRESS_PLACES}
    country = forms.ChoiceField(label=ADDRESS_FACTS["country"].label, choices=Countries(), initial="NL", required=False)
    return {f"addresses.0.{name}": field for name, field in {**lines, "country": country}.items()}


def _person_fields() -> dict[str, forms.Field]:
    parts = {
        name: line(PERSON_FACTS, name, class_="short" if name in {"initials", "prefix"} else "") for name in _NAME_PARTS
    }
    fields = {"salutation": choice(PERSON_FACTS, "salutation", Salutation.choices), **parts}
    return {f"person.{name}": field for name, field in fields.items()}


def _employment_fields() -> dict[str, forms.Field]:
    fields = {
        "function": line(EMPLOYMENT_FACTS, "function"),
        "work_phone": telephone(EMPLOYMENT_FACTS, "work_phone"),
        "mobile": telephone(EMPLOYMENT_FACTS, "mobile"),
        "work_email": line(EMPLOYMENT_FACTS, "work_email", inputmode="email"),
    }
    return {f"employment.{name}": field for name, field in fields.items()}


class RegisteringForm(PartyForm):
    """What a new relation and a new person have both."""

    kind: Kind
    channel_types: tuple[ChannelType, ...]
    address_type: AddressType
    facts: tuple[str, ...]

    status = status_field()
    internal_note = note(ORGANIZATION_FACTS, "internal_note")
    account_manager = forms.ModelChoiceField(User.objects.none(), label=_("Account manager"), required=False)

    def __init__(self, *given: Any, users: QuerySet[User], **more: Any) -> None:
        super().__init__(*given, **more)
        for type in self.channel_types:
            self.fields[type.value] = forms.CharField(
                label=type.label, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
            )
        self.fields.update(_address_fields())
        self.offer("status", PartyStatus.objects.choosable_by(self.kind, clock.today()), pgettext("status", "None"))
        self.offer("account_manager", users, pgettext("user", "None"))

    @property
    def registration(self) -> dict[str, Any]:
        """The arguments of the verb, after `is_valid()`."""
        return {
            "facts": {name: value for name, value in self.values.items() if name in self.facts},
            "addresses": self._addresses(),
            "channels": [{"type": type, "value": value} for type, value in self._channels()],
            "account_manager": self.values["account_manager"],
        }

    @property
    def moved_problems(self) -> dict[str, str]:
        """A channel has one field here; what an address is for is not asked."""
        places = {f"channels.{place}.value": type for place, (type, _value) in enumerate(self._channels())}
        return {**places, "addresses.0.types": "addresses.0.street"}

    def part(self, name: str) -> dict[str, Any]:
        """What was filled in of the part `name`, without its prefix."""
        start = f"{name}."
        return {key.removeprefix(start): value for key, value in self.values.items() if key.startswith(start)}

    def _channels(self) -> list[tuple[str, str]]:
        filled = [(type.value, self.values[type.value]) for type in self.channel_types]
        return [(type, value) for type, value in filled if value]

    def _addresses(self) -> list[dict[str, Any]]:
        address = self.part("addresses.0")
        known = any(address[name] for name in _ADDRESS_PLACES)
        return [{**address, self.address_type.column: True}] if known else []


class NewRelationForm(RoleFields, RegisteringForm):
    """A new organization, with a first address, the ways to reach it and a first person."""

    kind = Kind.ORGANIZATION
    channel_types = (ChannelType.PHONE, ChannelType.EMAIL, ChannelType.WEBSITE)
    address_type = AddressType.VISIT
    facts = (
        "name", "legal_name", "code", "search_code", "status", "is_relation", *(role.column for role in Role), "kvk",
        "vat_number", "internal_note",
    )  # fmt: skip

    name = line(ORGANIZATION_FACTS, "name", required=True)
    legal_name = line(ORGANIZATION_FACTS, "legal_name")
    search_code = line(
        ORGANIZATION_FACTS, "search_code", class_="short", help_text=_("Leave empty: it is made out of the name.")
    )
    code = line(ORGANIZATION_FACTS, "code", class_="short", help_text=CODE_HINT)
    kvk = line(ORGANIZATION_FACTS, "kvk", class_="short", inputmode="numeric")
    vat_number = line(ORGANIZATION_FACTS, "vat_number")
    is_relation = forms.BooleanField(label=ORGANIZATION_FACTS["is_relation"].label, required=False, initial=True)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields.update({**_person_fields(), **_employment_fields()})

    @property
    def registration(self) -> dict[str, Any]:
        person, employment = self.part("person"), self.part("employment")
        known = any(person[name] for name in _NAME_PARTS) or any(employment.values())
        return {
            **super().registration,
            "person": person if known else None,
            "employment": employment if known else None,
        }


class NewPersonForm(PersonFields, RegisteringForm):
    """A new person; with an organization also what somebody does there."""

    kind = Kind.PERSON
    channel_types = (ChannelType.PHONE, ChannelType.MOBILE, ChannelType.EMAIL)
    address_type = AddressType.POST
    facts = (
        "salutation", "title", "initials", "first_name", "nickname", "prefix", "last_name", "status",
        "only_for_account_manager", "internal_note",
    )  # fmt: skip

    def __init__(self, *given: Any, with_employment: bool, **more: Any) -> None:
        super().__init__(*given, **more)
        self.with_employment = with_employment
        if with_employment:
            self.fields.update(_employment_fields())

    @property
    def registration(self) -> dict[str, Any]:
        employment = self.part("employment") if self.with_employment else None
        return {**super().registration, "employment": employment}
