"""What stands on the page of an organization or a person, looked up when a template asks for it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.forms import BaseForm
from django.urls import reverse

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.models import Record
from relaas.kernel.subjects import subject_of
from relaas.kernel.telephone import show_telephone, telephone_link
from relaas.parties import rights
from relaas.parties.answers import Answer
from relaas.parties.identity_lines import Line, identity_lines
from relaas.parties.models import (
    AccountManager,
    Address,
    AddressType,
    Channel,
    ChannelType,
    Employment,
    Kind,
    Party,
    PersonalDetails,
    Stage,
    seen_through,
)
from relaas.parties.paths import page_of
from relaas.parties.tabs import NAW, TABS, ShownTab, tabs_of
from relaas.story.beside import StoryBeside, story_beside
from relaas.story.sources import Present, Source
from relaas.web.rights import Request

BRANCHES_SHOWN = 25
_OF_THE_RELATED = (
    "kind", "name", "city", "salutation", "title", "initials", "first_name", "nickname", "prefix", "last_name",
    "archived_at",
)  # fmt: skip
_NOT_OF_THE_RELATED = {field.name for field in Party._meta.concrete_fields} - {"id", *_OF_THE_RELATED}


@dataclass(frozen=True)
class Picking:
    """Choosing a party: what was typed, who answers to it, their internal notes (T9), and the name under which the
    choice travels. `along` is what travels with it, as names and values of an address."""

    kind: Kind
    parameter: str
    typed: str
    found: list[Answer]
    notes: Mapping[int, str]
    along: Mapping[str, str] = field(default_factory=dict)

    @property
    def rest(self) -> str:
        """What travels along, as the end of an address."""
        return "".join(f"&{urlencode({name: value})}" for name, value in self.along.items())


@dataclass(frozen=True)
class Editing:
    """The card that is drawn as a form, and which row of it (none: a new row, or the card as a whole).

    Where another party is to be chosen first there is a `picking`, and then who was `picked`.
    """

    card: str
    form: BaseForm | None = None
    row: int | None = None
    picking: Picking | None = None
    picked: Party | None = None


class PartyPage:
    """The page of one party as one viewer sees it. Each card costs one query, and only when it is drawn.

    `as_of` is the day as of which it is drawn, None for now; of a day that is past nothing can be changed.
    `reveals` is on when somebody asked to see private data, and that is logged (P5).
    """

    as_of: date | None = None
    reveals = False

    def __init__(self, request: Request, party: Party, *, tab: str = NAW, editing: Editing | None = None) -> None:
        self.request = request
        self.party = party
        self.tab = tab
        self.editing = editing
        self.url = page_of(party)
        self.here = TABS[tab].url(party)
        self.today = clock.today()
        self.source: Source = Present()
        self._looked_up: dict[Callable[[PartyPage], Any], Any] = {}

    @property
    def viewer(self) -> Actor:
        return self.request.actor

    def rows[Row: Record](self, model: type[Row], *related: str, **equal: Any) -> list[Row]:
        """The rows of this model in which these fields are equal, in its own order: now, or as of the page's day.

        `related` names foreign keys that are read along. Every card reads what is recorded of a party through this.
        """
        return self.source.rows(model, *related, **equal)

    def once[Found](self, look: Callable[["PartyPage"], Found]) -> Found:
        """What `look` finds for this page, looked up when it is first asked for: a room's header and cards share it."""
        if look not in self._looked_up:
            self._looked_up[look] = look(self)
        found: Found = self._looked_up[look]
        return found

    def may(self, right: str) -> bool:
        """Whether to offer what needs this right; what is archived is left alone until it is taken back (P10)."""
        return self.as_of is None and not self.party.is_archived and self.viewer.may(right)

    @property
    def may_change(self) -> bool:
        return self.may(rights.CHANGE)

    @property
    def may_add(self) -> bool:
        """Whether to offer a new one beside this one."""
        return self.as_of is None and self.viewer.may(rights.CHANGE)

    @property
    def may_read_personal(self) -> bool:
        return self.viewer.may(rights.READ_PERSONAL)

    @property
    def may_change_personal(self) -> bool:
        return self.may(rights.CHANGE_PERSONAL)

    @property
    def may_assign(self) -> bool:
        return self.may(rights.ASSIGN)

    @property
    def may_check(self) -> bool:
        return self.may(rights.CHECK)

    @property
    def may_judge_credit(self) -> bool:
        return self.may(rights.JUDGE_CREDIT)

    @property
    def may_archive(self) -> bool:
        return self.may(rights.ARCHIVE)

    @property
    def may_restore(self) -> bool:
        return self.as_of is None and self.party.is_archived and self.viewer.may(rights.ARCHIVE)

    @property
    def may_merge(self) -> bool:
        return self.may(rights.MERGE)

    @property
    def may_delete(self) -> bool:
        return self.as_of is None and self.viewer.may(rights.DELETE)

    @property
    def image_url(self) -> str:
        """Where the image is; empty without one. A new image has a new address, so that it can be kept for ever."""
        party = self.party
        return reverse("parties:image", args=[party.kind, party.pk, party.image_id]) if party.image_id else ""

    @property
    def lines(self) -> list[Line]:
        """The first card, line by line."""
        return identity_lines(self.party)

    def opens(self, card: str) -> bool:
        """Whether a form stands open somewhere in this card."""
        return self.editing is not None and self.editing.card == card

    def edits(self, card: str, row: int | None = None) -> bool:
        """Whether this card (this row of it) is drawn as a form."""
        return self.editing is not None and (self.editing.card, self.editing.row) == (card, row)

    def link_to(self, other: Party) -> str:
        """The page of another party."""
        return page_of(other)

    @cached_property
    def tabs(self) -> list[ShownTab]:
        return tabs_of(self)

    @cached_property
    def story(self) -> StoryBeside:
        """Drawn last: those whom the cards show need not be asked for again."""
        shown: dict[int, Party] = vars(self).get("_related", {})
        alone = not getattr(self.party, "has_merged", True)
        seen = {subject_of(each) for each in shown.values()}
        return story_beside(self.request, self.party, alone=alone, seen=seen, all_url=f"{self.url}relaas/")

    @cached_property
    def addresses(self) -> list[Address]:
        return self.rows(Address, party=self.party)

    @cached_property
    def personal_details(self) -> PersonalDetails | None:
        """Birth date, gender and home address (P14), for the card of who may see them."""
        return next(iter(self.rows(PersonalDetails, party=self.party)), None)

    @cached_property
    def channels(self) -> list[Channel]:
        """In the order of their types, the default of each first."""
        places = {type: place for place, type in enumerate(ChannelType.values)}
        found = self.rows(Channel, party=self.party)
        return sorted(found, key=lambda channel: (places[channel.type], not channel.is_default, channel.pk))

    @cached_property
    def account_managers(self) -> list[AccountManager]:
        return self.rows(AccountManager, "user", party=self.party)

    @cached_property
    def employments(self) -> list[Employment]:
        """Who works at this organization (P6); or where this person works, the organization it stands for first (P13).

        Those of which the viewer may see the other party too (U2), with that party. What has ended stands last.
        """
        here, other = self._ends
        shown = [each for each in self._all_employments if getattr(each, f"{other}_id") in self._related]
        for each in shown:
            setattr(each, here, self.party)
            setattr(each, other, self._related[getattr(each, f"{other}_id")])
        if self.party.is_person:
            shown.sort(key=lambda each: (not each.is_default, each.pk))
        self.party.seen_employments = shown
        return sorted(shown, key=lambda each: each.stage(self.today) == Stage.ENDED)

    @cached_property
    def head_office(self) -> Party | None:
        """Where an organization belongs to, if the viewer may see it."""
        return self._related.get(self.party.branch_of_id or 0)

    @cached_property
    def branches(self) -> list[Party]:
        """What belongs to an organization, as far as the viewer may see it; the first of many."""
        may_have = getattr(self.party, "has_branches", True)
        return _branches_of([self.party.pk], self.viewer) if may_have else []

    def shares_type(self, channel: Channel) -> bool:
        """Whether there is another channel of its type, so that it matters which is the default."""
        return sum(each.type == channel.type for each in self.channels) > 1

    def shares_address_type(self, type: AddressType) -> bool:
        """Whether more than one address serves this type."""
        return sum(type in address.types for address in self.addresses) > 1

    def telephones(self, employment: Employment) -> list[tuple[str, str]]:
        """The numbers at work, as links and as people write them."""
        numbers = [number for number in (employment.work_phone, employment.mobile) if number]
        return [(telephone_link(number), show_telephone(number)) for number in numbers]

    @property
    def _ends(self) -> tuple[str, str]:
        """What this party is in an employment, and what the other one is."""
        return ("organization", "person") if self.party.is_organization else ("person", "organization")

    @cached_property
    def _all_employments(self) -> list[Employment]:
        """At least those of which the viewer may see the other party."""
        return _employments_of([self.party.pk], *self._ends, self.viewer)

    @cached_property
    def _related(self) -> dict[int, Party]:
        """The parties that the cards name and the viewer may see."""
        above = _named([self.party.branch_of_id], self.viewer) if self.party.branch_of_id else []
        others: list[Party] = [getattr(each, self._ends[1]) for each in self._all_employments]
        return {each.pk: each for each in (*above, *others)}


@rows_asked_often
def _employments_of(ids: Collection[int], here: str, other: str, viewer: Actor) -> QuerySet[Employment]:
    seen = seen_through(other, viewer)
    found = Employment.objects.filter(**{f"{here}__in": ids}).select_related(other)
    found = found.defer(*(f"{other}__{name}" for name in _NOT_OF_THE_RELATED))
    return found if seen is None else found.filter(seen)


@rows_asked_often
def _branches_of(ids: Collection[int], viewer: Actor) -> QuerySet[Party]:
    found = Party.objects.visible_to(viewer).not_archived().filter(branch_of__in=ids)
    return found.only("kind", "name").order_by("sort_name", "id")[:BRANCHES_SHOWN]


@rows_asked_often
def _named(ids: Collection[int], viewer: Actor) -> QuerySet[Party]:
    return Party.objects.visible_to(viewer).only(*_OF_THE_RELATED).filter(pk__in=ids)
