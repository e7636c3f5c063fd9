"""How programs and people write how often something comes back: *per maand*, *1x per kwartaal*, *4-wekelijks*. Pure.

A stretch of time is a number and a unit: day, week, month, quarter, half_year or year.
"""

import re

from relaas.kernel.folding import fold

type Stretch = tuple[int, str]

DAY, WEEK, MONTH, QUARTER, HALF_YEAR, YEAR = "day", "week", "month", "quarter", "half_year", "year"
_UNITS = {
    **dict.fromkeys(("dag", "dagen", "dagelijks", "dagelijkse", "day", "days", "daily"), DAY),
    **dict.fromkeys(("week", "weken", "wk", "wekelijks", "wekelijkse", "weeks", "weekly", "w"), WEEK),
    **dict.fromkeys(
        ("maand", "maanden", "mnd", "mnden", "maandelijks", "maandelijkse", "month", "months", "mth", "monthly", "m"),
        MONTH,
    ),
    **dict.fromkeys(
        ("kwartaal", "kwartalen", "kw", "kwt", "kwartaals", "quarter", "quarters", "quarterly", "q", "k"), QUARTER
    ),
    **dict.fromkeys(
        ("halfjaar", "halfjaren", "halfjaarlijks", "halfjaarlijkse", "halfyear", "halfyearly", "semester", "semesterly",
         "semiannual", "semiannually", "h"),
        HALF_YEAR,
    ),
    **dict.fromkeys(
        ("jaar", "jaren", "jr", "jaarlijks", "jaarlijkse", "year", "years", "yr", "yearly", "annual", "annually",
         "annum", "j", "y"),
        YEAR,
    ),
}  # fmt: skip
_NUMBERS = {
    **dict.fromkeys(("een", "one", "eenmaal", "eens", "once"), 1),
    **dict.fromkeys(("twee", "two", "tweemaal", "twice"), 2),
    **dict.fromkeys(("drie", "three", "driemaal"), 3),
    **dict.fromkeys(("vier", "four", "viermaal"), 4),
    **dict.fromkeys(("zes", "six", "zesmaal"), 6),
    **dict.fromkeys(("twaalf", "twelve", "twaalfmaal"), 12),
}
_AS_OFTEN = {"x", "maal", "keer", "times", "eenmaal", "eens", "once", "tweemaal", "twice", "driemaal", "viermaal",
             "zesmaal", "twaalfmaal"}  # fmt: skip
_BETWEEN = {"per", "elke", "elk", "iedere", "ieder", "every", "each", "a"}
_EVERY_SO_MANY = re.compile(r"\bom de (?=[0-9])")  # *om de week* is every other one, and is not guessed at
# So often in such a unit is once in this stretch.
_SHARES: dict[tuple[int, str], Stretch] = {
    (2, YEAR): (1, HALF_YEAR), (3, YEAR): (4, MONTH), (4, YEAR): (1, QUARTER), (6, YEAR): (2, MONTH),
    (12, YEAR): (1, MONTH), (13, YEAR): (4, WEEK), (26, YEAR): (2, WEEK), (52, YEAR): (1, WEEK),
    (2, HALF_YEAR): (1, QUARTER), (6, HALF_YEAR): (1, MONTH), (3, QUARTER): (1, MONTH),
}  # fmt: skip
_BROKEN = re.compile(r"[0-9][.,][0-9]")
_WORD = re.compile(r"[0-9]+|[a-z]+")
_PUT_TOGETHER = re.compile(r"(twee|drie|vier|zes|twaalf)-?(?=(?:weke|maande|jaar))")
_IN_TWO = re.compile(r"\b(half|semi)[- ]?(?=jaar|year|annual)")
_ONCE = {"eenmalig", "eenmalige", "once", "one time", "one-time", "onetime", "incidenteel", "niet periodiek"}
_MONTHS = {MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12}


def is_once(cell: str) -> bool:
    """Whether it says that it does not come back at all."""
    return fold(cell) in _ONCE


def stretch(cell: str) -> Stretch | None:
    """The number and the unit that are meant, *4x per jaar* being each quarter; None when it cannot be understood."""
    written = _IN_TWO.sub(r"\1", _PUT_TOGETHER.sub(r"\1 ", _EVERY_SO_MANY.sub("", fold(cell))))
    words = _WORD.findall(written)
    units = [_UNITS[word] for word in words if word in _UNITS]
    numbers = [_number(word) for word in words if word.isdigit() or word in _NUMBERS]
    known = _UNITS.keys() | _NUMBERS.keys() | _AS_OFTEN | _BETWEEN
    if _BROKEN.search(cell) or len(units) != 1 or len(numbers) > 1:
        return None
    if any(not word.isdigit() and word not in known for word in words):
        return None
    number, unit = (numbers or [1])[0], units[0]
    if _AS_OFTEN.isdisjoint(words) or number == 1:
        return number, unit
    return _SHARES.get((number, unit))


def in_months(cell: str) -> int | None:
    """A length in months: *3 maanden*, *1 kwartaal*, *een jaar*, or the number alone; None when it is none."""
    written = cell.strip()
    if written.isascii() and written.isdigit():
        return _number(written)
    found = stretch(written)
    return months_of(*found) if found else None


def months_of(number: int, unit: str) -> int | None:
    """How many months such a stretch is; None of days and weeks."""
    return number * _MONTHS[unit] if unit in _MONTHS else None


def _number(word: str) -> int:
    """What is longer than any that can be kept stays too large to be."""
    return _NUMBERS[word] if word in _NUMBERS else int(word[:9])
