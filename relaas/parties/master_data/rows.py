"""Verbs: master data of a party (T2)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import require_right, verb
from relaas.parties import sentences
from relaas.parties.facts import MASTER_DATA_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.locking import locked_party
from relaas.parties.master_data.values import check_value
from relaas.parties.models import MasterDataType, Party
from relaas.parties.models.master_data import MasterDataRow
from relaas.parties.rights import CHANGE, READ_PERSONAL
from relaas.story.telling import record


@verb("parties.add_master_data", act=Act.CHANGE, right=CHANGE, on=("party",))
def add_master_data(party: Party, type: MasterDataType, *, facts: Given, by: Actor) -> MasterDataRow:
    """Give the party a value of this type (`MASTER_DATA_FACTS`); the first of its type is the default.

    Refuses a type for others (`type_kind`) or closed (`type_closed`), a value that is here already
    (`master_data_twice`), and a second one where there can be one (`only_one`).
    """
    check_unchanged(party, None)
    _require_readable(type, by)
    _require_suitable(party, type)
    checking = Checking()
    values = _read(type, {"value": "", **facts}, checking)
    there = type.row_model.objects.filter(party=party, type=type)
    if not type.several and there.exists():
        checking.add("only_one", _("This stands here already; there can be one."), "value")
    elif values.get("value") and there.filter(value=values["value"]).exists():
        checking.add("master_data_twice", _("This stands here already."), "value")
    checking.refuse_problems()
    row = type.row_model.objects.create(party=party, type=type, is_default=not there.exists(), **values)
    record(sentences.MASTER_DATA_ADDED, subject_of(party), by=by, parameters=_told(row), right=row.read_right)
    return row


@verb("parties.change_master_data", act=Act.CHANGE, right=CHANGE, on=("row",))
def change_master_data(row: MasterDataRow, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change value or remark; the type stays what it is."""
    party = locked_party(row)
    check_unchanged(row, seen)
    _require_readable(row.type, by)
    checking = Checking()
    values = _read(row.type, facts, checking, now=row)
    same = row.type.row_model.objects.filter(party=party, type=row.type, value=values.get("value") or "")
    if same.exclude(pk=row.pk).exists():
        checking.add("master_data_twice", _("This stands here already."), "value")
    checking.refuse_problems()
    before = _told(row)
    changes = put(row, values, MASTER_DATA_FACTS)
    if not changes.columns:
        return
    row.save(update_fields=changes.columns)
    parameters = {**_told(row), "before": before["value"], "remark": row.remark}
    record(sentences.MASTER_DATA_CHANGED, subject_of(party), by=by, parameters=parameters, right=row.read_right)


@verb("parties.remove_master_data", act=Act.CHANGE, right=CHANGE, on=("row",))
def remove_master_data(row: MasterDataRow, *, by: Actor) -> None:
    """Remove a row; if it was the default, the oldest other one of its type takes over."""
    party, parameters = locked_party(row), _told(row)
    _require_readable(row.type, by)
    was_default, model = row.is_default, row.type.row_model
    row.delete()
    other = model.objects.filter(party=party, type=row.type).order_by("id").first() if was_default else None
    if other:
        other.is_default = True
        other.save(update_fields=["is_default"])
    record(sentences.MASTER_DATA_REMOVED, subject_of(party), by=by, parameters=parameters, right=model.read_right)


@verb("parties.set_default_master_data", act=Act.CHANGE, right=CHANGE, on=("row",))
def set_default_master_data(row: MasterDataRow, *, by: Actor) -> None:
    """Make it the default of its type, in place of any other."""
    party = locked_party(row)
    check_unchanged(row, None)
    _require_readable(row.type, by)
    row.type.row_model.objects.filter(party=party, type=row.type, is_default=True).update(is_default=False)
    row.is_default = True
    row.save(update_fields=["is_default"])
    record(sentences.MASTER_DATA_DEFAULT, subject_of(party), by=by, parameters=_told(row), right=row.read_right)


def _require_readable(type: MasterDataType, by: Actor) -> None:
    """Who may not see personal details writes none either (P14)."""
    if type.is_personal:
        require_right(READ_PERSONAL, by)


def _read(
    type: MasterDataType, facts: Given, checking: Checking, *, now: MasterDataRow | None = None
) -> dict[str, Any]:
    values = read_facts(MASTER_DATA_FACTS, facts, checking)
    kept = now is not None and values.get("value") == now.value  # a choice that was taken off the list stays
    if values.get("value") and not kept:
        values["value"] = checking.value("value", lambda given: check_value(type, given), values["value"])
    return values


def _require_suitable(party: Party, type: MasterDataType) -> None:
    if not (type.for_organizations if party.is_organization else type.for_persons):
        raise Refused("type_kind", _("This type is not meant for this kind of party."))
    if type.is_closed(clock.today()):
        raise Refused("type_closed", _("This type is closed and can no longer be given."))


def _told(row: MasterDataRow) -> dict[str, Any]:
    """The value is kept with its kind, so that it is told in the reader's language."""
    return {"type": row.type.name, "kind": row.type.kind, "value": row.value}
