"""Doubles in the demonstration: real ones, for the register of public bodies has many bodies twice."""

from relaas.demo.almanac import Almanac
from relaas.demo.cast import Cast
from relaas.kernel import clock, jobs
from relaas.parties.duplicates import sweep
from relaas.parties.duplicates.deciding import not_a_double
from relaas.parties.duplicates.pairs import State, list_pairs


def look(almanac: Almanac, cast: Cast) -> None:
    """Last of all somebody looked for doubles, and said of the least sure pair that it is two."""
    by = cast.actors["ilse"]
    with clock.travel(almanac.built_at):
        jobs.do_here(jobs.start(sweep.KIND, {}, by=by, title=str(jobs.KINDS[sweep.KIND].label)))
        for pair in list_pairs(State.OPEN, None, "", by).pairs[-1:]:
            if pair.second:
                not_a_double(pair.first, pair.second, reason="Bij elkaar nagevraagd: het zijn er twee", by=by)
