"""What must never be is refused by the database; who sees what (U2, P4)."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from relaas.accounts.models import User
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.rights import READ
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.rights import READ as READ_PARTIES
from relaas.story.writing import writing


def row(kind: ActivityKind, **columns: Any) -> Activity:
    """A row as no verb would have to make it."""
    now = clock.now()
    given = {"title": "Bel terug", "at": now, "made_at": now, **columns}
    with writing(by=SYSTEM, what="test"), transaction.atomic():
        return Activity.objects.create(kind=kind, **given)


IMPOSSIBLE: list[tuple[ActivityKind, dict[str, Any]]] = [
    (ActivityKind.ACTION, {"performer": None}),
    (ActivityKind.ACTION, {"title": ""}),
    (ActivityKind.ACTION, {"channel": "phone"}),
    (ActivityKind.ACTION, {"result": "Gelukt"}),
    (ActivityKind.ACTION, {"due_time": "14:30"}),
    (ActivityKind.ACTION, {"repeat_every": 2}),
    (ActivityKind.ACTION, {"repeat_every": 2, "repeat_interval": "week"}),
    (ActivityKind.ACTION, {"about_kind": "contract"}),
    (ActivityKind.ACTION, {"about_right": READ}),
    (ActivityKind.CONTACT, {"channel": "phone"}),
    (ActivityKind.CONTACT, {"done_at": "2026-01-01T12:00Z"}),
    (ActivityKind.CONTACT, {"done_at": "2026-01-01T12:00Z", "channel": "phone", "title": ""}),
    (ActivityKind.NOTE, {"remind_on": "2026-01-01"}),
    (ActivityKind.NOTE, {"priority": 3}),
]


@pytest.mark.parametrize(("kind", "columns"), IMPOSSIBLE)
def test_what_must_never_be(sanne: User, kind: ActivityKind, columns: dict[str, Any]) -> None:
    """A1, A2, A4: a performer does an action, a contact moment is done by a channel, a note has neither."""
    performer = sanne if kind == ActivityKind.ACTION else None
    with pytest.raises(IntegrityError):
        row(kind, **{"performer": performer, **columns})


def test_of_one_origin_there_is_one(sanne: User) -> None:
    """A5: what the system makes comes once."""
    row(ActivityKind.ACTION, performer=sanne, origin="contract.ends:1:2026-12-31")
    with pytest.raises(IntegrityError):
        row(ActivityKind.ACTION, performer=sanne, origin="contract.ends:1:2026-12-31")


def test_who_sees_what(sanne: User, karin: User, by: Actor, bakery: Party, jan: Party) -> None:
    """U2, P4: who may read activities and sees relation and person; what stands with nobody is of the office."""
    kept = {"last_name": "Zwijgzaam", "only_for_account_manager": True}
    secret = register_person(facts=kept, account_manager=sanne, by=by)
    loose, with_bakery, with_jan, with_secret = (
        row(ActivityKind.NOTE, **where)
        for where in ({}, {"relation": bakery}, {"relation": bakery, "person": jan}, {"person": secret})
    )
    reader = Actor("Karin", user_id=karin.pk, rights=frozenset({READ, READ_PARTIES}))
    limited = Actor("Karin", user_id=karin.pk, rights=frozenset({READ, READ_PARTIES}), only_managed=True)

    def seen(viewer: Actor, *, collecting: bool = False) -> set[Activity]:
        return set(Activity.objects.visible_to(viewer, collecting=collecting))

    assert seen(by) == {loose, with_bakery, with_jan, with_secret}
    assert seen(reader) == seen(reader, collecting=True) == {loose, with_bakery, with_jan}
    assert seen(limited) == seen(limited, collecting=True) == {loose}
    assert not seen(Actor("Karin", user_id=karin.pk, rights=frozenset({READ_PARTIES})))
    assert seen(Actor("Karin", user_id=karin.pk, rights=frozenset({READ}))) == {loose}
    assign_account_manager(bakery, user=karin, by=by)
    assert seen(limited) == seen(limited, collecting=True) == {loose, with_bakery, with_jan}
