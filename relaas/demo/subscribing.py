"""Making one contract of subscriptions of the demonstration: its lines, and how each of them comes back."""

from datetime import date, timedelta
from random import Random

from relaas.contracts.lines.verbs import add_lines
from relaas.contracts.models import Direction
from relaas.contracts.registering import register_contract
from relaas.contracts.subscriptions.verbs import take
from relaas.demo.agreeing import Agreeing
from relaas.demo.almanac import FIRST_DAY
from relaas.demo.companies import responsible
from relaas.demo.invented import Company
from relaas.demo.offers import Offer
from relaas.kernel import clock
from relaas.kernel.grids import add_months

DAY = timedelta(days=1)
JANUARY, FEBRUARY, LEAP_DAY = 1, 2, 29


def make(agreeing: Agreeing, place: int, company: Company, offer: Offer, *, from_day: date, seed: float) -> None:
    """A request or an order of which lines come back from this day on; where the law refuses it there is none."""
    relation, by = agreeing.cast.parties[company.key], agreeing.cast.actors[responsible(company)]
    job, rng = offer.job, Random(seed)  # noqa: S311 - the same each time is what is wanted
    valid = clock.today() + timedelta(days=120)
    facts = {"description": job.description, "from_day": from_day, "valid_until": valid, **agreeing.category(job)}
    contract = agreeing.try_to(
        register_contract,
        Direction.SALES if job.is_sales else Direction.PURCHASE,
        relation,
        administration=agreeing.ours(job),
        facts=facts,
        contacts=agreeing.contacts(relation),
        gives_role=not job.is_sales,
        by=by,
    )
    if contract is None:
        return
    agreeing.made[place] = contract
    lines = add_lines(contract, lines=list(agreeing.lines(job, rng)), by=by)
    for line, rhythm in zip(lines, offer.rhythms, strict=True):
        if rhythm:
            take(line, facts=rhythm.facts(from_day), as_new_line=False, by=by)


def first_day(offer: Offer, fate: str, known_since: date, rng: Random) -> date:
    """The day on which a contract begins that fares like this, counted from today."""
    today, months = clock.today(), offer.months or offer.times
    if fate in ("renews", "ending"):  # a term ends within two months
        return add_months(today + timedelta(days=rng.randrange(14, 56)), -months)
    if fate == "ended":
        return add_months(today - timedelta(days=rng.randrange(20, 120)), -months)
    if fate == "leap":
        return _last_leap_day(today - timedelta(days=FIRST_DAY // 2))
    if fate in ("runs", "paused", "noticed"):
        ago = rng.randrange(60, max(61, min((today - known_since).days, FIRST_DAY - 40)))
        return _usual(today - timedelta(days=ago), rng)
    return _usual(today + timedelta(days=rng.randrange(32, 62)), rng)


def _usual(day: date, rng: Random) -> date:
    """Most begin on the first of a month, some on its last day."""
    kind = rng.random()
    if kind < 0.6:
        return day.replace(day=1)
    return add_months(day.replace(day=1), 1) - DAY if kind < 0.7 else day


def _last_leap_day(before: date) -> date:
    year = next(year for year in range(before.year, 0, -1) if _has_leap_day(year) and date(year, 2, 29) < before)
    return date(year, FEBRUARY, LEAP_DAY)


def _has_leap_day(year: int) -> bool:
    return (date(year, FEBRUARY, LEAP_DAY - 1) + DAY).month == FEBRUARY
