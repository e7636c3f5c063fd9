"""What people keep changing at their relations: numbers, notes, functions, addresses, persons who come and go."""

from collections.abc import Callable, Mapping
from functools import partial
from random import Random

from relaas.accounts.models import User
from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.kernel.actors import Actor
from relaas.parties.addresses import add_address, change_address, remove_address
from relaas.parties.channels import add_channel, change_channel, remove_channel
from relaas.parties.checked import check
from relaas.parties.editing import change_organization
from relaas.parties.employments import change_employment
from relaas.parties.models import Address, Channel, Employment, Party
from relaas.parties.models.choices import Size

BUSIEST = 280  # changes at the relation with the longest story
FEWEST_DAYS = 60  # a relation that was entered later than this many days ago is left alone

NOTES = (
    "Belt het liefst voor tien uur.",
    "Wil offertes ook op papier.",
    "Let op: in augustus drie weken gesloten.",
    "Vraagt om één aanspreekpunt voor storingen.",
    "Nieuwe inkoopvoorwaarden ontvangen, liggen bij financiën.",
    "Jaargesprek gehad; tevreden over de monteurs.",
    "Factuur altijd met inkoopnummer.",
    "",
)
SITES = ("Bouwplaats Noordkade", "Magazijn Oost", "Tijdelijke keet", "Werkplaats Binnenhaven", "Opslag Zuiderdiep")
STANDING_IN = " (waarnemend)"
REMARKS = ("Storingsnummer", "Na vijven", "Planning", "Magazijn", "Vakantiewaarneming")

type Change = Callable[[Party, Actor, Random], None]


def plan(companies: list[Company], days: Mapping[str, int], almanac: Almanac, cast: Cast) -> None:
    """Many changes at the company that came with the most marks, fewer and fewer at the others."""
    rng = Random("changes")  # noqa: S311 - the same each time is what is wanted
    customers = [each for each in companies if each.account_managers and not each.has("archived")]
    busiest = max(customers, key=lambda each: (len(each.marks.split()), each.key))
    for company in customers:
        count = BUSIEST if company is busiest else int(24 * rng.betavariate(1, 2.5))
        if days[company.key] < FEWEST_DAYS:
            continue
        for _change in range(count):
            day = int(days[company.key] * rng.uniform(0.08, 0.95))
            step = partial(_carry_out, company, cast, Random(rng.random()))  # noqa: S311 - as above
            almanac.add(day, 160 + rng.random() * (WORKING_MINUTES - 160), step)


def _carry_out(company: Company, cast: Cast, rng: Random) -> None:
    who = responsible(company)
    by = cast.actors[who if who == "noor" or rng.random() < 0.6 else rng.choice(("ruud", "daan", "sanne", "wim"))]
    change: Change = rng.choices(list(CHANGES), list(CHANGES.values()))[0]
    change(cast.parties[company.key], by, rng)


def _change_note(party: Party, by: Actor, rng: Random) -> None:
    change_organization(party, facts={"internal_note": rng.choice(NOTES)}, by=by)


def _change_size(party: Party, by: Actor, rng: Random) -> None:
    """One class up or down."""
    party.refresh_from_db()
    classes = list(Size.values)
    place = min(max(classes.index(party.size) + rng.choice((-1, 1)), 1), len(classes) - 1)
    change_organization(party, facts={"size": classes[place]}, by=by)


def _check(party: Party, _by: Actor, rng: Random) -> None:
    check(party, by=User.objects.get(role__builtin=rng.choice(("finance", "manager"))).actor)


def _change_channel(party: Party, by: Actor, rng: Random) -> None:
    """A second number comes, gets another remark, and goes."""
    second = Channel.objects.filter(party=party, type="phone", is_default=False).first()
    main = Channel.objects.get(party=party, type="phone", is_default=True)
    if second is None:
        number = f"{main.value[:-3]}{rng.randrange(100, 999)}"
        if number != main.value:
            add_channel(party, facts={"type": "phone", "value": number, "remark": rng.choice(REMARKS)}, by=by)
    elif rng.random() < 0.5:
        change_channel(second, facts={"remark": rng.choice(REMARKS)}, by=by)
    else:
        remove_channel(second, by=by)


def _change_address(party: Party, by: Actor, rng: Random) -> None:
    """A site comes, is called something else, and goes."""
    site = Address.objects.filter(party=party, for_delivery=True, location_number__gt="").first()
    if site is None:
        at = Address.objects.get(party=party, default_visit=True)
        facts = {"for_delivery": True, "street": at.street, "house_number": str(rng.randrange(100, 400))}
        more = {"city": at.city, "country": at.country, "description": rng.choice(SITES), "location_number": "L1"}
        add_address(party, facts={**facts, **more}, by=by)
    elif rng.random() < 0.6:
        change_address(site, facts={"description": rng.choice(SITES)}, by=by)
    else:
        remove_address(site, by=by)


def _change_employment(party: Party, by: Actor, rng: Random) -> None:
    """Somebody who is not kept for the account manager gets another extension, or stands in for a while."""
    staff = Employment.objects.filter(organization=party, person__only_for_account_manager=False, until_day=None)
    employments = list(staff)
    if not employments:
        return
    employment = rng.choice(employments)
    function, phone = employment.function, employment.work_phone
    if phone and rng.random() < 0.6:
        change_employment(employment, facts={"work_phone": f"{phone[:-2]}{rng.randrange(10, 99)}"}, by=by)
    elif function.endswith(STANDING_IN):
        change_employment(employment, facts={"function": function.removesuffix(STANDING_IN)}, by=by)
    else:
        change_employment(employment, facts={"function": function + STANDING_IN}, by=by)


CHANGES: dict[Change, int] = {
    _change_note: 34,
    _change_channel: 20,
    _change_address: 12,
    _change_employment: 12,
    _check: 20,
    _change_size: 2,
}
