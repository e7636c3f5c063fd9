"""The activities of a measurement: made from a seed, the same each time, as many as there are parties.

Of 100 thirty are actions, sixty contact moments and ten notes; one action of twenty is still to be done, three notes of
ten are still active. A few relations have thousands, and the first has 10,000 contact moments, day after day. One
performer of twenty has most of them. Values are as the database holds them.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from relaas.activities.models import Activity, ActivityKind, Channel, Participant, Priority
from relaas.bench import dutch
from relaas.bench.happenings import BEGIN, BUSIEST_PARTY, END, long_story
from relaas.bench.records import maker
from relaas.kernel import clock
from relaas.kernel.folding import fold
from relaas.kernel.search import text_to_search

SEED = 20_261_125
CHUNK = 5_000
OF_KIND = {ActivityKind.ACTION: 0.3, ActivityKind.CONTACT: 0.6, ActivityKind.NOTE: 0.1}
OF_CHANNEL = {
    Channel.PHONE: 0.5, Channel.EMAIL: 0.25, Channel.VISIT: 0.12, Channel.VIDEO: 0.08, Channel.CHAT: 0.04,
    Channel.LETTER: 0.01,
}  # fmt: skip
STILL_OPEN = {ActivityKind.ACTION: 0.05, ActivityKind.NOTE: 0.3}
DEEDS = ("nabellen", "nasturen", "uitwerken", "voorbereiden", "controleren", "bespreken", "inplannen", "afronden")
THINGS = (
    "Offerte", "Contract", "Bezoekverslag", "Jaargesprek", "Betalingsafspraak", "Factuur", "Klacht", "Levering",
    "Onderhoud", "Storing", "Verlenging", "Prijsafspraak", "Keuring", "Opleiding", "Verhuizing", "Klokkenspel",
)  # fmt: skip

make_activity, make_participant = maker(Activity), maker(Participant)


@dataclass(frozen=True)
class Known:
    """A relation, and the first person who works there."""

    id: int
    name: str
    sort_name: str
    person: int | None
    person_name: str


@dataclass
class ActivityBatch:
    """Rows of both tables, for a few thousand activities."""

    activities: list[Activity] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)


class ActivityPopulation:
    """Activities 1 to `count`, the oldest first."""

    def __init__(
        self, count: int, relations: Sequence[Known], performers: Sequence[int], categories: Sequence[int]
    ) -> None:
        self._count, self._relations = count, relations
        self._busiest = next((each for each in relations if each.id == BUSIEST_PARTY), relations[0])
        self._long = min(long_story(count), count // 10)
        self._chance = chance = random.Random(SEED)  # noqa: S311 - no secret
        self._kind = dutch.weighted(list(OF_KIND), list(OF_KIND.values()), chance)
        self._channel = dutch.weighted(list(OF_CHANNEL), list(OF_CHANNEL.values()), chance)
        self._performer = dutch.by_frequency(performers, chance)
        self._category = dutch.by_frequency([*categories, None], chance)
        self._thing, self._deed = dutch.by_frequency(THINGS, chance), dutch.by_frequency(DEEDS, chance)
        self._trade = dutch.by_frequency(dutch.TRADES, chance)
        self._step = (END - BEGIN) / (count + 1)
        self._now = datetime.combine(clock.today(), datetime.min.time(), UTC)
        self._participants = 0

    def batches(self) -> Iterator[ActivityBatch]:
        """All of them, a few thousand at a time."""
        for start in range(1, self._count + 1, CHUNK):
            batch = ActivityBatch()
            for id in range(start, min(start + CHUNK, self._count + 1)):
                self._add(id, batch)
            yield batch

    def _add(self, id: int, batch: ActivityBatch) -> None:
        of_the_long_story = self._long and id % (self._count // self._long) == 0
        kind = ActivityKind.CONTACT if of_the_long_story else self._kind()
        drawn = self._relations[int(len(self._relations) * self._chance.random() ** 3)]  # a few have very many
        with_whom = self._busiest if of_the_long_story else drawn
        at = _in_the_day(BEGIN + self._step * id)
        columns = self._of_kind(kind, at)
        text = f"{self._trade()} {at.year}: {self._thing()} {self._deed()}"
        title = str(columns["title"])
        batch.activities.append(
            make_activity(
                id=id, kind=kind.value, chain=id, text=text, at=_stored(at), made_at=_stored(at),
                relation_id=with_whom.id, person_id=with_whom.person, category_id=self._category(),
                search_text=text_to_search((title, with_whom.name, with_whom.person_name, text)),
                sort_title=fold(title or text)[:200].rstrip(), sort_relation=f"{with_whom.sort_name}  {with_whom.id}",
                **columns,
            )
        )  # fmt: skip
        if kind == ActivityKind.CONTACT and with_whom.person:
            self._participants += 1
            batch.participants.append(
                make_participant(id=self._participants, activity_id=id, person_id=with_whom.person)
            )

    def _of_kind(self, kind: ActivityKind, at: datetime) -> Mapping[str, object]:
        """The columns that belong to a kind and to how it stands."""
        performer = self._performer()
        if kind == ActivityKind.CONTACT:
            said: dict[str, object] = {"title": "", "channel": self._channel().value, "performer_id": performer}
            return {**said, "made_by_id": performer, **_done(at, performer)}
        title, drawn = f"{self._thing()} {self._deed()}", self._chance.random()
        columns: dict[str, object] = {"title": title, "made_by_id": performer}
        if kind == ActivityKind.ACTION:
            columns |= {"performer_id": performer, "priority": self._priority()}
        if drawn >= STILL_OPEN[kind]:
            return {**columns, **_done(at + timedelta(days=int(drawn * 20)), performer)}
        if drawn * 20 % 1 < 0.9:
            columns["due"] = str((self._now + timedelta(days=int(drawn * 1000 % 80) - 20)).date())
        return {**columns, "day": str(at.date())}

    def _priority(self) -> int:
        drawn = self._chance.random()
        return (Priority.HIGH if drawn < 0.1 else Priority.LOW if drawn < 0.2 else Priority.NORMAL).value


def _in_the_day(at: datetime) -> datetime:
    """The same day between eight and four, when it is the same day in Amsterdam."""
    return at.replace(hour=8 + at.hour // 3, microsecond=0)


def _done(at: datetime, by: int) -> dict[str, object]:
    return {"done_at": _stored(at), "done_by_id": by, "day": str(at.date())}


def _stored(at: datetime) -> str:
    """A moment in UTC, as both databases take it."""
    return str(at.replace(tzinfo=None))
