"""The parties of a measurement: made from a seed, the same each time, and skewed as real data is.

70 of 100 are organizations, the others persons who mostly work at one of them. Of the organizations 55 % are
customers, 25 % prospects, 15 % suppliers and 1 % manufacturers. One account manager of twenty has 30 % of them, one
status in two thousand is rare, 2 % are archived. A party has 1.3 addresses and 2.2 channels.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from relaas.bench import dutch
from relaas.bench.records import maker, set_columns
from relaas.kernel.folding import fold
from relaas.parties import names
from relaas.parties.duplicates.keys import keys_of
from relaas.parties.keeping import Rows, kept_columns, known
from relaas.parties.models import AccountManager, Address, Channel, ChannelType, Employment, Kind, Party

SEED = 20_261_122
FIRST_CODE = 10_001
CHUNK = 5_000
RARE = 5_000  # one organization in this many has the rare trade
ARCHIVED_AT = "2026-10-01 09:00:00"  # UTC, as both databases take it

make_party, make_address, make_channel = maker(Party), maker(Address), maker(Channel)
make_account_manager, make_employment = maker(AccountManager), maker(Employment)


@dataclass(frozen=True)
class Surroundings:
    """What is there before the parties: the ids of statuses (the rare one last) and of account managers."""

    organization_statuses: Sequence[int]
    person_statuses: Sequence[int]
    account_managers: Sequence[int]


@dataclass
class Batch:
    """Rows of every table, for a few thousand parties."""

    parties: list[Party] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    account_managers: list[AccountManager] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    match_keys: list[tuple[int, int]] = field(default_factory=list)


class Population:
    """Parties 1 to `scale`. A person works at an organization that was made before."""

    def __init__(self, scale: int, around: Surroundings) -> None:
        self._scale = scale
        self._chance = chance = random.Random(SEED)  # noqa: S311 - no secret
        organization_statuses, person_statuses = around.organization_statuses, around.person_statuses
        self._status = {
            Kind.ORGANIZATION: dutch.weighted(organization_statuses, _rare_last(len(organization_statuses)), chance),
            Kind.PERSON: dutch.by_frequency(person_statuses, chance),
        }
        busy = [0.3, *(0.7 / (len(around.account_managers) - 1) for _ in around.account_managers[1:])]
        self._account_manager = dutch.weighted(around.account_managers, busy, chance)
        self._last_name = dutch.by_frequency(dutch.LAST_NAMES, chance)
        self._first_name = dutch.by_frequency(dutch.FIRST_NAMES, chance)
        self._trade = dutch.by_frequency(dutch.TRADES, chance)
        self._legal_form = dutch.by_frequency(dutch.LEGAL_FORMS, chance)
        self._city = dutch.by_frequency(dutch.CITIES, chance)
        self._street = dutch.by_frequency(dutch.STREETS, chance)
        self._organizations: list[int] = []
        self._with_primary_person: set[int] = set()
        self._made = {Address: 0, Channel: 0, AccountManager: 0, Employment: 0}

    def batches(self) -> Iterator[Batch]:
        """All of them, a few thousand at a time."""
        for start in range(1, self._scale + 1, CHUNK):
            batch = Batch()
            for id in range(start, min(start + CHUNK, self._scale + 1)):
                self._add_party(id, batch)
            yield batch

    def _add_party(self, id: int, batch: Batch) -> None:
        is_person = bool(self._organizations) and self._chance.random() < 0.3
        party = self._person(id) if is_person else self._organization(id)
        work = [self._employment(party)] if is_person and self._chance.random() < 0.9 else []
        addresses = list(self._addresses(party)) if not work or self._chance.random() < 0.3 else []
        channels = list(self._channels(party))
        managers = self._account_managers(party) if party.is_relation else []
        rows = Rows(addresses=addresses, channels=channels, account_managers=managers, employments=work)
        set_columns(party, kept_columns(party, rows))
        batch.match_keys += ((key, id) for key in keys_of(known(party, rows)))
        batch.parties.append(party)
        batch.addresses += addresses
        batch.channels += channels
        batch.account_managers += managers
        batch.employments += work

    def _organization(self, id: int) -> Party:
        chance = self._chance
        customer_or_prospect = chance.random()
        roles = {
            "is_customer": customer_or_prospect < 0.55,
            "is_prospect": 0.55 <= customer_or_prospect < 0.8,
            "is_supplier": chance.random() < 0.15,
            "is_manufacturer": chance.random() < 0.01,
        }
        roles["is_other"] = not any(roles.values())
        name = self._organization_name(dutch.RARE_TRADE if id % RARE == 7 else self._trade())
        branch_of = chance.choice(self._organizations) if self._organizations and chance.random() < 0.03 else None
        if branch_of is None:
            self._organizations.append(id)
        return make_party(
            id=id, name=name, search_code=names.proposed_search_code(name), is_relation=True,
            **roles, kvk=f"{10_000_000 + id}", branch_of_id=branch_of, **self._shared(id, Kind.ORGANIZATION),
        )  # fmt: skip

    def _person(self, id: int) -> Party:
        prefix, last_name = self._last_name()
        parts = names.Parts(first_name=self._first_name(), prefix=prefix, last_name=last_name)
        is_customer = self._chance.random() < 0.03
        return make_party(
            id=id, name=names.shown(parts), first_name=parts.first_name, prefix=prefix,
            last_name=last_name, initials=names.initials_of(parts.first_name), is_relation=is_customer,
            is_customer=is_customer, only_for_account_manager=self._chance.random() < 0.005,
            **self._shared(id, Kind.PERSON),
        )  # fmt: skip

    def _shared(self, id: int, kind: Kind) -> dict[str, object]:
        archived = {"archived_at": ARCHIVED_AT, "archived_by_name": "Relaas"} if self._chance.random() < 0.02 else {}
        return {"kind": kind, "code": str(FIRST_CODE + id), "status_id": self._status[kind](), **archived}

    def _organization_name(self, trade: str) -> str:
        prefix, last_name = self._last_name()
        owner = f"{prefix} {last_name}".strip()
        kind = self._chance.random()
        if kind < 0.6 or trade == dutch.RARE_TRADE:
            return f"{trade} {owner} {self._legal_form()}".strip()
        if kind < 0.9:
            return f"{names.capitalise(owner)} {trade} {self._city()} {self._legal_form()}".strip()
        return f"Stichting {names.capitalise(owner)} {self._city()}"

    def _addresses(self, party: Party) -> Iterator[Address]:
        for number in range(1 + (self._chance.random() < 0.3) + (self._chance.random() < 0.25)):
            visit, post, delivery = number == 0, number == 1, number == 2
            yield make_address(
                id=self._next(Address), party_id=party.pk, for_visit=visit, default_visit=visit, for_post=post,
                default_post=post, for_delivery=delivery, default_delivery=delivery, street=self._street(),
                house_number=str(self._chance.randrange(1, 200)), postcode=self._postcode(), city=self._city(),
            )  # fmt: skip

    def _postcode(self) -> str:
        letters = self._chance.choice("ABCDEGHJKLMNPRSTVWXZ") + self._chance.choice("ABCDEGHJKLMNPRSTVWXZ")
        return f"{self._chance.randrange(1000, 9999)} {letters}"

    def _channels(self, party: Party) -> Iterator[Channel]:
        chance = self._chance.random()
        domain = f"{fold(party.name).replace(' ', '').replace('&', '')[:20]}{party.pk}.example"
        values = {ChannelType.PHONE: f"+3110{2_000_000 + party.pk}", ChannelType.EMAIL: f"info@{domain}"}
        if chance < 0.15:
            values[ChannelType.WEBSITE] = f"https://www.{domain}"
        if chance < 0.1:
            values[ChannelType.MOBILE] = f"+316{20_000_000 + party.pk}"
        for type, value in values.items():
            yield make_channel(id=self._next(Channel), party_id=party.pk, type=type.value, value=value, is_default=True)

    def _account_managers(self, party: Party) -> list[AccountManager]:
        if self._chance.random() < 0.1:
            return []
        user = self._account_manager()
        return [make_account_manager(id=self._next(AccountManager), party_id=party.pk, user_id=user, is_primary=True)]

    def _employment(self, person: Party) -> Employment:
        organization = self._chance.choice(self._organizations)
        is_first = organization not in self._with_primary_person
        self._with_primary_person.add(organization)
        return make_employment(
            id=self._next(Employment), person_id=person.pk, organization_id=organization, is_default=True,
            is_primary=is_first, function=self._chance.choice(dutch.FUNCTIONS), from_day="2024-01-01",
            work_phone=f"+3120{4_000_000 + person.pk}", position=1,
        )  # fmt: skip

    def _next(self, model: type[Address | Channel | AccountManager | Employment]) -> int:
        self._made[model] += 1
        return self._made[model]


def _rare_last(count: int) -> list[float]:
    """The first is by far the most common; the last is rare: one in two thousand."""
    return [0.85, *(0.1495 / (count - 2) for _ in range(count - 2)), 0.0005]
