"""The public bodies as relations: what each is to the demonstration's company, and what happened to it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from random import Random
from typing import Any

from relaas.demo.almanac import FIRST_DAY, WORKING_MINUTES, Almanac, Step
from relaas.demo.cast import Cast
from relaas.demo.reading import PublicBody
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel
from relaas.parties.checked import check
from relaas.parties.editing import change_organization, change_roles
from relaas.parties.models import Role
from relaas.parties.registration import register_organization

# What a kind is called, its SBI code, and of each hundred how many are customer, prospect, supplier.
KINDS: dict[str, tuple[str, str, tuple[int, int, int]]] = {
    "adviescollege": ("Adviescollege", "", (10, 60, 5)),
    "agentschap": ("Agentschap", "8411", (50, 35, 20)),
    "caribisch-openbaar-lichaam": ("Caribisch openbaar lichaam", "8411", (30, 60, 0)),
    "gemeenschappelijke-regeling": ("Gemeenschappelijke regeling", "", (25, 60, 5)),
    "gemeente": ("Gemeente", "8411", (45, 50, 3)),
    "hoge-college": ("Hoog college van staat", "8411", (20, 70, 0)),
    "inspectie": ("Inspectie", "8411", (15, 60, 0)),
    "ministerie": ("Ministerie", "8411", (40, 55, 0)),
    "politie": ("Politie", "8424", (60, 30, 0)),
    "provincie": ("Provincie", "8411", (70, 25, 5)),
    "rechterlijke-instantie": ("Rechterlijke instantie", "8423", (20, 60, 0)),
    "rwt": ("Rechtspersoon met een wettelijke taak", "", (22, 50, 15)),
    "waterschap": ("Waterschap", "8411", (75, 20, 5)),
    "zbo": ("Zelfstandig bestuursorgaan", "", (20, 50, 15)),
}
PARENT_KINDS = ("ministerie", "gemeente")
IMPORT_DAYS = 4
IMPORTED = 0.62  # the share that was entered on the first days, the rest in the course of two years
LATER = 3  # days: so much later is another working day, whatever the weekend
MANAGERS = {"sanne": 30, "daan": 24, "noor": 8, "": 38}


@dataclass(frozen=True)
class Entry:
    """One body with what was chosen for it by the seed."""

    key: str
    body: PublicBody
    roles: tuple[Role, ...]
    manager: str
    day: int

    @property
    def by(self) -> str:
        """Who entered it: the administrator in the first days, then whoever it is for."""
        if self.day > FIRST_DAY - IMPORT_DAYS - 3:
            return "ilse"
        return self.manager or ("wim" if Role.SUPPLIER in self.roles else "ruud")


def plan(bodies: Sequence[PublicBody], almanac: Almanac, cast: Cast) -> None:
    """Enter every body, archive those that are no more, and let something happen to a few."""
    rng = Random("public bodies")  # noqa: S311 - the same each time is what is wanted
    entries = [_chosen(number, body, rng) for number, body in enumerate(bodies)]
    parents = _parents(entries)
    for entry in entries:
        almanac.add(entry.day, rng.random() * WORKING_MINUTES, partial(_enter, entry, almanac, cast))
        for days_ago, step in _afterwards(entry, parents.get(entry.key), almanac, cast, rng):
            almanac.add(min(days_ago, entry.day - LATER), rng.random() * WORKING_MINUTES, step)


def _chosen(number: int, body: PublicBody, rng: Random) -> Entry:
    imported = rng.random() < IMPORTED
    day = FIRST_DAY - rng.randrange(IMPORT_DAYS) if imported else int(FIRST_DAY * rng.betavariate(1.2, 1.8)) + 3
    chances = dict(zip((Role.CUSTOMER, Role.PROSPECT, Role.SUPPLIER), KINDS[body.kind][2], strict=True))
    kind = rng.choices([*chances, Role.OTHER], [*chances.values(), 5])[0]
    also = (Role.SUPPLIER,) if kind == Role.CUSTOMER and rng.random() < 0.04 else ()
    manager = rng.choices(list(MANAGERS), list(MANAGERS.values()))[0]
    return Entry(f"body {number}", body, (kind, *also), manager, min(day, FIRST_DAY))


def _parents(entries: Sequence[Entry]) -> dict[str, Entry]:
    """A living body with the KvK number of a living ministry or municipality is part of that one."""
    living = [entry for entry in entries if entry.body.kvk and not entry.body.ended_on]
    owners = {entry.body.kvk: entry for entry in living if entry.body.kind in PARENT_KINDS}
    return {e.key: owners[e.body.kvk] for e in living if owners.get(e.body.kvk, e) != e}


def _enter(entry: Entry, almanac: Almanac, cast: Cast) -> None:
    body = entry.body
    gone = _has_ended(body, almanac, on=entry.day)
    name, sbi_code, _chances = KINDS[body.kind]
    facts = {
        "name": body.name, "search_code": body.abbreviation, "industry": name, "sbi_code": sbi_code,
        "kvk": body.kvk, "rsin": body.rsin, "oin": body.oin, "domain": body.domain,
        "ended_on": body.ended_on, "status": cast.status("Opgeheven" if gone else "Actief"),
        **{role.column: True for role in entry.roles},
    }  # fmt: skip
    cast.parties[entry.key] = register_organization(
        facts=facts,
        addresses=list(_addresses(body)),
        channels=list(_channels(body)),
        account_manager=cast.users[entry.manager] if entry.manager else None,
        by=cast.actors[entry.by],
    )


def _addresses(body: PublicBody) -> Iterator[dict[str, Any]]:
    if body.visit:
        yield {"for_visit": True, "for_post": body.post is None, **asdict(body.visit)}
    if body.post:
        yield {"for_post": True, **asdict(body.post)}


def _channels(body: PublicBody) -> Iterator[dict[str, Any]]:
    if body.telephone:
        yield {"type": "phone", "value": body.telephone}
    if body.email:
        yield {"type": "email", "value": body.email, "remark": body.email_remark}
    if body.website:
        yield {"type": "website", "value": body.website}


def _afterwards(
    entry: Entry, parent: Entry | None, almanac: Almanac, cast: Cast, rng: Random
) -> Iterator[tuple[int, Step]]:
    """What happened after the entry: days ago, and what."""
    later = int(entry.day * rng.random() * 0.9)
    if entry.body.ended_on and _has_ended(entry.body, almanac, on=0):
        yield min(almanac.days_ago(entry.body.ended_on), int(entry.day * 0.96)), partial(_close, entry, almanac, cast)
    elif parent:
        yield min(3, parent.day - LATER), partial(_belong, entry, parent.key, cast)
    elif entry.roles == (Role.PROSPECT,) and rng.random() < 0.03:
        yield later, partial(_win, entry, cast)
    elif rng.random() < 0.05:
        yield later, partial(_check, entry, cast)
    elif entry.body.oin and entry.roles == (Role.CUSTOMER,) and rng.random() < 0.3:
        yield later, partial(_invoice_digitally, entry, cast)


def _has_ended(body: PublicBody, almanac: Almanac, *, on: int) -> bool:
    """Whether the body was no more so many days ago."""
    return body.ended_on is not None and almanac.days_ago(body.ended_on) >= on


def _close(entry: Entry, almanac: Almanac, cast: Cast) -> None:
    party = cast.parties[entry.key]
    if not _has_ended(entry.body, almanac, on=entry.day):
        change_organization(party, facts={"status": cast.status("Opgeheven")}, by=cast.actors["ruud"])
    archive(party, by=cast.actors["ruud"])


def _belong(entry: Entry, parent: str, cast: Cast) -> None:
    set_branch_of(cast.parties[entry.key], parent=cast.parties[parent], by=cast.actors["ruud"])


def _win(entry: Entry, cast: Cast) -> None:
    change_roles(cast.parties[entry.key], roles=[Role.CUSTOMER], by=cast.actors[entry.manager or "ruud"])


def _check(entry: Entry, cast: Cast) -> None:
    check(cast.parties[entry.key], by=cast.actors["fatima"])


def _invoice_digitally(entry: Entry, cast: Cast) -> None:
    """E-invoices for the Dutch state go by OIN (scheme 0190)."""
    facts = {"type": "invoice_address", "value": f"0190:{entry.body.oin}", "sends_invoices": True}
    add_channel(cast.parties[entry.key], facts=facts, by=cast.actors["fatima"])
