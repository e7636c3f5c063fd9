"""Where encrypted values stand: in their columns, and in what history keeps of those (`kernel.encryption`)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.kernel.encryption import SEALED, CannotBeRead, key_of, names_of_keys, open_sealed
from relaas.kernel.fields import EncryptedField
from relaas.kernel.invariants import invariant
from relaas.kernel.models import Record
from relaas.story.models import Change
from relaas.story.triggers import recorded_models

CHUNK = 100  # rows that one transaction of SQLite looks at


@dataclass(frozen=True)
class SealedRow:
    """A row with its encrypted columns as they stand in the database."""

    id: int
    values: dict[str, str]


def sealed_models() -> dict[type[Record], list[str]]:
    """The records with encrypted columns, and which those are."""
    found = {
        model: [str(field.column) for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]
        for model in recorded_models()
    }
    return {model: columns for model, columns in found.items() if columns}


def sealed_rows(model: type[Record], columns: Sequence[str], after: int) -> list[SealedRow]:
    """The next rows behind this id, in their order. Empty columns are left out."""
    key, names = str(model._meta.pk.column), ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "{key}", {names} FROM "{model._meta.db_table}" WHERE "{key}" > %s ORDER BY "{key}" LIMIT {CHUNK}',
            [after],
        )
        rows = cursor.fetchall()
    return [
        SealedRow(row[0], {name: text for name, text in zip(columns, row[1:], strict=True) if text}) for row in rows
    ]


def sealed_values() -> Iterator[str]:
    """Every encrypted value there is, also those that history keeps."""
    for model, columns in sealed_models().items():
        last = 0
        while rows := sealed_rows(model, columns, last):
            yield from (value for row in rows for value in row.values.values())
            last = rows[-1].id
    tables = [model._meta.db_table for model in sealed_models()]
    for old in Change.objects.filter(table_name__in=tables).values_list("old", flat=True).iterator(chunk_size=CHUNK):
        yield from (found[0] for found in SEALED.finditer(old))


def uses_of_keys() -> Counter[str]:
    """How many values each key is needed for."""
    return Counter(key_of(value) for value in sealed_values())


@invariant("story.encrypted_values")
def unreadable_values() -> Sequence[str]:
    """A sentence for each key that is missing, and one for what was damaged."""
    known = set(names_of_keys())
    missing: Counter[str] = Counter()
    damaged = 0
    for value in sealed_values():
        if key_of(value) not in known:
            missing[key_of(value)] += 1
        elif _is_damaged(value):
            damaged += 1
    found = [_told_missing(key, number) for key, number in sorted(missing.items())]
    return [*found, _("Encrypted values that were damaged: %(number)d.") % {"number": damaged}] if damaged else found


def _told_missing(key: str, number: int) -> str:
    sentence = ngettext(
        "%(number)d encrypted value cannot be read: key %(key)s is missing.",
        "%(number)d encrypted values cannot be read: key %(key)s is missing.",
        number,
    )
    return sentence % {"number": number, "key": key}


def _is_damaged(value: str) -> bool:
    try:
        open_sealed(value)
    except CannotBeRead:
        return True
    return False
