"""Verbs: the maintained list of types of master data (T2)."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb
from relaas.parties.facts import MASTER_DATA_TYPE_FACTS, Given
from relaas.parties.maintained.keeping import add_row, change_row, delete_row
from relaas.parties.models import MasterDataType, ValueKind
from relaas.parties.rights import MAINTAIN_MASTER_DATA
from relaas.parties.sentences import MASTER_DATA_TYPES


@verb("parties.add_master_data_type", act=Act.CHANGE, right=MAINTAIN_MASTER_DATA, on=())
def add_master_data_type(*, facts: Given, by: Actor) -> MasterDataType:
    """Add a type (`MASTER_DATA_TYPE_FACTS`). Refuses one that is for nobody, and a choice of nothing (`required`)."""
    type = MasterDataType()
    return add_row(type, MASTER_DATA_TYPE_FACTS, facts, MASTER_DATA_TYPES, by=by, check=partial(_check, type))


@verb("parties.change_master_data_type", act=Act.CHANGE, right=MAINTAIN_MASTER_DATA, on=("type",))
def change_master_data_type(type: MasterDataType, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a type. Closed from a day on it can no longer be given; parties that have it keep it.

    Of a type in use the kind of value, and whether it is personal, stay as they are (`type_in_use`); of one that a
    party has several of, that stays possible.
    """
    check = partial(_check, type)
    change_row(type, MASTER_DATA_TYPE_FACTS, facts, MASTER_DATA_TYPES, seen=seen, by=by, check=check)


@verb("parties.delete_master_data_type", act=Act.DELETE, right=MAINTAIN_MASTER_DATA, on=("type",))
def delete_master_data_type(type: MasterDataType, *, by: Actor) -> None:
    """Delete a type that no party has (K6)."""
    delete_row(type, MASTER_DATA_TYPES, by=by)


def _check(type: MasterDataType, values: dict[str, Any], checking: Checking) -> None:
    whole = {name: values.get(name, getattr(type, name)) for name in MASTER_DATA_TYPE_FACTS}
    if not whole["for_organizations"] and not whole["for_persons"]:
        checking.add("required", _("Choose whom it is for."), "for_organizations")
    if whole["kind"] == ValueKind.CHOICE and whole["choices"] == []:
        checking.add("required", _("Write what can be chosen, a line each."), "choices")
    if type.pk and type.row_model.objects.filter(type=type).exists():
        _refuse_what_is_settled(type, values, checking)


def _refuse_what_is_settled(type: MasterDataType, values: dict[str, Any], checking: Checking) -> None:
    for name in ("kind", "is_personal"):
        if values.get(name) not in (None, getattr(type, name)):
            checking.add("type_in_use", _("This cannot change any more: there are values of this type."), name)
    if type.several and values.get("several") is False and _somebody_has_several(type):
        checking.add("type_in_use", _("There are relations or persons that have several."), "several")


def _somebody_has_several(type: MasterDataType) -> bool:
    parties = list(type.row_model.objects.filter(type=type).values_list("party_id", flat=True))
    return len(parties) > len(set(parties))
