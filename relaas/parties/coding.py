"""The number of a party (P3): from the series, typed, or none."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from relaas.kernel import numbering
from relaas.kernel.checking import Checking
from relaas.parties.former import parties_of_codes
from relaas.parties.models import Party

NO_NUMBER = "-"
SERIES = "parties"
FIRST = 10_001


def settled_code(typed: str, checking: Checking, *, now: str | None = None) -> str | None:
    """The code to keep: the next of the series for an empty one, none for `-`, else what was typed if it is free.

    `now` is what the party has. One that another party has is a problem at `code` (`code_taken`).
    """
    if typed == NO_NUMBER:
        return None
    if typed and typed == now:
        return now
    if not typed:
        return next_code()
    numbering.hold(SERIES, start=FIRST)
    if _is_taken(typed):
        checking.add("code_taken", _("Code %(code)s is taken already.") % {"code": typed}, "code")
    return typed


def next_code() -> str:
    """The next of the series; whoever needs one waits until the verb that has it ends."""
    return numbering.next_number(SERIES, start=FIRST, taken=_leads_somewhere)


def coming_codes(count: int) -> list[str]:
    """The numbers that would be given out now; nobody holds them."""
    first = numbering.coming_number(SERIES, start=FIRST)
    return [str(number) for number in range(first, first + count)]


def next_codes(count: int, *, besides: Collection[str] = ()) -> list[str]:
    """So many numbers of the series at once, none of which a party has or had or is in `besides`.

    Others who need one wait until the verb ends.
    """
    codes: list[str] = []
    while len(codes) < count:
        some = [str(number) for number in numbering.next_numbers(SERIES, count - len(codes), start=FIRST)]
        taken = {*Party.objects.filter(code__in=some).values_list("code", flat=True), *parties_of_codes(some)}
        codes += [code for code in some if code not in taken and code not in besides]
    return codes


def _leads_somewhere(code: str) -> bool:
    return _is_taken(code) or bool(parties_of_codes([code]))


def _is_taken(code: str) -> bool:
    return Party.objects.filter(code=code).exists()
