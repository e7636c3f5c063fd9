"""C5, C6, C11: a stop is a stop by every way in, before there is a verb that orders or delivers.

Two verbs are declared here as a room of contracts would declare them: of one relation, and of many.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path

from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.job_records import State
from relaas.kernel.jobs import Job, do_here
from relaas.kernel.policy import Act, AgainstTheLaw, overriding
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import VERBS, verb
from relaas.overviews import action_views
from relaas.overviews.actions import BulkAction, Last, Outcome, nothing_more
from relaas.parties.bulk.chosen import choose
from relaas.parties.models import Kind, Party
from relaas.parties.overviews import RELATIONS
from relaas.parties.rights import CHANGE
from relaas.parties.sentences import CHECKED
from relaas.parties.views.frame import done, find_party
from relaas.story.models import Change, Transaction
from relaas.story.telling import record
from relaas.story.undoing import undo
from relaas.terms.measures import set_delivery_stop, set_order_stop
from relaas.web.rights import Request, needs
from tests.house.conftest import House

pytestmark = pytest.mark.once

STOPS: dict[Act, Callable[..., Any]] = {Act.ORDER: set_order_stop, Act.DELIVER: set_delivery_stop}


@dataclass(frozen=True)
class Doing:
    """The two verbs of an act, and a browser in which they can be asked for."""

    act: Act
    one: Callable[..., None]
    many: Callable[..., Outcome]
    client: Client


@pytest.fixture(params=STOPS, ids=str)
def doing(request: pytest.FixtureRequest, house: House, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Doing:
    act: Act = request.param
    monkeypatch.setattr(VERBS, "_items", dict(VERBS._items))

    @verb(f"parties.try_{act}", act=act, right=CHANGE, on=("party",))
    def one(party: Party, *, by: Actor) -> None:
        """Do it with one relation."""
        Party.objects.filter(pk=party.pk).update(internal_note="Done")
        record(CHECKED, subject_of(party), by=by)

    @verb(f"parties.try_{act}_many", act=act, right=CHANGE, on=())
    def many(ids: Sequence[int], *, by: Actor, last: Last = nothing_more) -> Outcome:
        """Do it with many."""
        chosen = choose(ids, act, by=by)
        for party in chosen.rows:
            party.internal_note = "Done"
            chosen.changed.append(party)
            record(CHECKED, subject_of(party), by=by)
        chosen.write({"internal_note"})
        return chosen.outcome(last)

    @needs(CHANGE)
    def view(request: Request, id: int) -> HttpResponse:
        party = find_party(request, Kind.ORGANIZATION, id)
        return done(request, party, "Done", lambda: one(party, by=request.actor))

    action = BulkAction("try", "Try", "check", CHANGE, many, "Done")
    monkeypatch.setitem(RELATIONS.actions._items, "try", action)
    addresses = [path("proef/<int:id>/", view), path("", include("relaas.program.urls"))]
    settings.ROOT_URLCONF = type("Addresses", (), {"urlpatterns": addresses})
    return Doing(act, one, many, house.client("administrator"))


@pytest.fixture
def relation(house: House) -> Party:
    return house.relations[0]


def _stop(doing: Doing, relation: Party) -> int:
    """Stop it, and give the number of the newest transaction."""
    STOPS[doing.act](relation, reason="wacht op betaling", by=COMMAND_LINE)
    return Transaction.objects.latest("pk").pk


def _is_untouched_since(newest: int) -> bool:
    return not Change.objects.filter(transaction_id__gt=newest).exists()


def test_without_a_stop_it_is_done(doing: Doing, relation: Party) -> None:
    """What is refused below is refused because of the stop."""
    assert doing.client.post(f"/proef/{relation.pk}/").status_code == 303
    assert doing.many([relation.pk], by=COMMAND_LINE).changed == 1
    relation.refresh_from_db()
    assert relation.internal_note == "Done"


def test_the_command_line_is_refused(doing: Doing, relation: Party) -> None:
    newest = _stop(doing, relation)
    with pytest.raises(AgainstTheLaw) as refused:
        doing.one(relation, by=COMMAND_LINE)
    assert refused.value.answer.rules == (f"{'order' if doing.act == Act.ORDER else 'delivery'}_stop",)
    assert _is_untouched_since(newest)


def test_a_page_is_refused_and_says_why_and_goes_on_with_a_reason(doing: Doing, relation: Party) -> None:
    newest = _stop(doing, relation)
    refused = doing.client.post(f"/proef/{relation.pk}/")
    assert refused.status_code == 422
    assert "Waarom mag dit niet?" in refused.content.decode()
    assert "wacht op betaling" in refused.content.decode()
    assert _is_untouched_since(newest)
    rule = f"{'order' if doing.act == Act.ORDER else 'delivery'}_stop"
    sent = {"override_reason": "Vooruit betaald", "override_rules": rule}
    assert doing.client.post(f"/proef/{relation.pk}/", sent).status_code == 303
    relation.refresh_from_db()
    assert relation.internal_note == "Done"


def test_many_at_once_leave_it_and_a_job_does_too(
    doing: Doing, relation: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = _stop(doing, relation)
    doing.client.post(f"/relaties/actie/try/?id={relation.pk}", {"once": "one"})
    monkeypatch.setattr(action_views, "AT_ONCE", 0)
    doing.client.post(f"/relaties/actie/try/?id={relation.pk}", {"once": "two"})
    job = do_here(Job.objects.latest("pk"))
    assert job.state == State.DONE
    assert (job.position or {})["refused"] == 1
    assert _is_untouched_since(newest)
    with overriding("Because"):
        assert doing.many([relation.pk], by=COMMAND_LINE).changed == 0, "a reason is for one case"


def test_undoing_what_undid_it_is_refused(doing: Doing, relation: Party) -> None:
    """Doing it again by way of undo is doing it."""
    doing.one(relation, by=COMMAND_LINE)
    undo(Transaction.objects.latest("pk"), by=COMMAND_LINE)
    undoing = Transaction.objects.latest("pk")
    newest = _stop(doing, relation)
    with pytest.raises(AgainstTheLaw):
        undo(undoing, by=COMMAND_LINE)
    assert _is_untouched_since(newest)
