"""A walk over every form about a relation and what is agreed with it, and the ways around the law that it tries."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Any

import pytest
from django.db.models import Model, Q
from django.urls import reverse

from relaas.activities.models import Activity
from relaas.activities.writing import plan_action, write_note
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction
from relaas.contracts.registering import register_contract
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.job_records import State
from relaas.kernel.jobs import Job, do_here
from relaas.kernel.policy import RULES, Act, AgainstTheLaw, answer
from relaas.kernel.subjects import Subject
from relaas.kernel.verbs import VERBS, Verb
from relaas.overviews import action_views
from relaas.overviews.overview import OVERVIEWS
from relaas.parties.addresses import add_address
from relaas.parties.archiving import archive
from relaas.parties.channels import add_channel
from relaas.parties.checked import check
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.story.models import Change, Transaction
from relaas.story.undoing import undo
from relaas.story.undoing_jobs import start_undoing
from tests.house.conftest import ADDRESS, House
from tests.house.forms import Form, forms_of, reachable
from tests.house.trying import only_tried

STOPPED = RULES["archived"].acts
# What is not told that the relation is archived, and why; it changes nothing of the relation all the same.
NOT_TOLD = {
    "contracts.add_contact": "who is archived is not offered",
    "contracts.copy_to_order": "is made for another relation",
    "contracts.copy_to_request": "the same",
}
MOST_WAYS = 60  # of filling in one form, until one of them carries out its verb


@dataclass(frozen=True)
class Request:
    """One form as it was sent in, and the verb that it carried out."""

    form: Form
    sent: dict[str, Any]
    verb: Verb

    @property
    def is_stopped(self) -> bool:
        """Whether the law must refuse it of an archived relation."""
        return self.verb.act in STOPPED


class Walk:
    """A relation and its person, somebody who may do everything, and each form about them that carries out a verb.

    It goes round twice: what the first round adds (a second address, an image) opens the forms of the second.
    """

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.client = house.client("administrator")
        self.performer = house.users["administrator"]
        self.relation, self.other = house.relations
        self.person = Party.objects.persons().filter(employments__organization=self.relation).earliest("pk")
        self.gone = register_organization(facts={"name": "Slagerij Weg"}, by=COMMAND_LINE)
        archive(self.gone, by=COMMAND_LINE)
        add_address(self.relation, facts=ADDRESS, by=COMMAND_LINE)
        add_channel(self.relation, facts={"type": "phone", "value": "015 2131313"}, by=COMMAND_LINE)
        add_master_data_type(facts={"name": "Debiteurnummer"}, by=COMMAND_LINE)
        self.contracts = [self._agree(direction) for direction in Direction]
        self.activities = self._plan()
        self.reached: set[str] = set()
        self.wrong: dict[str, list[str]] = defaultdict(list)
        self._seen: set[Any] = set()
        for _round in range(2):
            check(self.relation, by=COMMAND_LINE)
            for request in self._go_round():
                if self._adds(request):
                    self.send(request)

    def _agree(self, direction: Direction) -> Contract:
        """Something to sell to the relation, or to buy from it, that lacks nothing for its steps but lines."""
        ours = Administration.objects.first() or create_administration(name="Handelshuis", by=COMMAND_LINE)
        facts = {"description": "Meel", "from_day": clock.today()}
        more: dict[str, Any] = {"administration": ours, "facts": facts, "gives_role": True, "by": COMMAND_LINE}
        return register_contract(direction, self.relation, **more)

    def _plan(self) -> list[Activity]:
        """What is to be done with the relation and what should be known of it; neither is done."""
        facts: dict[str, Any] = {"title": "Bellen", "relation": self.relation}
        action = plan_action(facts={**facts, "performer": self.performer}, by=COMMAND_LINE)
        return [action, write_note(facts=facts, by=COMMAND_LINE)]

    def _go_round(self) -> list[Request]:
        """Find what carries out a verb as things stand, and try to go around the law with each."""
        alike = [[form] for form in self._forms()] + list(self._bulk_forms())
        new = [[form for form in forms if form.shape not in self._seen] for forms in alike]
        tried = (next(filter(None, map(self._carried_out, forms)), None) for forms in new)
        found = [request for request in tried if request]
        for request in found:
            self._seen.add(request.form.shape)
            self.reached.add(request.verb.name)
            for way, goes_around in WAYS.items():
                if request.is_stopped and goes_around(self, request):
                    self.wrong[way].append(f"{request.verb.name} by {request.form.address}")
        return found

    def _adds(self, request: Request) -> bool:
        """Whether it only adds and changes; what takes something away would close other forms."""
        with only_tried():
            newest = Transaction.objects.latest("pk").pk
            self.send(request)
            takes_away = Change.objects.filter(transaction_id__gt=newest, operation="D").exists()
        return request.verb.act == Act.CHANGE and not takes_away

    def archive_both(self) -> int:
        """Archive them, and give the number of the newest transaction then."""
        for party in (self.relation, self.person):
            archive(Party.objects.get(pk=party.pk), by=COMMAND_LINE)
        return Transaction.objects.latest("pk").pk

    def changed_since(self, newest: int) -> bool:
        """Whether anything of them was changed, or of what was agreed with them."""
        since = Change.objects.filter(transaction_id__gt=newest)
        parties = [self.relation.pk, self.person.pk, self.gone.pk]
        contracts = [contract.pk for contract in self.contracts]
        activities = [activity.pk for activity in self.activities]
        theirs = Q(subject_kind="party", subject_id__in=parties) | Q(subject_kind="contract", subject_id__in=contracts)
        theirs |= Q(subject_kind="activity", subject_id__in=activities) | Q(subject_kind="file")
        return since.filter(theirs).exists()

    def send(self, request: Request) -> Any:
        return self._post(request.form, request.sent)

    def _forms(self) -> list[Form]:
        own = [f"/relaties/{self.relation.pk}/", f"/personen/{self.person.pk}/", f"/relaties/{self.gone.pk}/"]
        own += [f"/contracten/{contract.pk}/" for contract in self.contracts]
        own += [f"/activiteiten/{activity.pk}/" for activity in self.activities]
        own += [f"/bestanden/bij/relatie/{self.relation.pk}/"]
        within = (*own, "/personen/nieuw/?", "/relaties/nieuw/?")
        return reachable(self.client, own, within=within, looked_up=self.other.name.split()[-1])

    def _bulk_forms(self) -> Iterator[list[Form]]:
        """Of each action on the rows of a list, its form about each of them."""
        seen = set()
        for overview in OVERVIEWS:
            for action in overview.actions:
                address = reverse(f"{overview.url_name}-action", args=[action.name])
                if action.verb not in seen:
                    seen.add(action.verb)
                    parties: Sequence[Model] = [self.relation, self.person, self.gone]
                    others: dict[type[Model], Sequence[Model]] = {Contract: self.contracts, Activity: self.activities}
                    rows = others.get(overview.model, parties)
                    yield [form for row in rows for form in self._forms_at(f"{address}?id={row.pk}")]

    def _forms_at(self, address: str) -> list[Form]:
        forms = forms_of(address, self.client.get(address).content.decode())
        return [form for form in forms if form.address == address]

    def _carried_out(self, form: Form) -> Request | None:
        """The first way to fill it in that carries out a verb, if any does; nothing of it stays."""
        for sent in islice(form.ways(), MOST_WAYS) if form.method == "post" else ():
            with only_tried():
                newest = Transaction.objects.latest("pk").pk
                self._post(form, sent)
                written = Transaction.objects.filter(pk__gt=newest, changes__isnull=False).order_by("pk").first()
                found = Request(form, sent, VERBS[written.what]) if written else None
            if found:
                return found
        return None

    def _post(self, form: Form, sent: dict[str, Any]) -> Any:
        for values in sent.values():
            for value in values:
                if hasattr(value, "seek"):
                    value.seek(0)
        return self.client.post(form.address, sent)


def _form_goes_around(walk: Walk, request: Request) -> bool:
    """Sent again once the relation is archived, it is refused and says why; what acts on many leaves it."""
    with only_tried():
        newest = walk.archive_both()
        both = {Subject("party", party.pk) for party in (walk.relation, walk.person)}
        reasons = [str(ruling.message) for ruling in answer(Act.CHANGE, both, COMMAND_LINE).rulings]
        answered = walk.send(request)
        told = answered.status_code == 422 and any(each in unescape(answered.content.decode()) for each in reasons)
        told = told or request.verb.name in NOT_TOLD
        changed = walk.changed_since(newest)
    return changed or (bool(request.verb.on) and not told)


def _undo_goes_around(walk: Walk, request: Request) -> bool:
    with only_tried():
        newest = Transaction.objects.latest("pk").pk
        walk.send(request)
        done = Transaction.objects.filter(pk__gt=newest, changes__isnull=False).order_by("pk").first()
        walk.archive_both()
        return done is not None and "archived" not in _rules_against_undoing(done)


def _rules_against_undoing(done: Transaction) -> set[str]:
    try:
        undo(done, by=COMMAND_LINE)
    except AgainstTheLaw as refused:
        return set(refused.answer.rules)
    return set()


def _job_goes_around(walk: Walk, request: Request) -> bool:
    """What acts on many is a job when they are many; its undoing is one too."""
    if "/actie/" not in request.form.address:
        return False
    with walk.monkeypatch.context() as patched:
        patched.setattr(action_views, "AT_ONCE", 0)
        with only_tried():
            newest = walk.archive_both()
            walk.send(request)
            left = do_here(Job.objects.latest("pk")).state == State.DONE
            changed = Change.objects.filter(transaction_id__gt=newest).exists()
        with only_tried():
            walk.send(request)
            job = do_here(Job.objects.latest("pk"))
            newest = walk.archive_both()
            refused = do_here(start_undoing(job, by=COMMAND_LINE)).state == State.REFUSED
            undone = Change.objects.filter(transaction_id__gt=newest).exists()
    return changed or undone or not left or not refused


WAYS: dict[str, Callable[[Walk, Request], bool]] = {
    "a form": _form_goes_around,
    "undo": _undo_goes_around,
    "a job": _job_goes_around,
}
