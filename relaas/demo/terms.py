"""On what terms the invented companies buy: schemes and shipping costs, credit, a few stops and arrangements."""

from datetime import timedelta
from functools import partial
from random import Random

from relaas.administrations.models import Administration
from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.kernel import clock
from relaas.terms.combinations import add_member
from relaas.terms.control import change_process_control
from relaas.terms.document_schemes import add_document_scheme, set_default_scheme
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import agree_payment_arrangement, lift_delivery_stop, set_delivery_stop, set_order_stop
from relaas.terms.models import DocumentScheme, ShippingScheme
from relaas.terms.payment_terms import add_payment_term
from relaas.terms.shipping_schemes import add_shipping_scheme

STOPS = (
    "Drie facturen meer dan 60 dagen te laat.",
    "Kredietlimiet van € 10.000,00 overschreden.",
    "Betwist de laatste factuur; eerst uitzoeken.",
)
ARRANGEMENT = "€ 750,00 op de eerste van elke maand, tot alles is betaald."
LIMITS = ("25.000", "50.000", "100.000", "")
DISCOUNTS = ("2,5", "5", "7,5", "10")
MEMBERS = 6


def make_lists(cast: Cast) -> None:
    """What is chosen from: two payment terms, three schemes, two shipping costs; and the default of each body."""
    by = cast.actors["fatima"]
    fortnight = add_payment_term(facts={"name": "14 dagen", "due_days": 14}, by=by)
    month = add_payment_term(facts={"name": "30 dagen", "due_days": 30}, by=by)
    steps = {"first_reminder_days": 7, "second_reminder_days": 14, "default_notice_days": 28, "handover_days": 42}
    schemes = (
        {"name": "Standaard", "payment_term": month, **steps},
        {"name": "Snel betalen", "payment_term": month, "early_days": 8, "early_discount": "2", **steps},
        {"name": "Incasso met aanbetaling", "payment_term": fortnight, "deposit": "25", "collection": "direct_debit"},
    )
    made = [add_document_scheme(facts=facts, by=by) for facts in schemes]
    for administration in Administration.objects.all():
        set_default_scheme(administration, document_scheme=made[0], by=by)
    bands = [{"from_amount": "0", "cost": "7,50"}, {"from_amount": "250", "cost": "4,95"}]
    add_shipping_scheme(facts={"name": "Pakket"}, bands=[*bands, {"from_amount": "500", "cost": "0"}], by=by)
    add_shipping_scheme(facts={"name": "Pallet"}, bands=[{"from_amount": "0", "cost": "65"}], by=by)


def plan(companies: list[Company], days: dict[str, int], almanac: Almanac, cast: Cast) -> None:
    """Terms for a part of the customers; a stop that was lifted, some that stand, two arrangements, one combination."""
    rng = Random("terms")  # noqa: S311 - the same each time is what is wanted
    customers = [each for each in companies if "c" in each.roles and each.country == "NL" and not each.has("archived")]
    for company in customers:
        if rng.random() < 0.5:
            seed, minute = rng.random(), 100 + rng.random() * (WORKING_MINUTES - 120)
            almanac.add(int(days[company.key] * 0.9), minute, partial(_agree, company, cast, seed))
    stopped = rng.sample([each for each in customers if days[each.key] > 90], 8)
    for place, company in enumerate(stopped):
        almanac.add(4 * place + 3, 200 + place, partial(_stop, company, cast, place))
    others = [each for each in customers if each not in stopped and days[each.key] > 90]
    almanac.add(40, 300, partial(_combine, stopped[0], others, cast))


def _agree(company: Company, cast: Cast, seed: float) -> None:
    rng, party, by = Random(seed), cast.parties[company.key], cast.actors["fatima"]  # noqa: S311 - as above
    facts = {
        "document_scheme": rng.choice([None, *DocumentScheme.objects.all()]),
        "shipping_scheme": rng.choice(list(ShippingScheme.objects.all())),
        "discount": rng.choice(DISCOUNTS),
        "attention": rng.choice(("", "Crediteurenadministratie")),
    }
    change_invoicing_terms(party, facts=facts, by=by)
    change_process_control(party, facts={"credit_limit": rng.choice(LIMITS)}, by=by)


def _stop(company: Company, cast: Cast, place: int) -> None:
    """The first gets an order stop, the next two an arrangement, the others a delivery stop; one is lifted again."""
    party, by = cast.parties[company.key], cast.actors["fatima"]
    reason = STOPS[place % len(STOPS)]
    if place == 0:
        set_order_stop(party, reason=reason, by=by)
    elif place <= 2:
        until = clock.today() + timedelta(days=180)
        agree_payment_arrangement(party, text=ARRANGEMENT, from_day=clock.today(), until_day=until, by=by)
    else:
        set_delivery_stop(party, reason=reason, by=by)
        if place == 4:
            lift_delivery_stop(party, by=cast.actors["ruud"])


def _combine(company: Company, others: list[Company], cast: Cast) -> None:
    combination, by = cast.parties[company.key], cast.actors["fatima"]
    change_invoicing_terms(combination, facts={"is_combination": True}, by=by)
    for number, each in enumerate(others[:MEMBERS]):
        facts = {"member_number": f"IC-{100 + number}", "from_day": clock.today(), "bonus": "1,5"}
        add_member(combination, member=cast.parties[each.key], facts=facts, by=by)
