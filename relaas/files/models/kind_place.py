"""What the list of files is ordered by that is no column: the kind of a file (`overviews.sort_keys`)."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, F, Func
from django.db.models.sql.compiler import SQLCompiler

from relaas.files.kinds import EXACTLY, FAMILIES, PARTS, Kind

PLACE_OF_KIND = {kind: place for place, kind in enumerate(Kind, 1)}


class KindPlace(Func):
    """The place of the kind of a file, as `kinds.kind_of` has it. Written out, for an index holds it: who changes the
    kinds makes that index anew by a migration.
    """

    output_field = BigIntegerField()

    def __init__(self, column: str = "media_type", **extra: Any) -> None:
        super().__init__(F(column), **extra)

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_more: Any) -> Any:  # type: ignore[override]  # Django's own signature is wider
        holds = "instr" if connection.vendor == "sqlite" else "strpos"
        return super().as_sql(compiler, connection, template=_written(holds))


def _written(holds: str) -> str:
    column, other = "%(expressions)s", PLACE_OF_KIND[Kind.OTHER]
    exactly = (f"WHEN {column} = '{type}' THEN {PLACE_OF_KIND[kind]}" for type, kind in EXACTLY.items())
    families = (
        f"WHEN substr({column}, 1, {len(family) + 1}) = '{family}/' THEN {PLACE_OF_KIND[kind]}"
        for family, kind in FAMILIES.items()
    )
    parts = (f"WHEN {holds}({column}, '{part}') > 0 THEN {PLACE_OF_KIND[kind]}" for part, kind in PARTS)
    return f"CASE {' '.join((*exactly, *families, *parts))} ELSE {other} END"
