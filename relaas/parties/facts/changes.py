"""Putting checked values on a record, and what the story is told of it."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from relaas.parties.facts.fact import Facts


@dataclass(frozen=True)
class Changes:
    """The columns that became different, and `[fact, old, new]` of each as the story keeps them."""

    columns: list[str] = field(default_factory=list)
    told: list[list[Any]] = field(default_factory=list)
    unchecks: bool = False


def put(record: models.Model, values: dict[str, Any], facts: Facts) -> Changes:
    """Set these values on the record (not saved yet) and give what is different."""
    different = [
        (name, getattr(record, name), value) for name, value in values.items() if getattr(record, name) != value
    ]
    for name, _was, value in different:
        setattr(record, name, value)
    return Changes(
        columns=[name for name, _was, _value in different],
        told=[[name, facts[name].keep(was), facts[name].keep(value)] for name, was, value in different],
        unchecks=any(facts[name].unchecks for name, _was, _value in different),
    )


def told_changes(facts: Facts, told: list[list[Any]]) -> str:
    """*KvK-nummer: 01234567 → 12345678; Plaats: Zwolle → Hattem*, in the reader's language."""
    return "; ".join(_told(facts, *change) for change in told)


def _told(facts: Facts, name: str, was: Any, value: Any) -> str:
    fact = facts.get(name)
    if fact is None:  # a fact of an older version
        return f"{name}: {was} → {value}"
    before, after = fact.tell(was) if was is not None else "", fact.tell(value) if value is not None else ""
    return f"{fact.label}: {before or '–'} → {after or '–'}"
