"""When a subscription ends at the earliest, and until when notice can be given. Pure.

A notice period of n months lies between the day of notice and the first day after the end: whoever wants it to end
before 1 January with one month's notice gives it on 30 November at the latest.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from relaas.contracts.subscriptions.calendar import END_OF_DAYS
from relaas.kernel.grids import MonthGrid, add_months

ONE_DAY = timedelta(days=1)
# The law (article 6:236 under j of the Civil Code): a consumer can end what was renewed at any day, with one month.
LONGEST_FOR_A_PERSON = 1


@dataclass(frozen=True, slots=True)
class Ending:
    """What was agreed on the end: the first day after the first term (none: it has no terms), whether it then goes on
    in terms of `renew_months`, and the months of notice. `person`: the other side is no organization."""

    until_day: date | None
    renews: bool = False
    renew_months: int = 12
    notice_months: int = 0
    person: bool = False


def last_notice_day(end: date, notice_months: int) -> date:
    """The last day on which notice can be given for an end before day `end`."""
    before = add_months(end, -notice_months)
    return before if before == date.min else before - ONE_DAY


def term_end(ending: Ending, on: date) -> date | None:
    """The first day after the term that this day lies in; after the last term, the end of that; None without terms.

    Terms follow each other from the end of the first, always counted from there: ends of the 31st come back.
    """
    if ending.until_day is None or not ending.renews or on < ending.until_day:
        return ending.until_day
    grid = MonthGrid.on(ending.until_day, ending.renew_months)
    return grid.at(grid.index(on) + 1)


def earliest_end(ending: Ending, on: date) -> date:
    """The first day after it, when notice is given on this day.

    That is the first end of a term for which this day is not too late; at any day after the notice, where there are no
    terms; and for a person who is past the first term with no more than a month.
    """
    on = min(on, END_OF_DAYS)
    if ending.person and (ending.until_day is None or ending.renews):
        free = after_notice(on, min(ending.notice_months, LONGEST_FOR_A_PERSON))
        return free if ending.until_day is None else max(free, ending.until_day)
    end = term_end(ending, on)
    if end is None:
        return after_notice(on, ending.notice_months)
    if not ending.renews:
        return end
    while last_notice_day(end, ending.notice_months) < on:
        end = term_end(ending, end) or end
    return end


def after_notice(on: date, notice_months: int) -> date:
    """The first day after the notice period when notice is given on this day: the earliest for which it is in time."""
    end = add_months(on + ONE_DAY, notice_months)
    return end if last_notice_day(end, notice_months) >= on else end + ONE_DAY
