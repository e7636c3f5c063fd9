"""The invented companies and persons, as they stand in `companies.csv` and `persons.csv`. Pure.

Their numbers pass every check and belong to nobody as far as can be: KvK numbers begin with 00 and VAT numbers with
99, subscriber numbers of telephones with 0, and domains end in `.example`.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from relaas.kernel.folding import fold
from relaas.parties.models import Role

COMPANIES = Path(__file__).with_name("companies.csv")
PERSONS = Path(__file__).with_name("persons.csv")
_ROLES = {role.value[0]: role for role in Role}


@dataclass(frozen=True)
class Company:
    """A row of `companies.csv`. `branch_of` is the key of another; lists have spaces between their parts."""

    key: str
    name: str
    legal_name: str
    roles: str
    sbi_code: str
    industry: str
    size: str
    founded_on: str
    country: str
    domain: str
    kvk: str
    branch_number: str
    rsin: str
    vat_number: str
    telephone: str
    street: str
    house_number: str
    addition: str
    postcode: str
    city: str
    branch_of: str
    status: str
    account_managers: str
    marks: str
    no_credit: str
    note: str
    language: str
    currency: str

    @property
    def role_columns(self) -> dict[str, bool]:
        return role_columns(self.roles)

    def has(self, mark: str) -> bool:
        """Whether it is `checked`, `archived`, has an `image`, a `box`, a `delivery` address, a `peppol` number."""
        return mark in self.marks.split()


@dataclass(frozen=True)
class Somebody:
    """A row of `persons.csv`. `also` names further employers with the function there: `zorg:Adviseur|bouw:Lid`."""

    company: str
    salutation: str
    title: str
    initials: str
    first_name: str
    nickname: str
    prefix: str
    last_name: str
    function: str
    department: str
    mobile: str
    is_primary: str
    only_for_account_manager: str
    ended_days_ago: str
    user: str
    also: str
    starts_in_days: str
    roles: str
    street: str
    house_number: str
    postcode: str
    city: str

    @property
    def role_columns(self) -> dict[str, bool]:
        return role_columns(self.roles)

    @property
    def mailbox(self) -> str:
        """*h.vandenijssel*: what stands before the @ of a work address."""
        letters = "".join(part[:1] for part in fold(self.first_name or self.initials).split())
        return f"{letters}.{fold(self.prefix + self.last_name)}".replace(" ", "")

    @property
    def further_employers(self) -> Iterator[tuple[str, str]]:
        """Keys of companies with the function there."""
        for employer in filter(None, self.also.split("|")):
            key, _colon, function = employer.partition(":")
            yield key, function


def companies() -> list[Company]:
    """The organizations of the demonstration, in the order of their file."""
    return list(_rows(COMPANIES, Company))


def persons() -> list[Somebody]:
    """The persons of the demonstration, in the order of their file."""
    return list(_rows(PERSONS, Somebody))


def role_columns(letters: str) -> dict[str, bool]:
    """`c s` gives the columns of customer and supplier."""
    return {_ROLES[letter].column: True for letter in letters.split()}


def _rows[Row: (Company, Somebody)](path: Path, make: type[Row]) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield make(**row)
