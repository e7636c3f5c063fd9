"""What the contracts come to: per status on the first page, and of one relation at the top of its page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from relaas.contracts.models import Direction, Status
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.overviews import LIST_OF, ON_THEIR_WAY
from relaas.contracts.relation_tab import CONTRACTS, standing
from relaas.contracts.rights import READ_PURCHASE, READ_SALES
from relaas.contracts.sums.of_contracts import CONTRACT_SUMS
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.overviews.question import Question
from relaas.parties.cards import PartyPage
from relaas.parties.header import FIGURES, Figure, Source
from relaas.parties.sums.reading import seen_and_hidden
from relaas.parties.tabs import TABS
from relaas.web.formats import money, number
from relaas.web.rights import Request
from relaas.web.today import TODAY, TodayCard

BAR = 100  # the width of the longest bar
_OFFERED = frozenset({Status.QUOTE, Status.OPTION})


@dataclass(frozen=True)
class StatusFigure:
    """How many contracts are in one status, what they come to, and the list of them; `bar` is how long its bar is."""

    status: Status
    number: int
    net: Decimal
    url: str
    bar: int = 0


def per_status(direction: Direction, viewer: Actor) -> list[StatusFigure]:
    """Each status of which something is still to come, for what this viewer sees: with one query over kept sums, and
    one more for contracts with persons that are hidden from others (P4)."""
    question = Question.read(LIST_OF[direction], viewer, {})
    found = _per_status(question)
    sums = {status: found[status] for status in ON_THEIR_WAY}
    most = max(Decimal(1), *(net for _number, net in sums.values()))
    return [
        StatusFigure(status, number, net, f"{question.path}?status={status.value}", max(0, int(BAR * net / most)))
        for status, (number, net) in sums.items()
    ]


def _per_status(question: Question) -> Mapping[str, tuple[int, Decimal]]:
    """How many contracts there are in each status, and what they come to."""
    overview = question.overview
    seen = seen_and_hidden(CONTRACT_SUMS, question.actor, overview.read_right, overview.walks)
    if seen is None:
        sums = _added_up(question.found())
    else:
        which, hidden = seen
        sums = _kept_per_status(which)
        if hidden:
            sums += _added_up(question.found().filter(CONTRACT_SUMS.of(hidden)))
    per_status = dict.fromkeys(map(str, Status), (0, Decimal(0)))
    for status, count, net in sums:
        per_status[status] = per_status[status][0] + count, per_status[status][1] + net
    return per_status


@rows_asked_daily
def _kept_per_status(which: Q) -> QuerySet[Any, Any]:
    return ContractSum.objects.filter(which).order_by().values_list("status").annotate(Sum("number"), Sum("net"))


def _added_up(contracts: QuerySet[Any]) -> list[tuple[str, int, Decimal]]:
    return list(contracts.order_by().values_list("status").annotate(Count("pk"), Sum("net")))


def _card(direction: Direction) -> Any:
    def context(request: Request) -> Mapping[str, Any]:
        return {
            "direction": direction,
            "figures": per_status(direction, request.actor),
            "url": reverse(LIST_OF[direction].url_name),
            "bar": BAR,
        }

    return context


def _figures(page: PartyPage) -> Iterable[Figure]:
    """What is offered to the relation and what runs, of what the viewer may see."""
    if not (page.may(READ_SALES) or page.may(READ_PURCHASE)):
        return
    own = [each for each in page.once(standing) if each.is_own]
    sums = {(Direction(each.direction), Status(each.status)): (each.number, each.net) for each in own}
    offered = [sums[Direction.SALES, status] for status in _OFFERED if (Direction.SALES, status) in sums]
    if offered:
        yield _figure(page, _("Open quotes"), offered)
    if running := sums.get((Direction.SALES, Status.CONTRACT)):
        yield _figure(page, _("Running contracts"), [running])
    if ordered := sums.get((Direction.PURCHASE, Status.CONTRACT)):
        yield _figure(page, _("Running orders"), [ordered])


def _figure(page: PartyPage, label: str, sums: list[tuple[int, Decimal]]) -> Figure:
    """How many and how much; it leads to the tab on which they stand."""
    count, net = sum(each for each, _net in sums), sum((net for _count, net in sums), Decimal(0))
    return Figure(label, f"{number(count)} · {money(net)}", TABS[CONTRACTS].url(page.party))


TODAY.add("requests", TodayCard("requests", 10, "contracts/today.html", _card(Direction.SALES), READ_SALES))
TODAY.add("orders", TodayCard("orders", 20, "contracts/today.html", _card(Direction.PURCHASE), READ_PURCHASE))
FIGURES.add("contracts", Source("contracts", 20, _figures))
