"""Subscriptions in two years: sold and taken, signed, raised each January, paused, ended, and invoiced in part."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import takewhile
from random import Random

from relaas.contracts.models import Contract, Recurrence, Status
from relaas.contracts.subscriptions.rules import moments
from relaas.contracts.subscriptions.running.ending import end, extend, give_notice
from relaas.contracts.subscriptions.running.marking import mark_billed
from relaas.contracts.subscriptions.running.pauses import pause
from relaas.contracts.subscriptions.running.price_changes import change_price
from relaas.contracts.subscriptions.terms import terms_of_contract
from relaas.demo.agreeing import Agreeing
from relaas.demo.almanac import FIRST_DAY, Almanac
from relaas.demo.cast import Cast
from relaas.demo.invented import Company
from relaas.demo.offers import Offer, offers
from relaas.demo.steps import take_step
from relaas.demo.subscribing import first_day, make
from relaas.kernel import clock
from relaas.kernel.grids import add_months

INDEXES = {2025: "3,1", 2026: "2,8"}  # per cent, from January of that year on
USUAL_INDEX = "3,2"
RAISED_AFTER = 90  # days that a price stands before it can be raised
LAST_RUN, RUN_BEFORE = 9, 150  # days ago that was invoiced
STEPS = {"asked": (), "offered": ("quote",), "option": ("quote", "give_option")}


@dataclass(frozen=True)
class Course:
    """One contract of subscriptions: whose it is, and how it fares from which day on."""

    place: int
    company: Company
    offer: Offer
    fate: str
    from_day: date
    seed: float


def plan(companies: list[Company], days: dict[str, int], almanac: Almanac, cast: Cast) -> None:
    """Those of `subscriptions.csv`, each with who has it; `days` says how long ago a company became known."""
    agreeing, courses = Agreeing(cast), list(_courses(companies, days, almanac))
    for course in courses:
        _begin(course, days, almanac, agreeing)
    subscribed = Subscribed(agreeing, courses)
    for year in range(almanac.day(FIRST_DAY).year + 1, almanac.today.year + 2):
        told = min(almanac.days_ago(date(year - 1, 11, 28)), FIRST_DAY - 10)
        if told >= 0 or year == almanac.today.year + 1:
            almanac.add(max(told, 12), 200, partial(subscribed.raise_prices, date(year, 1, 1)))
    almanac.add(45, 210, subscribed.pause)
    almanac.add(16, 220, subscribed.end)
    almanac.add(RUN_BEFORE, 230, partial(subscribed.invoice, some_wait=False))
    almanac.add(LAST_RUN, 230, partial(subscribed.invoice, some_wait=True))


def _courses(companies: list[Company], days: dict[str, int], almanac: Almanac) -> Iterator[Course]:
    rng, place = Random("subscriptions"), 0  # noqa: S311 - the same each time is what is wanted
    by_key = {each.key: each for each in companies}
    pool = [each for each in companies if "c" in each.roles and not each.has("archived") and days[each.key] > 90]
    for offer in offers():
        others = rng.sample(pool, len(offer.fates))
        for number, fate in enumerate(offer.fates):
            company = by_key[offer.companies[number]] if offer.companies else others[number]
            from_day = first_day(offer, fate, almanac.day(days[company.key]), rng)
            yield Course(place, company, offer, fate, from_day, rng.random())
            place += 1


def _begin(course: Course, days: dict[str, int], almanac: Almanac, agreeing: Agreeing) -> None:
    """It is made some three weeks before it starts; what started before Relaas was there, is taken over."""
    earliest = min(FIRST_DAY, days[course.company.key]) - 12
    day = max(min(almanac.days_ago(course.from_day) + 21, earliest), 10)
    begin = partial(make, agreeing, course.place, course.company, course.offer)
    almanac.add(day, 100 + course.place, partial(begin, from_day=course.from_day, seed=course.seed))
    take = partial(take_step, agreeing, course.place, course.company, seed=course.seed)
    for number, what in enumerate(STEPS.get(course.fate, ("quote", "sign")), start=1):
        almanac.add(day - 4 * number, 140 + course.place, partial(take, what))


class Subscribed:
    """The contracts that were made, and what happens to them as they run."""

    def __init__(self, agreeing: Agreeing, courses: list[Course]) -> None:
        self._agreeing, self._courses = agreeing, courses
        self._by = agreeing.cast.actors["ruud"]

    def raise_prices(self, from_day: date) -> None:
        """What we sell is indexed from this day on; of which later days were invoiced keeps its price."""
        percentage = INDEXES.get(from_day.year, USUAL_INDEX)
        for _course, contract in self._signed(sales_only=True):
            for recurrence in contract.recurrences.select_related("line"):
                if recurrence.from_day + timedelta(days=RAISED_AFTER) < from_day and not recurrence.times:
                    self._try(change_price, recurrence, percentage=percentage, from_day=from_day)

    def pause(self) -> None:
        """The whole contract until further notice, or one of its lines for some weeks."""
        today = clock.today()
        for number, (_course, contract) in enumerate(self._signed("paused")):
            if number % 2:
                some = contract.recurrences.order_by("pk").first()
                until = today + timedelta(days=70)
                self._try(pause, contract, recurrence=some, from_day=today, until_day=until, reason="Verbouwing")
            else:
                self._try(pause, contract, from_day=today, reason="Pand staat tijdelijk leeg")

    def end(self) -> None:
        """Notice is given, one is ended by agreement, and one goes on longer."""
        today = clock.today()
        for _course, contract in self._signed("noticed"):
            for recurrence in contract.recurrences.all():
                self._try(give_notice, recurrence, received_on=today - timedelta(days=2))
        extended = Recurrence.objects.filter(contract__in=[each for _course, each in self._signed("ending")]).first()
        if extended and extended.until_day:
            self._try(extend, extended, until_day=add_months(extended.until_day, 12))
        running = [contract for course, contract in self._signed("runs") if course.offer.job.key == "advies"]
        for recurrence in Recurrence.objects.filter(contract__in=running[:1]):
            reason = "Rapportage gaat mee met gebouwbeheer"
            self._try(end, recurrence, until_day=today + timedelta(days=40), reason=reason)

    def invoice(self, *, some_wait: bool) -> None:
        """All that is due by today; one in three may wait."""
        today = clock.today()
        for course, contract in self._signed():
            if some_wait and course.place % 3 == 0:
                continue
            known = set(contract.billed.values_list("recurrence_id", "from_day"))
            due = [
                (id, moment.from_day)
                for id, terms in terms_of_contract(contract).items()
                for moment in takewhile(lambda moment: moment.day <= today, moments(terms))
            ]
            periods = [period for period in due if period not in known]
            if periods:
                self._try(mark_billed, contract, periods=periods, reference=f"{today.year}-{4100 + course.place}")

    def _signed(self, *fates: str, sales_only: bool = False) -> Iterator[tuple[Course, Contract]]:
        for course in self._courses:
            contract = self._agreeing.made.get(course.place)
            fits = not fates or course.fate in fates
            if contract and fits and Status(contract.status).is_signed and (contract.is_sales or not sales_only):
                yield course, contract

    def _try(self, deed: object, *given: object, **more: object) -> None:
        self._agreeing.try_to(deed, *given, by=self._by, **more)  # type: ignore[arg-type]  # any verb
