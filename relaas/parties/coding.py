"""The number of a party (P3): from the series, typed, or none."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from relaas.kernel import numbering
from relaas.kernel.checking import Checking
from relaas.kernel.kept_statements import ask
from relaas.parties.models import FormerName, Party

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
    return next_codes(1)[0]


def coming_codes(count: int, *, after: int = 0) -> list[str]:
    """The numbers that would be given out now, and behind this one; nobody holds them."""
    first = max(numbering.coming_number(SERIES, start=FIRST), after + 1)
    return [str(number) for number in range(first, first + count)]


def next_codes(count: int, *, besides: Collection[str] = ()) -> list[str]:
    """So many numbers of the series at once, none of which a party has or had or is in `besides`.

    Others who need one wait until the verb ends.
    """
    codes: list[str] = []
    while len(codes) < count:
        some = [str(number) for number in numbering.next_numbers(SERIES, count - len(codes), start=FIRST)]
        taken = _leading_somewhere(some)
        codes += [code for code in some if code not in taken and code not in besides]
    return codes


def _leading_somewhere(codes: Sequence[str]) -> set[str]:
    """Those of these codes that a party has or had. As SQL, in one question: the series is locked meanwhile."""
    places = ", ".join(["%s"] * len(codes))
    had = "SELECT text FROM parties_formername WHERE kind = %s AND text"
    found = ask(
        f"SELECT code FROM parties_party WHERE code IN ({places}) UNION ALL {had} IN ({places})",  # noqa: S608 - places
        [*codes, FormerName.Kind.CODE.value, *codes],
    )
    return {code for (code,) in found}


def _is_taken(code: str) -> bool:
    return Party.objects.filter(code=code).exists()
