"""The invented companies as relations: entered, then furnished with what is known of them by now."""

from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any

from relaas.demo import pictures
from relaas.demo.almanac import FIRST_DAY, WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.addresses import add_address, change_address
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel, change_channel
from relaas.parties.checked import check
from relaas.parties.editing import change_organization, judge_credit
from relaas.parties.images import set_image
from relaas.parties.models import Address, Channel
from relaas.parties.registration import register_organization

FORMER_STREETS = ("Oude Veerweg", "Kleine Haven", "Molenstraat", "Achter de Muur", "Stationsstraat", "Brinklaan")


def plan(companies: list[Company], almanac: Almanac, cast: Cast) -> dict[str, int]:
    """Enter every company and furnish it; gives how many days ago each was entered."""
    rng = Random("companies")  # noqa: S311 - the same each time is what is wanted
    days: dict[str, int] = {}
    for company in companies:
        days[company.key] = day = _day_of_entry(company, days, rng)
        moved, renumbered = rng.random() < 0.2, rng.random() < 0.4
        almanac.add(day, rng.random() * 60, partial(_enter, company, cast, moved=moved, renumbered=renumbered))
        if moved:
            almanac.add(int(day * rng.uniform(0.1, 0.7)), WORKING_MINUTES * rng.random(), partial(_move, company, cast))
        if renumbered:
            almanac.add(
                int(day * rng.uniform(0.1, 0.7)), WORKING_MINUTES * rng.random(), partial(_renumber, company, cast)
            )
        for share, step in _afterwards(company, cast, rng):
            almanac.add(max(1, int(day * share)), 70 + rng.random() * (WORKING_MINUTES - 70), step)
    return days


def responsible(company: Company) -> str:
    """The user who keeps this company: its account manager, a purchaser for suppliers and makers, else the manager."""
    managers = company.account_managers.split()
    return managers[0] if managers else "wim" if set(company.roles.split()) & {"s", "m"} else "ruud"


def _day_of_entry(company: Company, days: dict[str, int], rng: Random) -> int:
    """A branch follows its head office within a month; the largest, and those that ended badly, came first."""
    if company.branch_of:
        return max(days[company.branch_of] - rng.randrange(30), 40)
    if company.has("box") or company.has("image") or company.has("archived") or company.status != "Actief":
        return FIRST_DAY - rng.randrange(10)
    return int((FIRST_DAY - 40) * rng.betavariate(2, 1)) + 40 if rng.random() < 0.8 else rng.randrange(40, 120)


def _enter(company: Company, cast: Cast, *, moved: bool, renumbered: bool) -> None:
    managers = company.account_managers.split()
    cast.parties[company.key] = register_organization(
        facts={
            "name": company.name, "legal_name": company.legal_name, "kvk": company.kvk, "rsin": company.rsin,
            "vat_number": company.vat_number, "branch_number": company.branch_number, "sbi_code": company.sbi_code,
            "industry": company.industry, "size": company.size, "founded_on": company.founded_on,
            "domain": company.domain, "language": company.language, "currency": company.currency,
            "status": cast.status("Actief"), **company.role_columns,
        },
        addresses=[_visit_address(company, former=moved)],
        channels=list(_channels(company, former=renumbered)),
        account_manager=cast.users[managers[0]] if managers else None,
        by=cast.actors[responsible(company)],
    )  # fmt: skip


def _visit_address(company: Company, *, former: bool = False) -> dict[str, Any]:
    street = FORMER_STREETS[len(company.name) % len(FORMER_STREETS)] if former else company.street
    return {
        "for_visit": True, "for_invoice": True, "for_post": not company.has("box"), "street": street,
        "house_number": company.house_number, "addition": company.addition, "postcode": company.postcode,
        "city": company.city, "country": company.country,
    }  # fmt: skip


def _channels(company: Company, *, former: bool) -> Iterator[dict[str, Any]]:
    number = company.telephone
    yield {"type": "phone", "value": f"{number[:-1]}{(int(number[-1]) + 1) % 10}" if former else number}
    yield {"type": "email", "value": f"info@{company.domain}", "sends_quotes": True, "sends_orders": True}
    yield {"type": "website", "value": f"https://www.{company.domain}"}


def _afterwards(company: Company, cast: Cast, rng: Random) -> Iterator[tuple[float, partial[None]]]:
    """What happened since, each at a share of the days since the entry: 1 is the same day, 0 today."""
    if company.branch_of:
        yield 1, partial(_belong, company, cast)
    for manager in company.account_managers.split()[1:]:
        yield rng.uniform(0.1, 0.8), partial(_assign, company, cast, manager)
    yield from _furnishing(company, cast, rng)
    yield from _judgement(company, cast, rng)


def _furnishing(company: Company, cast: Cast, rng: Random) -> Iterator[tuple[float, partial[None]]]:
    """Image, addresses and channels that it got in the course of time."""
    if company.has("image"):
        yield rng.uniform(0.9, 1), partial(_show, company, cast)
    if company.has("box"):
        yield rng.uniform(0.6, 0.9), partial(_take_a_box, company, cast, rng.randrange(100, 9000))
    if company.has("delivery"):
        yield rng.uniform(0.2, 0.9), partial(_deliver_at_the_back, company, cast)
    if company.roles == "c" or company.has("peppol"):
        yield rng.uniform(0.3, 0.95), partial(_send_invoices, company, cast)


def _judgement(company: Company, cast: Cast, rng: Random) -> Iterator[tuple[float, partial[None]]]:
    """What we think of it: note, credit, status, checked, and in the end the archive."""
    if company.no_credit:
        yield 0.25, partial(_refuse_credit, company, cast)
    if company.status != "Actief":
        yield 0.26, partial(_change_status, company, cast)
    if company.note:
        yield 0.07, partial(_note, company, cast)
    if company.has("checked"):
        yield rng.uniform(0.01, 0.06), partial(_check, company, cast)
    if company.has("archived"):
        yield 0.01, partial(_archive, company, cast)


def _move(company: Company, cast: Cast) -> None:
    """To the street where it is now."""
    address = Address.objects.get(party=cast.parties[company.key], default_visit=True)
    change_address(address, facts={"street": company.street}, by=cast.actors[responsible(company)])


def _renumber(company: Company, cast: Cast) -> None:
    """To the telephone number that it has now."""
    phone = Channel.objects.get(party=cast.parties[company.key], type="phone", is_default=True)
    change_channel(phone, facts={"value": company.telephone}, by=cast.actors[responsible(company)])


def _belong(company: Company, cast: Cast) -> None:
    parent = cast.parties[company.branch_of]
    set_branch_of(cast.parties[company.key], parent=parent, by=cast.actors["ruud"])


def _show(company: Company, cast: Cast) -> None:
    set_image(cast.parties[company.key], uploaded=pictures.sign(company.name), by=cast.actors["ilse"])


def _take_a_box(company: Company, cast: Cast, number: int) -> None:
    postcode = f"{company.postcode[:4]} {'AB' if number % 2 else 'CA'}"
    box = {"for_post": True, "street": "Postbus", "house_number": str(number), "postcode": postcode}
    add_address(cast.parties[company.key], facts={**box, "city": company.city}, by=cast.actors[responsible(company)])


def _deliver_at_the_back(company: Company, cast: Cast) -> None:
    facts = {**_visit_address(company), "for_visit": False, "for_invoice": False, "for_post": False}
    more = {"for_delivery": True, "addition": "achter", "description": "Laadperron, melden bij de portier"}
    add_address(cast.parties[company.key], facts={**facts, **more}, by=cast.actors[responsible(company)])


def _send_invoices(company: Company, cast: Cast) -> None:
    mail = {"type": "email", "value": f"facturen@{company.domain}", "remark": "Administratie"}
    peppol = {"type": "invoice_address", "value": f"0106:{company.kvk}", "remark": "Peppol"}
    facts = {**(peppol if company.has("peppol") else mail), "sends_invoices": True}
    add_channel(cast.parties[company.key], facts=facts, by=cast.actors["fatima"])


def _assign(company: Company, cast: Cast, manager: str) -> None:
    assign_account_manager(
        cast.parties[company.key], user=cast.users[manager], gets_commission=True, by=cast.actors["ruud"]
    )


def _note(company: Company, cast: Cast) -> None:
    facts = {"internal_note": company.note}
    change_organization(cast.parties[company.key], facts=facts, by=cast.actors[responsible(company)])


def _refuse_credit(company: Company, cast: Cast) -> None:
    party = cast.parties[company.key]
    judge_credit(party, creditworthy=False, reason=company.no_credit, by=cast.actors["fatima"])


def _change_status(company: Company, cast: Cast) -> None:
    facts = {"status": cast.status(company.status)}
    change_organization(cast.parties[company.key], facts=facts, by=cast.actors[responsible(company)])


def _check(company: Company, cast: Cast) -> None:
    check(cast.parties[company.key], by=cast.actors["fatima"])


def _archive(company: Company, cast: Cast) -> None:
    archive(cast.parties[company.key], by=cast.actors["ruud"])
