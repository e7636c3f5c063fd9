"""U3: what there was at a moment is what stood there then, on both databases."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from relaas.kernel import clock
from relaas.kernel.models import Record
from relaas.parties.account_managers import assign_account_manager, withdraw_account_manager
from relaas.parties.addresses import add_address, change_address, remove_address
from relaas.parties.archiving import archive, delete
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel
from relaas.parties.editing import change_organization
from relaas.parties.employments import employ, remove_employment
from relaas.parties.models import AccountManager, Address, Channel, Employment, Party
from relaas.parties.tests.conftest import BY, Make, organization, person, user  # noqa: F401 - the fixtures of that room
from relaas.story.models import Transaction
from relaas.story.past import Past, end_of
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 1, 12, tzinfo=UTC)


@contextmanager
def on_day(number: int) -> Iterator[date]:
    moment = FIRST + timedelta(days=number)
    with clock.travel(moment):
        yield moment.date()


def values(row: Record) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def snapshot(party: int) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, Iterable[Record]] = {
        "party": Party.objects.filter(pk=party),
        "branches": Party.objects.filter(branch_of=party).order_by("id"),
        "addresses": Address.objects.filter(party=party),
        "channels": Channel.objects.filter(party=party),
        "managers": AccountManager.objects.filter(party=party),
        "staff": Employment.objects.filter(organization=party),
        "employers": Employment.objects.filter(person=party),
    }
    return {name: [values(row) for row in found] for name, found in rows.items()}


def as_of(party: int, day: date) -> dict[str, list[dict[str, Any]]]:
    past = Past(end_of(day))
    rows: dict[str, list[Any]] = {
        "party": past.rows(Party, id=party),
        "branches": past.rows(Party, branch_of=party),
        "addresses": past.rows(Address, party=party),
        "channels": past.rows(Channel, party=party),
        "managers": past.rows(AccountManager, party=party),
        "staff": past.rows(Employment, organization=party),
        "employers": past.rows(Employment, person=party),
    }
    return {name: [values(row) for row in found] for name, found in rows.items()}


def test_each_day_is_what_stood_there_then(organization: Make, person: Make, user: Any) -> None:  # noqa: F811
    """Every table of a party, through adding, changing, removing, moving away, deleting and undoing."""
    seen: list[tuple[date, int, Any, Any]] = []
    with on_day(0):
        bakery, mill = organization("Bakkerij", kvk="05012345"), organization("Molen")
        jan = person(organization=bakery)
        sanne = user()
    first, second = bakery.pk, jan.pk
    steps: list[Callable[[], object]] = [
        lambda: add_address(bakery, facts={"for_visit": True, "city": "Zwolle"}, by=BY),
        lambda: change_organization(bakery, facts={"name": "Bakker Bart", "founded_on": "2001-02-03"}, by=BY),
        lambda: add_channel(bakery, facts={"type": "email", "value": "a@b.nl"}, by=BY),
        lambda: change_address(bakery.addresses.get(), facts={"city": "Hattem"}, by=BY),
        lambda: assign_account_manager(bakery, user=sanne, by=BY),
        lambda: set_branch_of(mill, parent=bakery, by=BY),
        lambda: employ(jan, mill, by=BY),
        lambda: remove_address(bakery.addresses.get(), by=BY),
        lambda: undo(Transaction.objects.latest("id"), by=BY),
        lambda: remove_employment(jan.employments.get(organization=bakery), by=BY),
        lambda: withdraw_account_manager(bakery.account_managers.get(), by=BY),
        lambda: archive(bakery, by=BY),
        lambda: undo(Transaction.objects.latest("id"), by=BY),
        lambda: set_branch_of(mill, parent=None, by=BY),
        lambda: delete(jan, by=BY),
        lambda: delete(bakery, by=BY),
    ]
    for number, step in enumerate(steps, start=1):
        with on_day(number) as day:
            step()
            seen.append((day, number, snapshot(first), snapshot(second)))
    for day, number, of_bakery, of_jan in seen:
        assert as_of(first, day) == of_bakery, number
        assert as_of(second, day) == of_jan, number
    assert as_of(first, FIRST.date() - timedelta(days=1))["party"] == [], "it was not there yet"


def test_what_moved_away_and_came_back_is_reversed_whole(organization: Make) -> None:  # noqa: F811
    """A row that was somebody else's for a while: what happened to it there is taken back too."""
    with on_day(0) as day:
        here, there = organization("A", addresses=[{"for_post": True, "city": "Zwolle"}]), organization("B")
    address = here.addresses.get()
    before = snapshot(here.pk)
    moves: list[dict[str, Any]] = [{"party": there}, {"city": "Kampen"}, {"party": here}]
    for number, change in enumerate(moves, start=1):
        with on_day(number), writing(by=BY, what="test"):
            Address.objects.filter(pk=address.pk).update(**change)
    assert as_of(here.pk, day)["addresses"] == before["addresses"]
    assert as_of(there.pk, day)["addresses"] == []
    assert as_of(there.pk, day + timedelta(days=1))["addresses"][0]["city"] == "Zwolle"
    assert as_of(here.pk, day + timedelta(days=2))["addresses"] == []


def test_the_day_ends_at_midnight_in_the_netherlands(organization: Make) -> None:  # noqa: F811
    with clock.travel(datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC)):
        bakery = organization("Eerst")
    with clock.travel(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)):  # 1 July in Amsterdam
        change_organization(bakery, facts={"name": "Daarna"}, by=BY)
    assert Past(end_of(date(2026, 6, 30))).rows(Party, id=bakery.pk)[0].name == "Eerst"
    assert Past(end_of(date(2026, 7, 1))).rows(Party, id=bakery.pk)[0].name == "Daarna"


def test_a_clock_that_ran_back_tears_no_row(organization: Make) -> None:  # noqa: F811
    """What was written after the first change of a later moment has not happened, whatever its own clock said."""
    with on_day(0):
        bakery = organization("Eerst")
    with on_day(5):
        change_organization(bakery, facts={"name": "Tweede", "legal_name": "Tweede"}, by=BY)
    with on_day(3):
        change_organization(bakery, facts={"name": "Derde"}, by=BY)
    with on_day(4) as day:
        then = Past(end_of(day)).rows(Party, id=bakery.pk)[0]
    assert (then.name, then.legal_name) == ("Eerst", "")


def test_who_a_row_points_at_is_called_as_it_was(organization: Make, user: Any) -> None:  # noqa: F811
    with on_day(0) as day:
        sanne, bakery = user("Sanne de Boer"), organization()
        assign_account_manager(bakery, user=sanne, by=BY)
    with on_day(1), writing(by=BY, what="test"):
        type(sanne).objects.filter(pk=sanne.pk).update(name="Sanne Bos")
    assert Past(end_of(day)).rows(AccountManager, "user", party=bakery)[0].user.name == "Sanne de Boer"


def test_rows_are_asked_by_what_history_knows_them_by() -> None:
    with pytest.raises(LookupError, match="by city"):
        Past(FIRST).rows(Address, city="Zwolle")
