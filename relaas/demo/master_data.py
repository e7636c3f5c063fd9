"""Master data of the invented companies, in types that the administrator made, and where their folders stand."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from random import Random

from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.kernel import clock
from relaas.parties.local_files import add_local_file
from relaas.parties.master_data.rows import add_master_data
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.models import MasterDataType

TYPES = (
    {"name": "Debiteurnummer", "kind": "text", "for_persons": False},
    {"name": "Crediteurnummer", "kind": "text", "for_persons": False},
    {"name": "Kenteken", "kind": "text", "several": True},
    {"name": "Laatste audit", "kind": "date", "for_persons": False},
    {"name": "Aantal voertuigen", "kind": "number", "for_persons": False},
    {"name": "Bestelt via", "kind": "choice", "choices": ["Telefoon", "E-mail", "EDI"], "for_persons": False},
    {"name": "Maat werkkleding", "kind": "choice", "choices": ["S", "M", "L", "XL", "XXL"], "is_personal": True,
     "for_organizations": False},
)  # fmt: skip
PLATES = "BDFGHJKLNPRSTVXZ"


def make_types(cast: Cast) -> dict[str, MasterDataType]:
    """The types, by name."""
    made: dict[str, MasterDataType] = {}
    for place, facts in enumerate(TYPES, start=1):
        type = add_master_data_type(facts={**facts, "position": place * 10}, by=cast.actors["ilse"])
        made[type.name] = type
    return made


def plan(
    companies: list[Company],
    days: Mapping[str, int],
    types: Mapping[str, MasterDataType],
    almanac: Almanac,
    cast: Cast,
) -> None:
    """Numbers for all of them, the rest here and there, soon after they were entered."""
    rng = Random("master data")  # noqa: S311 - the same each time is what is wanted
    for number, company in enumerate(companies):
        if company.has("archived"):
            continue
        for name, value in _values(company, number, rng):
            minute = 90 + rng.random() * (WORKING_MINUTES - 90)
            step = partial(_give, company, cast, types[name], value, rng.randrange(20, 300))
            almanac.add(int(days[company.key] * rng.uniform(0.4, 0.95)), minute, step)
        if rng.random() < 0.3:
            almanac.add(int(days[company.key] * 0.7), 200, partial(_point_at_the_folder, company, cast))


def _values(company: Company, number: int, rng: Random) -> Iterator[tuple[str, str]]:
    if "c" in company.roles:
        yield "Debiteurnummer", f"D{21000 + number}"
    if "s" in company.roles:
        yield "Crediteurnummer", f"C{41000 + number}"
        yield "Laatste audit", ""
    if rng.random() < 0.3:
        yield "Aantal voertuigen", str(rng.randrange(2, 1400))
        for _vehicle in range(rng.randrange(1, 4)):
            yield "Kenteken", _plate(rng)
    if rng.random() < 0.4:
        yield "Bestelt via", rng.choice(("Telefoon", "E-mail", "EDI"))


def _plate(rng: Random) -> str:
    """Of no series that was ever given out: it begins with 00."""
    return f"00-{''.join(rng.sample(PLATES, 3))}-{rng.randrange(1, 10)}"


def _give(company: Company, cast: Cast, type: MasterDataType, value: str, days_before: int) -> None:
    given = value or (clock.today() - timedelta(days=days_before)).isoformat()
    by = cast.actors["fatima"] if type.name.endswith("nummer") else cast.actors[responsible(company)]
    add_master_data(cast.parties[company.key], type, facts={"value": given}, by=by)


def _point_at_the_folder(company: Company, cast: Cast) -> None:
    facts = {"label": "Projectmap", "location": rf"\\wk-fs01\relaties\{company.key}"}
    add_local_file(cast.parties[company.key], facts=facts, by=cast.actors[responsible(company)])
