"""Two parties side by side: what each says, what agrees, and what the matcher makes of it (P11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.parties.duplicates import known, reasons
from relaas.parties.duplicates.rules import likeness
from relaas.parties.facts import ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.models import Party
from relaas.parties.rights import READ_BANK_ACCOUNTS, READ_PERSONAL

_ORGANIZATION = ("name", "legal_name", "code", "kvk", "branch_number", "vat_number", "rsin", "oin", "domain")
_PERSON = ("title", "initials", "first_name", "nickname", "prefix", "last_name", "code")


@dataclass(frozen=True)
class Line:
    """One thing that both may say."""

    label: str | Promise
    one: str
    other: str

    @property
    def agrees(self) -> bool:
        return bool(self.one) and self.one == self.other


@dataclass(frozen=True)
class SideBySide:
    """The lines that one of the two fills, how sure it is that they are one, and why and why not."""

    lines: Sequence[Line]
    score: int
    why: Sequence[str]
    why_not: Sequence[str]


def compared(one: Party, other: Party, viewer: Actor) -> SideBySide:
    """As they are now, as far as the viewer may see: bank accounts and birth dates have rights of their own."""
    may = {"ibans": viewer.may(READ_BANK_ACCOUNTS), "births": viewer.may(READ_PERSONAL)}
    there = known.load({one.pk, other.pk}, **may)
    now = likeness(there[one.pk], there[other.pk])
    return SideBySide(_lines(one, other), now.score, reasons.said_for(now.reasons), reasons.said_against(now.reasons))


def _lines(one: Party, other: Party) -> list[Line]:
    facts = PERSON_FACTS if one.is_person else ORGANIZATION_FACTS
    named = _PERSON if one.is_person else _ORGANIZATION
    lines = [Line(facts[name].label, getattr(one, name) or "", getattr(other, name) or "") for name in named]
    mine, theirs = (
        (_joined(str(row) for row in party.addresses.all()), _joined(row.shown for row in party.channels.all()))
        for party in (one, other)
    )
    lines += [Line(_("Addresses"), mine[0], theirs[0]), Line(_("Ways to reach"), mine[1], theirs[1])]
    return [line for line in lines if line.one or line.other]


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(sorted(texts))
