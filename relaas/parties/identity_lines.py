"""The first card read as lines: what is known of an organization or a person, with its label."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from relaas.kernel.identifiers.oin import show_oin
from relaas.kernel.identifiers.sbi import show_sbi
from relaas.parties.facts import ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.languages import language_name
from relaas.parties.models import Party
from relaas.web.formats import day


@dataclass(frozen=True)
class Line:
    """One fact as it is read. `holds`: it passed a check of its own digits, not only of its form."""

    label: str | Promise
    value: str
    holds: bool = False


def identity_lines(party: Party) -> list[Line]:
    """What is filled in, in the order of reading."""
    lines = _organization(party) if party.is_organization else _person(party)
    return [line for line in lines if line.value]


def _organization(party: Party) -> list[Line]:
    label = {name: fact.label for name, fact in ORGANIZATION_FACTS.items()}
    return [
        Line(label["legal_name"], party.legal_name),
        Line(label["kvk"], party.kvk),
        Line(label["branch_number"], party.branch_number),
        Line(label["rsin"], party.rsin, holds=True),
        Line(label["vat_number"], party.vat_number, holds=party.vat_number.startswith("NL")),
        Line(label["oin"], show_oin(party.oin)),
        Line(label["industry"], _industry(party)),
        Line(label["size"], _("%(size)s employees") % {"size": party.get_size_display()} if party.size else ""),
        Line(label["founded_on"], _day(party.founded_on)),
        Line(label["ended_on"], _day(party.ended_on)),
        Line(label["domain"], party.domain),
        Line(label["language"], language_name(party.language)),
        Line(label["currency"], party.currency),
    ]


def _person(party: Party) -> list[Line]:
    label = {name: fact.label for name, fact in PERSON_FACTS.items()}
    return [
        Line(label["salutation"], party.get_salutation_display() if party.salutation else ""),
        Line(label["title"], party.title),
        Line(label["initials"], party.initials),
        Line(label["first_name"], party.first_name),
        Line(label["nickname"], party.nickname),
        Line(label["prefix"], party.prefix),
        Line(label["last_name"], party.last_name),
        Line(label["language"], language_name(party.language)),
        Line(_("User of Relaas"), party.user.name if party.user else ""),
    ]


def _industry(party: Party) -> str:
    """*Bakkerijen (10.71)*."""
    code = show_sbi(party.sbi_code)
    return f"{party.industry} ({code})" if party.industry and code else party.industry or code


def _day(value: date | None) -> str:
    return day(value) if value else ""
