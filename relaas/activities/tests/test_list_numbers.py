"""How many the lists say there are: kept numbers, and who is kept for its account manager (P4)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Sum

from relaas.accounts.models import User
from relaas.activities.lists.kept import ACTIVITY_SUMS
from relaas.activities.models import Activity, ActivitySum
from relaas.activities.rights import READ
from relaas.activities.tests.listing import action, contact, groups, keep_hidden, labels, page
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.overviews.question import Question
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.parties.rights import READ as READ_PARTIES
from relaas.parties.sums.joining import differing_sums, work_out_anew
from relaas.story.writing import writing

WEDNESDAY = datetime(2026, 6, 3, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.travel(WEDNESDAY):
        yield


def test_of_who_is_kept_for_its_account_manager_nothing_is_told(sanne: User, mill: Party, by: Actor) -> None:
    """P4: neither in the rows nor in how many there are."""
    secret = register_person(facts={"last_name": "Geheim"}, by=by)
    keep_hidden(secret, hidden=True)
    action("Zwijgen", performer=sanne, relation=mill, person=secret)
    action("Spreken", performer=sanne, relation=mill)
    reader = Actor("Lezer", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))
    assert labels(reader) == ["Spreken"]
    assert groups(reader, groepeer="performer") == [("Sanne de Boer", 1)]
    assert page(reader).count.number == 1
    assert page(by).count.number == 2


@pytest.mark.parametrize(
    "asked", [{"groepeer": "performer"}, {"groepeer": "category"}, {"groepeer": "priority"}, {"whose": "mine"}]
)
def test_its_account_manager_counts_who_is_kept_for_it(
    six: dict[str, Activity],
    sanne: User,
    karin: User,
    mill: Party,
    jan: Party,
    by: Actor,
    asked: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """P4: kept numbers, and besides them a few rows, say what counting says."""
    assign_account_manager(jan, user=sanne, is_primary=True, by=by)
    keep_hidden(jan, hidden=True)
    for performer, relation in ((sanne, mill), (karin, mill), (sanne, jan)):
        action("Zwijgen", performer=performer, relation=relation, person=jan)
    reader = Actor("Lezer", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))

    def told() -> Any:
        return page(reader, **asked).count, groups(reader, **asked)

    kept = told()
    assert page(reader, **asked).question.kept_sums
    monkeypatch.setattr(Question, "kept_sums", None)
    assert kept == told()
    assert kept[0].number == (6 if "whose" in asked else 9)


def test_numbers_are_kept_whatever_writes_a_row(six: dict[str, Activity], sanne: User, jan: Party, by: Actor) -> None:
    """The sums that triggers keep are those of the rows."""
    contact("Gebeld", performer=sanne, relation=jan, person=jan)
    with writing(by=SYSTEM, what="test"):
        Activity.objects.filter(pk=six["late"].pk).update(done_at=WEDNESDAY)
        Activity.objects.filter(pk=six["never"].pk).delete()
    for hidden in (True, False):
        keep_hidden(jan, hidden=hidden)
        hidden_ones = ActivitySum.objects.filter(hidden=True).aggregate(found=Sum("number"))["found"] or 0
        assert hidden_ones == int(hidden)
    assert not differing_sums(ACTIVITY_SUMS)
    assert page(by).count.number == 4
    assert page(by, whose="mine").count.number == 2
    work_out_anew(ACTIVITY_SUMS)
    assert page(by).count.number == 4
