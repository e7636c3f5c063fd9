"""The labelled set: pairs of parties that are one and pairs that look like it, as facts of the matcher."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from relaas.parties.duplicates.facts import Facts, city_of, domain_of, fiscal_of, place_of

FILE = Path(__file__).with_name("labelled_pairs.json")
_PLAIN = (
    "search_code", "first_name", "nickname", "initials", "prefix", "last_name", "kvk", "branch_number", "vat_number",
    "oin", "birth_date",
)  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """A pair, whether it is one party, for which half of the work it is, and why."""

    one: Facts
    other: Facts
    same: bool
    half: str
    why: str


@cache
def labelled_pairs() -> list[Labelled]:
    """All of them, in the order of the file."""
    return [
        Labelled(facts_of(pair["one"]), facts_of(pair["other"]), pair["same"], pair["half"], pair["why"])
        for pair in json.loads(FILE.read_text(encoding="utf-8"))
    ]


def facts_of(told: Mapping[str, Any]) -> Facts:
    """The facts of one side, in the form in which they are compared."""
    addresses = [told[name] for name in ("email", "website") if name in told]
    employer = told.get("employer")
    return Facts(
        is_person=told.get("kind") == "person",
        names=tuple(told[name] for name in ("name", "legal_name") if name in told),
        fiscal=fiscal_of(told.get("rsin", ""), told.get("vat_number", "")),
        ibans=_set(told.get("iban")),
        emails=_set(told.get("email", "").lower()),
        domains=frozenset(filter(None, map(domain_of, addresses))),
        phones=_set(told.get("phone")),
        places=_set(place_of(told.get("postcode", ""), told.get("house_number", ""))),
        cities=_set(city_of(told.get("city", ""))),
        employers=frozenset({sum(map(ord, employer))} if employer else ()),
        **{name: told.get(name, "") for name in _PLAIN},
    )


def _set(value: str | None) -> frozenset[str]:
    return frozenset({value} if value else ())
