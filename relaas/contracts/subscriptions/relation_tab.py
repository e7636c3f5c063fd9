"""Tab *Abonnementen* of a party's page (T8): what runs, comes and has ended, and what must be decided soon."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from relaas.contracts.models import Direction, Pause, Recurrence, RecurrenceState, Status
from relaas.contracts.relation_tab import standing
from relaas.contracts.rights import READ
from relaas.contracts.subscriptions import words
from relaas.contracts.subscriptions.coming import next_moments
from relaas.contracts.subscriptions.rules import Moment
from relaas.contracts.subscriptions.states import ENDED, State, notice_day_of, state_of
from relaas.kernel.periods import last_day
from relaas.parties.cards import PartyPage
from relaas.parties.tab_cards import CARDS, Card, has_cards
from relaas.parties.tabs import TABS, Tab

SUBSCRIPTIONS = "subscriptions"
SHOWN = 100  # of each direction; the list has them all
SOON = timedelta(days=90)  # an end or a last day for notice that is nearer warns
_TITLES = {
    Direction.SALES: gettext_lazy("Subscriptions"),
    Direction.PURCHASE: pgettext_lazy("subscriptions", "What we buy periodically"),
}
_RELATED = ("line", "contract")


@dataclass(frozen=True)
class Soon:
    """What must be decided, and the last day for it."""

    what: str
    day: date


@dataclass(frozen=True)
class Held:
    """A subscription as the tab shows it; `warning` says what must be decided soon."""

    recurrence: Recurrence
    state: State
    notice_by: date | None
    next: Moment | None
    warning: Soon | None

    @property
    def is_over(self) -> bool:
        return self.state == ENDED


def warning_of(recurrence: Recurrence, notice_by: date | None, on: date) -> Soon | None:
    """That it ends, or must be given notice of, within 90 days; None when neither."""
    last = last_day(recurrence.ends_on)
    if last and on <= last <= on + SOON:
        return Soon(pgettext("subscription", "Ends"), last)
    if notice_by and on <= notice_by <= on + SOON:
        return Soon(_("Last day to give notice"), notice_by)
    return None


def held_by(page: PartyPage) -> QuerySet[Recurrence]:
    """Those with this relation, of a person also those of contracts of which it is a contact person, that the viewer
    may see; of contracts that were signed."""
    party, seen = page.party, Recurrence.objects.visible_to(page.viewer)
    if party.is_organization:
        return seen.filter(relation=party)
    # Both looked up by their index: of one or the other PostgreSQL reads all subscriptions there are.
    contact = Recurrence.objects.filter(contract__in=party.contact_of_contracts.values("contract"))
    return seen.filter(pk__in=Recurrence.objects.filter(relation=party).values("pk").union(contact.values("pk")))


def count(page: PartyPage) -> int | None:
    """How many run now; not said of a day that is past."""
    return None if page.as_of else sum(each.running for each in page.once(standing))


def _found(page: PartyPage, direction: Direction) -> list[Recurrence]:
    """Now, or as of the page's day."""
    if page.as_of:
        kept = page.rows(Recurrence, *_RELATED, relation=page.party)
        signed = [each for each in kept if each.contract and Status(each.contract.status).is_signed]
        return [each for each in signed if each.contract.direction == direction][:SHOWN]
    states = (RecurrenceState.PROPOSED, RecurrenceState.LOST)
    rows = held_by(page).filter(direction=direction).exclude(state__in=states).select_related(*_RELATED)
    return list(rows.order_by("-pk")[:SHOWN])


def _shown(page: PartyPage, found: Iterable[Recurrence]) -> Iterator[Held]:
    """What comes next is of now: of a day that is past it is left out."""
    rows = list(found)
    coming = {} if page.as_of else next_moments([each.pk for each in rows], page.today)
    pauses = _pauses(page, rows)
    for each in rows:
        state = state_of(each, [*pauses[each.pk, 0], *pauses[None, each.contract_id]], page.today)
        notice_by = None if state == ENDED else notice_day_of(each, page.today)
        yield Held(each, state, notice_by, coming.get(each.pk), warning_of(each, notice_by, page.today))


def _pauses(page: PartyPage, rows: list[Recurrence]) -> Mapping[tuple[int | None, int], list[Pause]]:
    """Under (recurrence, 0), and those of a whole contract under (None, contract). Of a day that is past: none."""
    found: defaultdict[tuple[int | None, int], list[Pause]] = defaultdict(list)
    if rows and not page.as_of:
        contracts = {each.contract_id for each in rows}
        for pause in Pause.objects.filter(contract__in=contracts, from_day__lte=page.today):
            found[pause.recurrence_id, 0 if pause.recurrence_id else pause.contract_id].append(pause)
    return found


def _card(direction: Direction) -> Callable[[PartyPage], Mapping[str, Any]]:
    def context(page: PartyPage) -> Mapping[str, Any]:
        found = _found(page, direction)
        shown = sorted(_shown(page, found), key=lambda each: (each.is_over, each.recurrence.pk))
        running = [each.recurrence.yearly for each in shown if not each.is_over]
        return {
            "direction": direction,
            "title": _TITLES[direction],
            "held": shown,
            "yearly": sum(running, Decimal(0)),
            "is_all": len(found) < SHOWN,
            "words": words,
        }

    return context


for _place, _direction in enumerate(Direction):
    CARDS.add(
        f"{_direction.value}-subscriptions",
        Card(
            f"{_direction.value}-subscriptions",
            SUBSCRIPTIONS,
            10 + _place,
            "contracts/cards/subscriptions.html",
            right=_direction.read_right,
            context=_card(_direction),
        ),
    )
TABS.add(
    SUBSCRIPTIONS,
    Tab(
        SUBSCRIPTIONS,
        gettext_lazy("Subscriptions"),
        READ,
        order=80,
        word="abonnementen",
        has_something=has_cards(SUBSCRIPTIONS),
        count=count,
    ),
)
