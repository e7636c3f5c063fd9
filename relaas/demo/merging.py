"""A double: somebody entered a customer that was there already; a week later the manager made one of the two (P11)."""

from functools import partial

from relaas.demo.almanac import Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.registration import register_organization

ENTERED, MERGED = 19, 12  # days ago


def plan(companies: list[Company], almanac: Almanac, cast: Cast) -> None:
    """The last customer that stands by itself comes in again, by the telephone."""
    alone = (each for each in reversed(companies) if not each.branch_of and not each.has("archived"))
    known = next(each for each in alone if "c" in each.roles and each.country == "NL")
    almanac.add(ENTERED, 200, partial(_enter_again, known, cast))
    almanac.add(MERGED, 240, partial(_merge, known, cast))


def _enter_again(company: Company, cast: Cast) -> None:
    facts = {"name": _other_name(company), "is_prospect": True, "internal_note": "Belde zelf over een offerte."}
    channels = [
        {"type": "phone", "value": company.telephone, "remark": "Receptie"},
        {"type": "email", "value": f"offerte@{company.domain}"},
    ]
    addresses = [{"for_delivery": True, "street": company.street, "house_number": "52", "city": company.city}]
    register_organization(facts=facts, addresses=addresses, channels=channels, by=cast.actors["daan"])


def _merge(company: Company, cast: Cast) -> None:
    double = Party.objects.get(name=_other_name(company))
    merge(cast.parties[company.key], double, by=cast.actors["ruud"])


def _other_name(company: Company) -> str:
    """*IJsselmonding Bouwgroep*: as somebody remembers it."""
    first, _space, rest = company.name.partition(" ")
    return f"{rest} {first}" if rest else f"{first} Nederland"
