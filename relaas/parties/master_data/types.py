"""Verbs: the maintained list of types of master data (T2)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.folding import fold
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import MASTER_DATA_TYPE_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.models import MasterDataType, ValueKind
from relaas.parties.rights import MAINTAIN_MASTER_DATA
from relaas.story.telling import record


@verb("parties.add_master_data_type", act=Act.CHANGE, right=MAINTAIN_MASTER_DATA, on=())
def add_master_data_type(*, facts: Given, by: Actor) -> MasterDataType:
    """Add a type (`MASTER_DATA_TYPE_FACTS`). Refuses a name that is there already (`type_twice`)."""
    type = MasterDataType()
    _put(type, {"name": "", **facts}, Checking())
    type.save()
    record(sentences.TYPE_ADDED, subject_of(type), by=by, parameters={"name": type.name})
    return type


@verb("parties.change_master_data_type", act=Act.CHANGE, right=MAINTAIN_MASTER_DATA, on=("type",))
def change_master_data_type(type: MasterDataType, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a type. Closed from a day on it can no longer be given; parties that have it keep it.

    Of a type in use the kind of value, and whether it is personal, stay as they are (`type_in_use`); of one that a
    party has several of, that stays possible.
    """
    check_unchanged(type, seen)
    name, checking = type.name, Checking()
    if type.row_model.objects.filter(type=type).exists():
        _refuse_what_is_settled(type, facts, checking)
    told = _put(type, facts, checking)
    if told:
        type.save()
        record(sentences.TYPE_CHANGED, subject_of(type), by=by, parameters={"name": name, "changes": told})


@verb("parties.delete_master_data_type", act=Act.DELETE, right=MAINTAIN_MASTER_DATA, on=("type",))
def delete_master_data_type(type: MasterDataType, *, by: Actor) -> None:
    """Delete a type that no party has; one in use can only be closed (`parties.law`)."""
    check_unchanged(type, None)
    record(sentences.TYPE_DELETED, subject_of(type), by=by, parameters={"name": type.name})
    type.delete()


def _refuse_what_is_settled(type: MasterDataType, facts: Given, checking: Checking) -> None:
    for name in ("kind", "is_personal"):
        if name in facts and facts[name] != getattr(type, name):
            checking.add("type_in_use", _("This cannot change any more: there are values of this type."), name)
    if type.several and facts.get("several") is False and _somebody_has_several(type):
        checking.add("type_in_use", _("There are relations or persons that have several."), "several")


def _somebody_has_several(type: MasterDataType) -> bool:
    parties = list(type.row_model.objects.filter(type=type).values_list("party_id", flat=True))
    return len(parties) > len(set(parties))


def _put(type: MasterDataType, facts: Given, checking: Checking) -> list[list[Any]]:
    values = read_facts(MASTER_DATA_TYPE_FACTS, facts, checking)
    sort_name = fold(values.get("name", type.name) or "")[:60].rstrip()
    whole = {name: values.get(name, getattr(type, name)) for name in MASTER_DATA_TYPE_FACTS}
    if MasterDataType.objects.filter(sort_name=sort_name).exclude(pk=type.pk).exists():
        checking.add("type_twice", _("There is a type of this name already."), "name")
    if not whole["for_organizations"] and not whole["for_persons"]:
        checking.add("required", _("Choose whom it is for."), "for_organizations")
    if whole["kind"] == ValueKind.CHOICE and whole["choices"] == []:
        checking.add("required", _("Write what can be chosen, a line each."), "choices")
    checking.refuse_problems()
    type.sort_name = sort_name
    return put(type, values, MASTER_DATA_TYPE_FACTS).told
