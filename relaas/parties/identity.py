"""Checking the facts of a party's identity, new or changed, and what follows from them."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.checking import Checking
from relaas.parties import names
from relaas.parties.coding import settled_code
from relaas.parties.facts import ORGANIZATION_FACTS, PERSON_FACTS, Facts, Given, read_facts
from relaas.parties.models import Kind, Party, Role

NAME_PARTS = ("title", "initials", "first_name", "nickname", "prefix", "last_name")


def facts_of(kind: str) -> Facts:
    """The facts that a party of this kind has."""
    return ORGANIZATION_FACTS if kind == Kind.ORGANIZATION else PERSON_FACTS


def read_identity(party: Party, facts: Given, checking: Checking) -> dict[str, Any]:
    """The values to put on this party (new or locked); `checking` gets all that is wrong with them together."""
    values = read_facts(facts_of(party.kind), facts, checking)
    if "code" in values and values["code"] is not None:
        values["code"] = settled_code(values["code"], checking, now=party.code)
    settle(party, values, checking)
    return values


def settle(party: Party, values: dict[str, Any], checking: Checking) -> None:
    """What follows from checked values for this party, and what of them does not go together."""
    if party.is_person:
        _settle_prefix(party, values)
    _settle_roles(values)
    _check_status(party, values, checking)
    _check_whole(party, values, checking)


def name_of(party: Party, values: dict[str, Any]) -> str:
    """The name that a person is shown by, of the parts that are given and those that stay."""
    parts = {part: values.get(part, getattr(party, part)) or "" for part in NAME_PARTS}
    return names.shown(names.Parts(**parts))


def _settle_prefix(party: Party, values: dict[str, Any]) -> None:
    """`van den Berg` typed as a last name is taken apart when no prefix is given."""
    if values.get("last_name") and not values.get("prefix", party.prefix):
        prefix, last_name = names.split_prefix(values["last_name"])
        if prefix:
            values["prefix"], values["last_name"] = prefix, last_name


def _settle_roles(values: dict[str, Any]) -> None:
    """P2: who gets a role becomes a relation; who is no longer a relation has no roles."""
    if values.get("is_relation") is False:
        values.update({role.column: False for role in Role})
    elif any(values.get(role.column) for role in Role):
        values["is_relation"] = True


def _check_status(party: Party, values: dict[str, Any], checking: Checking) -> None:
    status = values.get("status")
    if status is None or status.pk == party.status_id:
        return
    suits = status.for_organizations if party.is_organization else status.for_persons
    if not suits:
        checking.add("status_kind", _("This status is not meant for this kind of party."), "status")
    elif status.is_closed(clock.today()):
        checking.add("status_closed", _("This status is closed and can no longer be chosen."), "status")


def _check_whole(party: Party, values: dict[str, Any], checking: Checking) -> None:
    founded, ended = (values.get(name, getattr(party, name)) for name in ("founded_on", "ended_on"))
    if founded and ended and ended < founded:
        checking.add("ended_on", _("The end lies before the beginning."), "ended_on")
    if party.is_organization:
        return
    name = name_of(party, values)
    if not name:
        checking.add("required", _("Fill in a last name or a first name."), "last_name")
    elif len(name) > 250:
        checking.add("too_long", _("The whole name has at most 250 characters."), "last_name")
