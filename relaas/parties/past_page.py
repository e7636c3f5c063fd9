"""A party's page as of a day that is past: the same cards, from history (U3)."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.cards import BRANCHES_SHOWN, PartyPage
from relaas.parties.gone import sees_gone
from relaas.parties.models import Employment, MergedParty, Party
from relaas.parties.paths import page_of
from relaas.parties.tabs import NAW, TABS, ShownTab
from relaas.story.beside import StoryBeside, story_beside
from relaas.story.past import Past, end_of
from relaas.story.telling import days_around
from relaas.web import formats
from relaas.web.dates import UnreadableDate, parse
from relaas.web.rights import Request

PARAMETER = "op"


def past_day(request: Request) -> date | None:
    """The day that is asked for by `?op=`, None for today's page. Refuses what is no day, or is still to come."""
    typed = request.GET.get(PARAMETER, "").strip()
    day = typed_day(typed) if typed else clock.today()
    return day if day < clock.today() else None


def typed_day(typed: str) -> date:
    """The day that was typed. Refuses what is no day (with the code of `web.dates`) and one to come (`day_to_come`)."""
    try:
        day = parse(typed[:40], clock.today())
    except UnreadableDate as unreadable:
        raise Refused(unreadable.code, unreadable.message) from None
    if day > clock.today():
        raise Refused("day_to_come", _("%(day)s is still to come.") % {"day": formats.day(day)})
    return day


class PastPage(PartyPage):
    """Drawn by the same templates; nothing on it can be changed. Refuses a day on which there was no such party."""

    as_of: date

    def __init__(self, request: Request, party: Party, day: date, *, tab: str = NAW) -> None:
        past = Past(end_of(day))
        found = past.rows(Party, "status", "user", id=party.pk)
        if not found:
            words = {"name": party.name, "day": formats.day(day)}
            raise Refused("not_there_then", _("%(name)s was not there on %(day)s.") % words)
        super().__init__(request, found[0], tab=tab)
        self.as_of, self.today, self.source, self._past = day, day, past, past

    @cached_property
    def tabs(self) -> list[ShownTab]:
        return [replace(tab, url=f"{tab.url}{self.parameter}") for tab in super().tabs]

    @cached_property
    def story(self) -> StoryBeside:
        alone = not self._past.rows(MergedParty, into=self.party)
        return story_beside(self.request, self.party, until=self._past.moment, alone=alone)

    @cached_property
    def branches(self) -> list[Party]:
        seen = self._seen(self._past.rows(Party, branch_of=self.party))
        there = [party for party in seen if not party.is_archived]
        return sorted(there, key=lambda party: (party.sort_name, party.pk))[:BRANCHES_SHOWN]

    @cached_property
    def is_there(self) -> bool:
        """Whether it is there today."""
        return Party.objects.filter(pk=self.party.pk).exists()

    @property
    def parameter(self) -> str:
        """What keeps an address in this day: `?op=31-12-2025`."""
        return f"?{urlencode({PARAMETER: formats.day(self.as_of)})}"

    @cached_property
    def around(self) -> tuple[date | None, date | None]:
        """The last day before this one, and the first one after it, on which something happened."""
        return days_around(subject_of(self.party), self.as_of, self.viewer)

    def link_to(self, other: Party) -> str:
        return f"{page_of(other)}{self.parameter}"

    def day_link(self, day: date) -> str:
        """This tab as of another day."""
        return f"{TABS[self.tab].url(self.party)}?{urlencode({PARAMETER: formats.day(day)})}"

    @cached_property
    def _all_employments(self) -> list[Employment]:
        return self.rows(Employment, **{self._ends[0]: self.party})

    @cached_property
    def _related(self) -> dict[int, Party]:
        ids = {getattr(each, f"{self._ends[1]}_id") for each in self._all_employments} | {self.party.branch_of_id or 0}
        then = self._past.by_id(Party, ids)
        return {party.pk: party for party in self._seen(list(then.values()))}

    def _seen(self, parties: list[Party]) -> list[Party]:
        """Those that the viewer may see now; of what is gone by now, those that it may look back at."""
        ids = [party.pk for party in parties]
        seen = set(Party.objects.visible_to(self.viewer).filter(pk__in=ids).values_list("pk", flat=True))
        hidden = set(Party.objects.filter(pk__in=ids).values_list("pk", flat=True)) - seen
        return [
            party for party in parties if party.pk in seen or (party.pk not in hidden and sees_gone(party, self.viewer))
        ]
