"""A5: every action of the system comes once, on its day, for the right user, and goes when its reason has gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user, deactivate_user
from relaas.activities import system_actions
from relaas.activities.changing import delete
from relaas.activities.finishing import finish
from relaas.activities.models import Activity
from relaas.administrations.models import Administration
from relaas.contracts.lapsing import lapse_options
from relaas.contracts.lifecycle import lose
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.reminding import making, nightly
from relaas.contracts.reminding.nightly import remind
from relaas.contracts.subscriptions.running.nightly import keep_those_of_the_day
from relaas.contracts.tests.conftest import BY, Make
from relaas.contracts.tests.making import loss_reason, make_contract
from relaas.contracts.tests.running import add_subscription
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.subjects import subject_of
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.models import Party
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEW_YEAR = date(2027, 1, 1)

type MakeUser = Callable[..., User]


@pytest.fixture
def make_user(db: None) -> MakeUser:
    """`make_user("Sanne")` sells; other arguments are those of `create_user`."""
    prepare_roles()

    def make(name: str, role: str = "sales", **more: Any) -> User:
        given: dict[str, Any] = {
            "email": f"{name.lower()}@relaas.example",
            "name": name,
            "role": Role.objects.get(builtin=role),
        }
        return create_user(by=SYSTEM, **given, **more)

    return make


@pytest.fixture
def anna(make_user: MakeUser) -> User:
    """The administrator, who gets what is nobody's."""
    return make_user("Anna", "administrator")


def night(of: date) -> int:
    """What the house does in the night of this day, in its order; gives how many actions it made."""
    with clock.travel(datetime(of.year, of.month, of.day, 0, 30, tzinfo=clock.AMSTERDAM)):
        keep_those_of_the_day()
        lapse_options()
        return remind()


def made() -> list[tuple[date, str, date | None, str]]:
    """The day on which each came, its origin, until when, and for whom, in their order."""
    rows = Activity.objects.exclude(origin="").order_by("made_at", "origin").select_related("performer")
    return [
        (each.made_at.astimezone(clock.AMSTERDAM).date(), each.origin, each.due, str(each.performer)) for each in rows
    ]


def change(contract: Contract, **columns: Any) -> None:
    with writing(by=SYSTEM, what="test"):
        for column, value in columns.items():
            setattr(contract, column, value)
        contract.save(update_fields=list(columns))


def signed(ours: Administration, relation: Party, **given: Any) -> Contract:
    return make_contract(ours, relation, status=Status.CONTRACT, signed_on=date(2026, 1, 1), **given)


@pytest.mark.once
def test_a_year(ours: Administration, bakery: Party, anna: User, make_user: MakeUser) -> None:
    """366 nights, a few of them twice, a week of them missed: every action once, on its day, for the right user."""
    sanne, jan = make_user("Sanne"), make_user("Jan", "purchasing")
    ending = signed(ours, bakery, owner=sanne, until_day=NEW_YEAR)
    renewing = signed(ours, bakery, owner=sanne, until_day=date(2026, 9, 1), auto_renew=True, notice_months=2)
    own_day = signed(ours, bakery, owner=sanne, until_day=date(2026, 8, 1), remind_on=date(2026, 2, 3))
    bought = signed(ours, bakery, direction=Direction.PURCHASE, owner=jan, until_day=date(2026, 4, 1), auto_renew=True)
    not_theirs = signed(ours, bakery, owner=jan, until_day=date(2026, 5, 1))
    quoted = make_contract(
        ours, bakery, owner=sanne, status=Status.QUOTE, quoted_on=date(2026, 1, 1), valid_until=date(2026, 3, 16)
    )
    option = make_contract(
        ours, bakery, owner=sanne, status=Status.OPTION, quoted_on=date(2026, 1, 1), option_until=date(2026, 6, 11)
    )
    asked = make_contract(ours, bakery, owner=sanne, remind_on=date(2026, 3, 10))
    running = make_contract(ours, bakery, owner=sanne)
    with clock.travel(datetime(2026, 1, 1, 12, tzinfo=UTC)):
        for name in ("Hosting", "Domein"):
            add_subscription(
                running.lines.get(position=1).contract,
                name,
                until_day=date(2026, 7, 1),
                auto_renew=True,
                renew_months=6,
                notice_months=1,
            )
    first, missed = date(2026, 1, 2), {date(2026, 3, 8) + number * DAY for number in range(7)}
    for number in range(366):
        if (on := first + number * DAY) not in missed:
            night(on)
            assert number % 30 or night(on) == 0, on
    assert made() == [
        (date(2026, 2, 3), f"contract.ends:{own_day.pk}:2026-07-31", date(2026, 7, 31), "Sanne"),
        (date(2026, 3, 15), f"contract.quote:{quoted.pk}:2026-03-15", date(2026, 3, 15), "Sanne"),
        (date(2026, 3, 15), f"contract.reminder:{asked.pk}:2026-03-10", date(2026, 3, 10), "Sanne"),
        (date(2026, 3, 17), f"contract.notice:{bought.pk}:2026-03-31", date(2026, 3, 31), "Jan"),
        (date(2026, 3, 31), f"contract.ends:{not_theirs.pk}:2026-04-30", date(2026, 4, 30), "Anna"),
        (date(2026, 5, 17), f"contract.notice:{running.pk}:2026-05-31", date(2026, 5, 31), "Sanne"),
        (date(2026, 6, 7), f"contract.option:{option.pk}:2026-06-10", date(2026, 6, 10), "Sanne"),
        (date(2026, 6, 11), f"contract.option_lapsed:{option.pk}:2026-06-11", date(2026, 6, 11), "Sanne"),
        (date(2026, 6, 16), f"contract.notice:{renewing.pk}:2026-06-30", date(2026, 6, 30), "Sanne"),
        (date(2026, 11, 16), f"contract.notice:{running.pk}:2026-11-30", date(2026, 11, 30), "Sanne"),
        (date(2026, 12, 1), f"contract.ends:{ending.pk}:2026-12-31", date(2026, 12, 31), "Sanne"),
    ]


def test_killed_halfway_it_goes_on_where_it_was(
    ours: Administration, bakery: Party, anna: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed stays, what was not is made the next time, and nothing twice."""
    for _each in range(5):
        signed(ours, bakery, until_day=NEW_YEAR)
    monkeypatch.setattr(nightly, "AT_ONCE", 2)
    propose, calls = system_actions.propose, []

    def killed(*given: Any, **more: Any) -> Any:
        calls.append(given)
        if len(calls) == 4:
            raise SystemExit
        return propose(*given, **more)

    monkeypatch.setattr(making, "propose", killed)
    with pytest.raises(SystemExit):
        night(date(2026, 12, 1))
    assert len(made()) == 2
    monkeypatch.setattr(making, "propose", propose)
    assert night(date(2026, 12, 1)) == 3
    assert night(date(2026, 12, 2)) == 0
    assert len({origin for _day, origin, _due, _who in made()}) == 5


def test_what_was_done_or_deleted_does_not_come_again(ours: Administration, bakery: Party, anna: User) -> None:
    for _each in range(2):
        signed(ours, bakery, until_day=NEW_YEAR)
    night(date(2026, 12, 1))
    done, gone = Activity.objects.exclude(origin="").order_by("pk")
    finish(done, by=BY)
    delete(gone, by=BY)
    assert night(date(2026, 12, 2)) == 0


@pytest.mark.parametrize(
    ("given", "now", "result"),
    [
        ({"until_day": NEW_YEAR}, {"until_day": date(2028, 1, 1)}, "Verlengd: het loopt tot en met 31-12-2027."),
        ({"until_day": NEW_YEAR}, {"auto_renew": True}, "Er is iets anders afgesproken."),
        ({"until_day": NEW_YEAR}, {"status": Status.EXECUTED, "executed_on": NEW_YEAR}, "Het werd Uitgevoerd."),
    ],
)
def test_it_goes_when_its_reason_has_gone(
    ours: Administration, bakery: Party, anna: User, given: dict[str, Any], now: dict[str, Any], result: str
) -> None:
    contract, kept = signed(ours, bakery, **given), signed(ours, bakery, **given)
    night(date(2026, 12, 5))
    change(contract, **now)
    night(date(2026, 12, 6))
    of_contract = Activity.objects.with_subject(subject_of(contract)).get()
    assert (of_contract.done_at is not None, of_contract.done_by, of_contract.result) == (True, None, result)
    assert Activity.objects.with_subject(subject_of(kept)).get().is_open


def test_what_the_law_forbids_keeps_nothing_else(
    ours: Administration, bakery: Party, organization: Make, anna: User
) -> None:
    """Of an archived relation nothing is made or closed; of the others it is."""
    mill = organization("Molen", is_customer=True)
    gone, closed, waits = (signed(ours, relation, until_day=NEW_YEAR) for relation in (mill, bakery, mill))
    change(waits, until_day=date(2027, 1, 4))
    night(date(2026, 12, 2))
    with writing(by=SYSTEM, what="test"):
        Party.objects.filter(pk=mill.pk).update(archived_at=clock.now(), archived_by_name="Sanne")
    for contract in (gone, closed):
        change(contract, until_day=date(2028, 1, 1))
    signed(ours, bakery, until_day=date(2027, 1, 4))
    assert night(date(2026, 12, 4)) == 1
    assert Activity.objects.with_subject(subject_of(gone)).get().is_open
    assert not Activity.objects.with_subject(subject_of(closed)).get().is_open
    assert not Activity.objects.with_subject(subject_of(waits)).exists()


def test_a_quiet_night_costs_few_queries(ours: Administration, bakery: Party, anna: User) -> None:
    """Whatever was made before is looked up for a hundred contracts at once, and nothing is written."""
    for _each in range(12):
        signed(ours, bakery, until_day=NEW_YEAR)
    night(date(2026, 12, 2))
    with (
        clock.travel(datetime(2026, 12, 3, 0, 30, tzinfo=clock.AMSTERDAM)),
        CaptureQueriesContext(connection) as queries,
    ):
        assert remind() == 0
    assert len(queries) <= 12
    assert all(each["sql"].startswith("SELECT") for each in queries)


def test_an_option_that_lapsed_asks_for_a_decision(ours: Administration, bakery: Party, anna: User) -> None:
    """K2: it falls back to a quote, with an action for the owner; the one that warned of it goes, and both go when it
    is settled."""
    option = make_contract(
        ours, bakery, status=Status.OPTION, quoted_on=date(2026, 1, 1), option_until=date(2026, 6, 11)
    )
    night(date(2026, 6, 8))
    night(date(2026, 6, 11))
    open_now = Activity.objects.open().with_subject(subject_of(option))
    assert [each.origin for each in open_now] == [f"contract.option_lapsed:{option.pk}:2026-06-11"]
    option.refresh_from_db()
    lose(option, reason=loss_reason(), by=BY)
    night(date(2026, 6, 12))
    assert not open_now.all().exists()


def test_a_day_that_passed_stays_to_be_seen(ours: Administration, bakery: Party, anna: User) -> None:
    """Somebody forgot: the action is late, and does not go by itself."""
    signed(ours, bakery, until_day=NEW_YEAR, auto_renew=True)
    make_contract(ours, bakery, status=Status.QUOTE, quoted_on=date(2026, 1, 1), valid_until=NEW_YEAR)
    running = make_contract(ours, bakery)
    with clock.travel(datetime(2026, 1, 1, 12, tzinfo=UTC)):
        add_subscription(running, until_day=NEW_YEAR, auto_renew=True, renew_months=1)
    night(date(2026, 12, 30))
    night(date(2027, 1, 20))
    late = Activity.objects.late(date(2027, 1, 20)).values_list("origin", flat=True)
    assert {origin.split(":")[0] for origin in late} == {"contract.notice", "contract.quote"}
    assert len(late) == 3


def test_for_who_is_here_and_may_see_it(
    ours: Administration, organization: Make, anna: User, make_user: MakeUser
) -> None:
    """The owner, else the primary account manager of the relation, else the first administrator."""
    left, manager, limited = make_user("Jan"), make_user("Fatima"), make_user("Piet", only_managed=True)
    make_user("Zoey", "administrator")
    managed = organization("Molen", is_customer=True)
    assign_account_manager(managed, user=manager, by=BY)
    contracts = {
        "Fatima": signed(ours, managed, owner=left, until_day=NEW_YEAR),
        "Anna": signed(ours, organization("Slagerij", is_customer=True), owner=limited, until_day=NEW_YEAR),
    }
    deactivate_user(left, by=BY)
    night(date(2026, 12, 5))
    for name, contract in contracts.items():
        assert str(Activity.objects.with_subject(subject_of(contract)).get().performer) == name


def test_it_says_what_it_is_about_in_the_language_of_who_gets_it(
    ours: Administration, bakery: Party, make_user: MakeUser
) -> None:
    eve = make_user("Eve")
    User.objects.filter(pk=eve.pk).update(language="en")
    contract = signed(ours, bakery, owner=eve, until_day=NEW_YEAR, number="V-2026-0007")
    night(date(2026, 12, 5))
    [action] = Activity.objects.with_subject(subject_of(contract))
    assert (action.title, action.relation) == ("Contract V-2026-0007 ends on 31/12/2026", bakery)
    assert action.made_by is None
