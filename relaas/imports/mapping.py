"""Choosing what columns mean, and keeping such a choice for the next file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.imports import models
from relaas.imports.guessing.columns import BY_CHOICE, UNKNOWN, Column
from relaas.imports.guessing.folding import plain
from relaas.imports.importer import Existing, Importer
from relaas.imports.rights import IMPORT
from relaas.kernel.actors import Actor
from relaas.kernel.checking import text
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.verbs import require_right

LONGEST_NAME = 80
_TWICE = gettext_lazy("Two columns mean %(target)s: %(columns)s. Choose one of them.")


def key_of(column: Column) -> str:
    """What a mapping calls the column: its heading, or its place when it has none."""
    return column.heading or f"#{column.index + 1}"


def chosen(columns: Iterable[Column], choices: Mapping[int, str], importer: Importer) -> list[Column]:
    """The columns with what somebody chose for them; those without a choice mean nothing.

    Refuses what the importer does not know (`unknown_target`), a meaning that two columns have (`mapped_twice`), and a
    file without what every row needs (`lacking`). Each problem stands at its column (`column-3`).
    """
    found = [_with(column, choices.get(column.index, "")) for column in columns]
    labels = {target.key: str(target.label) for target in importer.targets}
    problems = [
        Problem("unknown_target", _("%(key)s is nothing that can be imported.") % {"key": each.target}, _field(each))
        for each in found
        if each.target and each.target not in labels
    ]
    problems += _twice(found, labels)
    mapped = {column.target for column in found}
    for one_of in importer.required:
        if not one_of & mapped:
            names = _(" or ").join(dict.fromkeys(labels[key] for key in labels if key in one_of))
            problems.append(Problem("lacking", _("No column is the %(target)s. Choose one.") % {"target": names}))
    if problems:
        raise Refused.for_all(problems)
    return found


def applied(columns: Iterable[Column], kept: Mapping[str, str]) -> dict[int, str]:
    """A kept mapping on these columns: by heading as they are compared, so that capitals do not matter."""
    by_name = {(plain(name) or name): target for name, target in kept.items()}
    places = ((column.index, key_of(column)) for column in columns)
    return {index: by_name[plain(name) or name] for index, name in places if (plain(name) or name) in by_name}


def fitting(columns: Collection[Column], kept: Iterable["models.Mapping"]) -> "models.Mapping | None":
    """A kept mapping all of whose columns are in this file."""
    names = {plain(key_of(column)) for column in columns}
    return next((each for each in kept if each.columns and {plain(name) for name in each.columns} <= names), None)


def keep_mapping(columns: Iterable[Column], *, name: str, existing: Existing, importer: Importer, by: Actor) -> None:
    """Keep this choice under a name, instead of an earlier one of that name. Refuses no name, or a long one."""
    require_right(IMPORT, by)
    cleaned = text(LONGEST_NAME, required=True)(name)
    values = {
        "columns": {key_of(column): column.target for column in columns if column.target},
        "existing": existing,
        "owner_id": by.user_id,
        "owner_name": by.name,
    }
    models.Mapping.objects.update_or_create(kind=importer.kind, name=cleaned, defaults=values)


def _with(column: Column, target: str) -> Column:
    if target == column.target:
        return column
    return replace(column, target=target, because=BY_CHOICE if target else UNKNOWN)


def _twice(columns: Iterable[Column], labels: Mapping[str, str]) -> list[Problem]:
    by_target: dict[str, list[Column]] = {}
    for column in columns:
        if column.target in labels:
            by_target.setdefault(column.target, []).append(column)
    return [
        Problem(
            "mapped_twice",
            str(_TWICE) % {"target": labels[target], "columns": ", ".join(column.name for column in several)},
            _field(several[-1]),
        )
        for target, several in by_target.items()
        if len(several) > 1
    ]


def _field(column: Column) -> str:
    return f"column-{column.index}"


def drop_mapping(kept: "models.Mapping", *, by: Actor) -> None:
    """Forget a kept choice."""
    require_right(IMPORT, by)
    kept.delete()
