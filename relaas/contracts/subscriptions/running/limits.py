"""Within which days something can still happen to a subscription: after it began, before its end, not over what was
billed."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from relaas.contracts.columns import through
from relaas.contracts.subscriptions.running.standing import Line
from relaas.kernel.checking import Checking
from relaas.web import formats


def check_day_inside(line: Line, day: date, checking: Checking, field: str) -> None:
    """A day on which another price begins: refuses those before the second day (`before_start`), after the last
    (`after_end`), and before the first one since which nothing is billed (`billed`)."""
    said = {"first": formats.day(line.free_from)}
    if line.billed_until and day < line.billed_until:
        message = _("It was invoiced through %(last)s: the first day that can be chosen is %(first)s.")
        checking.add("billed", message % {**said, "last": through(line.billed_until)}, field)
    elif day <= line.terms.from_day:
        message = _("It begins on %(day)s at its own price: the first day that can be chosen is %(first)s.")
        checking.add("before_start", message % {**said, "day": formats.day(line.terms.from_day)}, field)
    elif line.end and day >= line.end:
        checking.add("after_end", _("It ends on %(day)s already.") % {"day": through(line.end)}, field)


def check_not_billed(lines: Iterable[Line], day: date, checking: Checking, field: str) -> None:
    """Refuse (`billed`) a day on which or since which something of these is billed; names the first of them."""
    for line in lines:
        if line.billed_until and day < line.billed_until:
            message = _("%(name)s was invoiced through %(last)s: the first day that can be chosen is %(first)s.")
            last, first = through(line.billed_until), formats.day(line.billed_until)
            checking.add("billed", message % {"name": line.name, "last": last, "first": first}, field)
            return
