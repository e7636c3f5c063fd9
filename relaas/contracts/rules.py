"""K2, pure: which status may follow which, what each step needs, and which days stand in a status.

Statuses are the values that are kept; `models.Status` has the words for them.
"""

from collections.abc import Mapping

REQUEST, QUOTE, OPTION, CONTRACT, EXECUTED, LOST = "request", "quote", "option", "contract", "executed", "lost"
ORDER = (REQUEST, QUOTE, OPTION, CONTRACT, EXECUTED)

type Pairs = frozenset[tuple[str, str]]

FORWARD: Pairs = frozenset(
    {(REQUEST, QUOTE), (QUOTE, OPTION), (QUOTE, CONTRACT), (OPTION, CONTRACT), (CONTRACT, EXECUTED)}
)
LOSING: Pairs = frozenset({(REQUEST, LOST), (QUOTE, LOST), (OPTION, LOST)})
# Not to an option: it is given anew, until another day.
BACK: Pairs = frozenset(
    (now, before) for place, now in enumerate(ORDER) for before in ORDER[:place] if before != OPTION
)
REOPENING: Pairs = frozenset({(LOST, REQUEST), (LOST, QUOTE)})
TRANSITIONS: Pairs = FORWARD | LOSING | BACK | REOPENING

_OF_A_QUOTE = ("line", "vat_code")
_OF_A_CONTRACT = (*_OF_A_QUOTE, "category", "from_day", "invoice_address", "vat_number")
NEEDS: Mapping[str, tuple[str, ...]] = {
    REQUEST: (),
    QUOTE: (*_OF_A_QUOTE, "valid_until"),
    OPTION: (*_OF_A_QUOTE, "option_until"),
    CONTRACT: _OF_A_CONTRACT,
    EXECUTED: _OF_A_CONTRACT,
    LOST: (),
}

# The day on which each status was reached, and what else is only true in it.
DAY_OF: Mapping[str, str] = {QUOTE: "quoted_on", CONTRACT: "signed_on", EXECUTED: "executed_on", LOST: "lost_on"}
_BELONGING: Mapping[str, frozenset[str]] = {
    REQUEST: frozenset(),
    QUOTE: frozenset({"quoted_on"}),
    OPTION: frozenset({"quoted_on", "option_until"}),
    CONTRACT: frozenset({"quoted_on", "signed_on"}),
    EXECUTED: frozenset({"quoted_on", "signed_on", "executed_on"}),
    LOST: frozenset({"quoted_on", "lost_on", "lost_reason", "lost_remark"}),
}
OF_A_STATUS: frozenset[str] = frozenset().union(*_BELONGING.values())


def may_follow(now: str, to: str, among: Pairs = TRANSITIONS) -> bool:
    """Whether a contract may go from one status to the other, by a step of these."""
    return (now, to) in among


def next_steps(now: str) -> list[str]:
    """The statuses that it may go forward to, the nearest first."""
    return [status for status in ORDER if (now, status) in FORWARD]


def earlier(now: str) -> list[str]:
    """The statuses that it may go back to, the nearest first."""
    return [status for status in reversed(ORDER) if (now, status) in BACK]


def reopened(*, quoted: bool) -> str:
    """What a lost contract becomes when it is taken up again: what it was before anybody had an option on it."""
    return QUOTE if quoted else REQUEST


def lacking(to: str, standing: Mapping[str, bool]) -> list[str]:
    """What the step needs and is not there, in the order of the page. `standing` says of each need whether it is."""
    return [need for need in NEEDS[to] if not standing[need]]


def left_behind(to: str) -> frozenset[str]:
    """What is no longer true in this status: going back takes the days away that were reached after it."""
    return OF_A_STATUS - _BELONGING[to]


def is_advance(now: str, to: str) -> bool:
    """Whether the contract gets further by it, or comes back to life: what the law of the step is asked about."""
    return now == LOST or (to != LOST and ORDER.index(to) > ORDER.index(now))
