"""P10: archived is hidden and left as it is; deleted is what nothing leans on."""

import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection

from relaas.accounts.models import User
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Judge, Rule, Ruling, answer
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.addresses import add_address, remove_address
from relaas.parties.archiving import archive, delete, restore
from relaas.parties.branching import set_branch_of
from relaas.parties.editing import change_organization, link_user
from relaas.parties.employments import employ
from relaas.parties.models import Address, Employment, Party
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


def test_archiving_keeps_who_and_when_and_is_taken_back(bakery: Party) -> None:
    archive(bakery, by=BY)
    archive(bakery, by=BY)
    bakery.refresh_from_db()
    assert bakery.archived_by_name == "Sanne"
    assert bakery.archived_at
    restore(bakery, by=BY)
    restore(bakery, by=BY)
    bakery.refresh_from_db()
    assert not bakery.is_archived
    assert bakery.archived_by_name == ""
    assert [title for title, _ in told(bakery)] == [
        "Teruggehaald uit het archief",
        "Gearchiveerd",
        "Organisatie toegevoegd",
    ]


def test_what_is_archived_does_not_change_and_the_refusal_says_what_lifts_it(bakery: Party, person: Make) -> None:
    """C11: whatever the way in: its own facts, its rows, or what would hang on it."""
    address = add_address(bakery, facts={"for_visit": True, "city": "Zwolle"}, by=BY)
    jan = person()
    archive(bakery, by=BY)
    for refused_verb in (
        lambda: change_organization(bakery, facts={"name": "Anders"}, by=BY),
        lambda: add_address(bakery, facts={"for_post": True, "city": "Zwolle"}, by=BY),
        lambda: remove_address(address, by=BY),
        lambda: employ(jan, bakery, by=BY),
        lambda: set_branch_of(bakery, parent=None, by=BY),
    ):
        with pytest.raises(Refused) as refused:
            refused_verb()
        assert refused.value.code == "policy"
        [ruling] = refused.value.rulings
        assert (ruling.rule, ruling.set_by, ruling.since) == ("archived", "Sanne", bakery.archived_at)
        assert "Sanne" in str(ruling.message)
        assert ruling.lifted_at == f"/relaties/{bakery.pk}/"
    restore(bakery, by=BY)
    change_organization(bakery, facts={"name": "Anders"}, by=BY)


@pytest.mark.parametrize(
    ("act", "refused"), [(act, act in {Act.CHANGE, Act.ORDER, Act.DELIVER, Act.SEND}) for act in Act]
)
def test_the_law_on_what_is_archived(bakery: Party, act: Act, refused: bool) -> None:
    archive(bakery, by=BY)
    assert answer(act, {subject_of(bakery)}, BY).is_allowed is not refused


def test_deleting_takes_all_that_is_its_own_and_can_be_undone(bakery: Party, person: Make) -> None:
    add_address(bakery, facts={"for_visit": True, "city": "Zwolle"}, by=BY)
    jan = person()
    employ(jan, bakery, facts={"work_email": "jan@bakkerij.example"}, by=BY)
    id = bakery.pk
    delete(bakery, by=BY)
    assert not Party.objects.filter(pk=id).exists()
    assert not Address.objects.exists()
    assert not Employment.objects.exists()
    assert Party.objects.get(pk=jan.pk).email == ""
    undo(Transaction.objects.latest("id"), by=BY)
    again = Party.objects.get(pk=id)
    assert (again.name, again.city) == ("Bakkerij", "Zwolle")
    assert Party.objects.get(pk=jan.pk).email == "jan@bakkerij.example"
    assert told(again)[0] == ("Ongedaan gemaakt: Verwijderd", "")


def test_a_branch_stands_in_the_way_and_is_named(bakery: Party, organization: Make) -> None:
    for number in range(7):
        set_branch_of(organization(f"Filiaal {number}"), parent=bakery, by=BY)
    with pytest.raises(Refused) as refused:
        delete(bakery, by=BY)
    assert [ruling.rule for ruling in refused.value.rulings] == ["has_branches"]
    assert "Filiaal 0, Filiaal 1, Filiaal 2, Filiaal 3, Filiaal 4 …" in refused.value.message
    assert Party.objects.filter(pk=bakery.pk).exists()


def _always(name: str) -> Judge:
    return lambda touched, by: [Ruling(name, f"It has {name}.")]


def test_everything_that_stands_in_the_way_is_listed(bakery: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    """As higher rooms add what leans on a party in their rows."""
    for name in ("contracts", "invoices"):
        monkeypatch.setitem(policy.RULES._items, name, Rule(name, frozenset({Act.DELETE}), _always(name)))
    with pytest.raises(Refused) as refused:
        delete(bakery, by=BY)
    assert [ruling.rule for ruling in refused.value.rulings] == ["contracts", "invoices"]


def test_our_own_employee_is_not_deleted(person: Make, user: Callable[..., User]) -> None:
    jan = person()
    link_user(jan, user=user("Jan"), by=BY)
    with pytest.raises(Refused) as refused:
        delete(jan, by=BY)
    assert [ruling.rule for ruling in refused.value.rulings] == ["is_user"]


def test_archiving_and_deleting_need_rights_of_their_own(bakery: Party) -> None:
    writer = Actor("Piet", user_id=1, rights=frozenset({"parties.read", "parties.change"}))
    for verb in (archive, restore, delete):
        with pytest.raises(Refused) as refused:
            verb(bakery, by=writer)
        assert refused.value.code == "right"


@pytest.mark.django_db(transaction=True)
def test_what_the_law_said_still_holds_when_it_is_done(bakery: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    """C11: somebody who archives while a change is being asked about waits until that change is done."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its tests a database in memory that threads cannot share")
    order: list[str] = []

    def archive_meanwhile() -> None:
        try:
            archive(Party.objects.get(pk=bakery.pk), by=BY)
            order.append("archived")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as workers:
        pending: list[Future[None]] = []

        def begin_archiving(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
            if not pending:
                pending.append(workers.submit(archive_meanwhile))
                time.sleep(0.3)
            return ()

        monkeypatch.setitem(policy.RULES._items, "zz", Rule("zz", frozenset({Act.CHANGE}), begin_archiving))
        change_organization(bakery, facts={"name": "Anders"}, by=BY)
        order.append("changed")
        pending[0].result(timeout=20)
    assert order == ["changed", "archived"]
