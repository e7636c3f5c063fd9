"""What was sold and bought in two years: requests and orders with their lines, through all of their statuses."""

from dataclasses import dataclass
from functools import partial
from random import Random

from relaas.catalog.models import ProductGroup
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.copying import copy_to_order
from relaas.contracts.lifecycle import sign
from relaas.contracts.models import Contract, Status
from relaas.demo.agreeing import Agreeing
from relaas.demo.almanac import WORKING_MINUTES, Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.demo.jobs import Job, jobs
from relaas.demo.offers import offers
from relaas.demo.steps import ALL_THE_SAME, OPTION, ask_again, carry_out, take_step
from relaas.kernel import clock
from relaas.kernel.policy import overriding

REQUESTS, ORDERS, COPIES = 280, 65, 20


def make_groups(cast: Cast) -> None:
    """The product groups of an installer, under those that Relaas begins with."""
    by = cast.actors["fatima"]
    services = ProductGroup.objects.filter(name="Diensten").first()
    sold = [job for job in (*jobs(), *(offer.job for offer in offers())) if job.is_sales]
    for name in dict.fromkeys(job.category for job in sold):
        add_product_group(facts={"name": name, "parent": services}, by=by)


type Steps = list[tuple[int, str]]


@dataclass(frozen=True)
class Course:
    """How one contract fares: when it was begun, and what is done to it, each so many days after the last thing."""

    place: int
    company: Company
    job: Job
    day: int
    seed: float
    steps: Steps


def plan(companies: list[Company], days: dict[str, int], almanac: Almanac, cast: Cast) -> tuple[Agreeing, list[Course]]:
    """Requests of customers and prospects, orders from suppliers, and orders that are copied from a request.

    Gives who makes them and how each fares, for what is said about them.
    """
    rng, agreeing = Random("agreements"), Agreeing(cast)  # noqa: S311 - the same each time is what is wanted
    courses: list[Course] = []
    living = [each for each in companies if not each.has("archived")]
    customers = [each for each in living if set(each.roles.split()) & {"c", "p"}]
    suppliers = [each for each in living if "s" in each.roles]
    sold, bought = ([job for job in jobs() if job.is_sales == is_sales] for is_sales in (True, False))
    weights = [1 + 2 * len(each.marks.split()) for each in customers]
    chosen = [(company, rng.choice(sold)) for company in rng.choices(customers, weights, k=REQUESTS)]
    chosen += [(rng.choice(suppliers), rng.choice(bought)) for _order in range(ORDERS)]
    for place, (company, job) in enumerate(chosen):
        day = int(days[company.key] * rng.uniform(0.01, 0.97))
        courses.append(Course(place, company, job, day, rng.random(), _fate(rng)))
    for place, company in enumerate(customers, start=len(chosen)):  # what everybody is busy with now
        steps: Steps = [(rng.randrange(2, 5), "quote"), (3, "give_option")][: (0, 2, 1)[place % 3]]
        courses.append(Course(place, company, rng.choice(sold), rng.randrange(8, 14), rng.random(), steps))
    for course in courses:
        _plan(course, almanac, agreeing)
    for place in range(COPIES):
        step = partial(_copy, agreeing, place * 7, rng.choice(suppliers), rng.random())
        almanac.add(rng.randrange(2, 150), WORKING_MINUTES - 10, step)
    almanac.add(1, 300, partial(_go_on_in_spite_of_a_stop, cast))
    return agreeing, courses


def _fate(rng: Random) -> Steps:
    """Most are executed in the end, some are lost, a few are taken up again or go back."""
    fate = rng.random()
    if fate < 0.06:
        return [(rng.randrange(10, 40), "lose")]
    steps: Steps = [(rng.randrange(1, 9), "quote")]
    if fate < 0.24:
        steps.append((rng.randrange(12, 60), "lose"))
        steps += [(rng.randrange(20, 60), "reopen")] if fate > 0.20 else []
        return steps
    if fate < 0.38:
        steps.append((rng.randrange(3, 12), "give_option"))
    steps.append((rng.randrange(5, 30), "sign"))
    steps += [(2, "go_back"), (9, "sign")] if fate > 0.97 else []
    return [*steps, (rng.randrange(14, 120), "execute")]


def _plan(course: Course, almanac: Almanac, agreeing: Agreeing) -> None:
    day, minute = course.day, 90 + course.seed * 100
    make = partial(agreeing.make, course.place, course.company, course.job, course.seed)
    almanac.add(day, minute, make)
    take = partial(take_step, agreeing, course.place, course.company, seed=course.seed)
    for days, what in course.steps:
        day, minute = day - days, minute + 25
        if day < 0:
            return
        almanac.add(day, min(minute, WORKING_MINUTES), partial(take, what))
        if what == "give_option" and day >= OPTION + 3:  # the morning after a weekend, if it is an option still
            almanac.add(day - OPTION - 3, 0, partial(take, "let_option_lapse"))
        if what == "give_option" and day >= OPTION + 5:
            almanac.add(
                day - OPTION - 5, 40, partial(ask_again, agreeing, course.place, course.company, seed=course.seed)
            )


def _copy(agreeing: Agreeing, source: int, supplier: Company, seed: float) -> None:
    """What was sold is ordered from a supplier."""
    contract, party = agreeing.made.get(source), agreeing.cast.parties.get(supplier.key)
    if contract is None or party is None:
        return
    by = agreeing.cast.actors["ruud"]
    facts = {"cost_type": agreeing.cost_type("Inkoop"), "from_day": clock.today()}
    copy = agreeing.try_to(copy_to_order, contract, relation=party, facts=facts, by=by)
    for what in ("quote", "sign", "execute")[: int(seed * 4)] if copy else ():
        agreeing.try_to(carry_out, copy, what, Random(seed), by)  # noqa: S311 - as above


def _go_on_in_spite_of_a_stop(cast: Cast) -> None:
    """The manager signs a quote of a relation with an order stop, with a reason."""
    stopped = Contract.objects.in_status(Status.QUOTE).filter(relation__measures__kind="order_stop").first()
    if stopped:
        with overriding(ALL_THE_SAME[0]):
            sign(stopped, by=cast.actors["ruud"])
