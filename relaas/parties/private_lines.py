"""Private data as its card shows it: that it is there, and what it is once somebody has asked to see it (P5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from relaas.kernel import clock
from relaas.kernel.identifiers.bsn import show_bsn
from relaas.kernel.models import Record
from relaas.kernel.secret import Secret
from relaas.kernel.telephone import show_telephone
from relaas.parties.facts import FAMILY_FACTS, PRIVATE_FACTS, Facts
from relaas.parties.models import DocumentType, FamilyMember, Kin, PrivateData
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

type Show = Callable[[str], str]


@dataclass(frozen=True)
class PrivateLine:
    """One value: `shown` is `•••` until it is revealed; `problem` says why it cannot be read."""

    name: str
    label: "StrOrPromise"
    shown: str
    problem: str = ""
    expired: bool = False


def _day(iso: str) -> str:
    return formats.day(date.fromisoformat(iso))


SHOWN: Mapping[str, Show] = {
    "bsn": show_bsn,
    "document_type": lambda value: str(DocumentType(value).label),
    "document_valid_until": _day,
    "private_phone": show_telephone,
    "relation": lambda value: str(Kin(value).label),
    "birth_date": _day,
}


def private_lines(data: PrivateData, *, revealed: bool, with_bsn: bool) -> list[PrivateLine]:
    """What is kept, line by line; a BSN only while there is a legal ground for it."""
    lines = _lines(data, PRIVATE_FACTS, revealed)
    return [line for line in lines if line.name != "bsn" or with_bsn]


def family_lines(member: FamilyMember, *, revealed: bool) -> dict[str, PrivateLine]:
    """What is kept of one of the family, by name."""
    return {line.name: line for line in _lines(member, FAMILY_FACTS, revealed)}


def _lines(record: Record, facts: Facts, revealed: bool) -> list[PrivateLine]:
    secrets = {name: getattr(record, name) for name in facts}
    return [_line(name, facts[name].label, secret, revealed) for name, secret in secrets.items() if secret]


def _line(name: str, label: Any, secret: Secret, revealed: bool) -> PrivateLine:
    if secret.problem:
        return PrivateLine(name, label, str(secret), secret.problem)
    if not revealed:
        return PrivateLine(name, label, str(secret))
    text = secret.reveal()
    expired = name == "document_valid_until" and text < clock.today().isoformat()
    return PrivateLine(name, label, SHOWN.get(name, str)(text), expired=expired)
