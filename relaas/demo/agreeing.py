"""Making one contract of the demonstration, as a user who keeps the relation does it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cached_property
from random import Random
from typing import Any

from relaas.administrations.models import Administration
from relaas.catalog.models import CostType, PriceUnit, ProductGroup, VatCode
from relaas.contracts.lines.lists import Lists
from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import Contract, Interval, LineKind
from relaas.contracts.price_notes import digest_of
from relaas.contracts.registering import register_order, register_request
from relaas.demo.cast import Cast
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.demo.jobs import HEADING, Job, JobLine, scaled
from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.models import Employment, Party
from relaas.terms.models import VatRegime

PLACES = ("", "", "", ", gebouw A", ", gebouw B", ", begane grond", ", bijgebouw", ", fase 1", ", hoofdlocatie")
BUILDERS = {"bouw", "ijsbrandy", "prefab"}  # VAT is shifted to who builds
DISCOUNTS = ("", "", "", "2,5", "5", "10")


class Agreeing:
    """Makes the contracts, and keeps them by their place in the plan."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.made: dict[int, Contract] = {}

    def make(self, place: int, company: Company, job: Job, seed: float) -> None:
        """A request or an order with its lines; where the law refuses it there is none."""
        rng, relation = Random(seed), self.cast.parties[company.key]  # noqa: S311 - the same each time
        by = self.cast.actors[responsible(company)]
        register = register_request if job.is_sales else register_order
        facts = {"description": f"{job.description}{rng.choice(PLACES)}", **self._facts(company, job, rng)}
        contract = self.try_to(
            register,
            relation,
            administration=self.ours(job),
            facts=facts,
            contacts=self.contacts(relation),
            price_note=digest_of(Party.objects.get(pk=relation.pk)),
            by=by,
        )
        if contract:
            self.made[place] = contract
            add_lines(contract, lines=list(self.lines(job, rng)), by=by)

    def try_to[Result](self, deed: Callable[..., Result], *given: Any, **more: Any) -> Result | None:
        """What somebody tries to do; a refusal is how it goes."""
        try:
            return deed(*given, **more)
        except Refused:
            return None

    def cost_type(self, name: str) -> CostType:
        return self._cost_types[name]

    def _facts(self, company: Company, job: Job, rng: Random) -> dict[str, Any]:
        starts = clock.today() + timedelta(days=rng.randrange(10, 70))
        months = "maand" in {line.unit for line in job.lines}
        facts: dict[str, Any] = {"from_day": starts, "valid_until": clock.today() + timedelta(days=120)}
        if months:
            facts |= {"until_day": starts + timedelta(days=365), "interval": Interval.MONTH, "auto_renew": True}
        if job.is_sales and company.key in BUILDERS:
            facts["vat_regime"] = VatRegime.REVERSE_CHARGE
        if not job.is_sales and company.country != "NL" and company.vat_number:
            facts["vat_regime"] = VatRegime.INTRA_EU
        return {**facts, **self.category(job)}

    def category(self, job: Job) -> dict[str, Any]:
        """Its product group or cost type, as the verbs want it."""
        if job.is_sales:
            return {"product_group": self._groups[job.category]}
        return {"cost_type": self._cost_types[job.category]}

    def lines(self, job: Job, rng: Random) -> Iterator[dict[str, Any]]:
        discount = rng.choice(DISCOUNTS)
        for line in job.lines:
            yield self._item(line, discount, rng) if line.is_item else _order(line)

    def _item(self, line: JobLine, discount: str, rng: Random) -> dict[str, Any]:
        return {
            "description": line.description,
            "quantity": scaled(line.quantity, rng),
            "price_unit": self._units[line.unit],
            "price": line.price,
            "discount": discount,
            "vat_code": self._codes[line.vat],
            "cost_price": line.cost,
        }

    def contacts(self, relation: Party) -> list[Party]:
        works = Employment.objects.filter(organization=relation, is_primary=True, until_day=None)
        return [each.person for each in works.select_related("person") if not each.person.only_for_account_manager][:1]

    def ours(self, job: Job) -> Administration:
        return self._administrations["Waterkant Advies" if job.category == "Advies" else "Waterkant Techniek"]

    @cached_property
    def _administrations(self) -> dict[str, Administration]:
        return {each.name: each for each in Administration.objects.all()}

    @cached_property
    def _groups(self) -> dict[str, ProductGroup]:
        return {each.name: each for each in ProductGroup.objects.all()}

    @cached_property
    def _cost_types(self) -> dict[str, CostType]:
        return {each.name: each for each in CostType.objects.all()}

    @cached_property
    def _units(self) -> dict[str, PriceUnit]:
        return {each.name: each for each in PriceUnit.objects.all()}

    @cached_property
    def _codes(self) -> dict[str, VatCode | str]:
        lists = Lists(clock.today())
        return {name: lists.code(name) for name in ("21%", "9%", "Vrijgesteld")}


def _order(line: JobLine) -> dict[str, Any]:
    kind = LineKind.HEADING if line.vat == HEADING else LineKind.SUBTOTAL
    return {"kind": kind, "description": line.description}
