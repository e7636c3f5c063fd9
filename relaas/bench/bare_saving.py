"""The floor of a save: the same rows in one transaction of the bare driver, with the history that triggers keep."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models

from relaas.bench.floors import BareDatabase
from relaas.kernel import clock
from relaas.kernel.folding import fold
from relaas.parties import sentences
from relaas.parties.models import Address, Channel, Employment, Kind, Party
from relaas.story.models import Entry, EntrySubject, Transaction


def save_bare(bare: BareDatabase) -> None:
    """An organization with an address, a phone and an e-mail address, a person who works there, and their story."""
    bare.begin()
    transaction = _insert(bare, Transaction(at=clock.now(), actor_name="Bench", what="bench"))
    organization = _insert(bare, _party(Kind.ORGANIZATION, "Bench kaal", is_relation=True, is_customer=True))
    _insert(bare, Address(party_id=organization, for_visit=True, default_visit=True, city="Zwolle"))
    for type, value in (("phone", "+31102345678"), ("email", "info@bench.example")):
        _insert(bare, Channel(party_id=organization, type=type, value=value, is_default=True))
    person = _insert(bare, _party(Kind.PERSON, "Jan van den Berg", last_name="Berg"))
    _insert(bare, Employment(person_id=person, organization_id=organization, is_default=True, is_primary=True))
    for key, parties in (
        (sentences.ORGANIZATION_REGISTERED, [organization]),
        (sentences.PERSON_REGISTERED, [person]),
        (sentences.EMPLOYED, [organization, person]),
    ):
        _tell(bare, transaction, key, parties)
    bare.commit()


def _party(kind: Kind, name: str, **more: Any) -> Party:
    folded = fold(name)
    return Party(kind=kind, name=name, sort_name=folded, search_text=f"  {folded}", **more)


def _tell(bare: BareDatabase, transaction: int, key: str, parties: Sequence[int]) -> None:
    now = clock.now()
    entry = _insert(bare, Entry(transaction_id=transaction, at=now, actor_name="Bench", key=key, parameters={}))
    for party in parties:
        _insert(bare, EntrySubject(entry_id=entry, kind="party", subject_id=party, at=now))


def _insert(bare: BareDatabase, record: models.Model) -> int:
    statement, columns = _statement(type(record))
    return int(bare.one(statement, *(_plain(getattr(record, column)) for column in columns))[0])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value)
    return str(value) if hasattr(value, "isoformat") or isinstance(value, str) else value


@cache
def _statement(model: type[models.Model]) -> tuple[str, list[str]]:
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    named, places = ", ".join(f'"{column}"' for column in columns), ", ".join("%s" for _ in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({named}) VALUES ({places}) RETURNING id", columns
