"""What happens to all subscriptions of a contract at once, and what the night does."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.lines.keeping import differing_sums
from relaas.contracts.models import Contract, Recurrence
from relaas.contracts.subscriptions.running import nightly
from relaas.contracts.subscriptions.running.ending import give_notice
from relaas.contracts.subscriptions.running.price_changes import change_price
from relaas.contracts.subscriptions.running.whole import end_all, extend_all, give_notice_of_all
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.making import make_contract
from relaas.contracts.tests.running import TODAY, add_subscription, bill_through, last_told, on
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.parties.models import Party
from relaas.story.models import Change, Transaction
from relaas.story.undoing import undo
from relaas.terms.measures import set_order_stop

pytestmark = pytest.mark.django_db
JULY, AUGUST, NEXT_YEAR = date(2026, 7, 1), date(2026, 8, 1), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    with on(TODAY):
        yield


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery, number="T-1", until_day=AUGUST, auto_renew=True)


def ends(contract: Contract) -> list[tuple[str, date | None]]:
    found = Recurrence.objects.filter(contract=contract).order_by("pk")
    return [(str(each), each.ends_on) for each in found]


def codes(deed: Any, *given: Any, **more: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        deed(*given, **more, by=BY)
    return [problem.code for problem in caught.value.problems]


def test_extending_what_still_runs_and_the_contract(contract: Contract) -> None:
    """What ended, ends later or goes on until notice stays as it is."""
    for name, until_day in (
        ("Gauw", AUGUST), ("Later", date(2028, 1, 1)), ("Door", None), ("Voorbij", date(2026, 6, 1)),
    ):  # fmt: skip
        add_subscription(contract, name, until_day=until_day)
    extend_all(contract, until_day=NEXT_YEAR, by=BY)
    assert [end for _name, end in ends(contract)] == [NEXT_YEAR, date(2028, 1, 1), None, date(2026, 6, 1)]
    assert contract.until_day == NEXT_YEAR
    assert last_told(contract) == ("Abonnementen verlengd", "T-1 · Gauw t/m 31-12-2026")
    assert codes(extend_all, contract, until_day=AUGUST) == ["nothing_changes"]
    undo(Transaction.objects.latest("pk"), by=BY)
    contract.refresh_from_db()
    assert (contract.until_day, ends(contract)[0]) == (AUGUST, ("Gauw", AUGUST))
    set_order_stop(contract.relation, reason="Betaalt niet", by=BY)
    with pytest.raises(AgainstTheLaw):
        extend_all(contract, until_day=NEXT_YEAR, by=BY)


def test_ending_all_or_none(contract: Contract) -> None:
    first = add_subscription(contract, "Een")
    add_subscription(contract, "Twee", until_day=JULY)
    add_subscription(contract, "Drie", from_day=JULY)
    bill_through(first, AUGUST)
    assert codes(end_all, contract, until_day=JULY) == ["billed", "before_start"]
    assert ends(contract) == [("Een", None), ("Twee", JULY), ("Drie", None)]
    end_all(contract, until_day=date(2026, 8, 16), reason="Stopt", by=BY)
    assert [end for _name, end in ends(contract)] == [date(2026, 8, 16), JULY, date(2026, 8, 16)]
    assert (contract.until_day, contract.auto_renew) == (AUGUST, False)
    told = "T-1 · Een t/m 15-08-2026, Drie t/m 15-08-2026 · Stopt"
    assert last_told(contract) == ("Abonnementen beëindigd", told)
    assert codes(end_all, contract, until_day=NEXT_YEAR) == ["nothing_changes"]
    assert codes(end_all, contract, until_day=date(2026, 1, 1)) == ["before_start"]


def test_notice_of_all_ends_each_with_its_own_term(contract: Contract) -> None:
    add_subscription(contract, "Een", until_day=NEXT_YEAR, auto_renew=True, notice_months=3)
    add_subscription(contract, "Twee", notice_months=1)
    add_subscription(contract, "Drie", until_day=JULY)
    with pytest.raises(AgainstTheLaw) as against:
        give_notice_of_all(contract, received_on=TODAY, until_day=AUGUST, by=BY)
    assert "Een 31-12-2026" in str(against.value)
    assert "Twee" not in str(against.value)
    give_notice_of_all(contract, received_on=TODAY, by=BY)
    assert [end for _name, end in ends(contract)] == [NEXT_YEAR, date(2026, 7, 16), JULY]
    assert last_told(contract) == (
        "Alles opgezegd", "T-1 · ontvangen op 15-06-2026 · Een t/m 31-12-2026, Twee t/m 15-07-2026",
    )  # fmt: skip
    assert codes(give_notice_of_all, contract, received_on=TODAY) == ["nothing_changes"]


def test_the_night_keeps_what_the_day_changed(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """A price that takes effect and an end that came; only those, a few at a time, and after it was killed the rest."""
    first, second = add_subscription(contract, "Een"), add_subscription(contract, "Twee", 50)
    other = add_subscription(make_contract(contract.administration, contract.relation), "Ander")
    change_price(first, price="110", from_day=JULY, by=BY)
    give_notice(second, received_on=TODAY, until_day=JULY, by=BY)
    monkeypatch.setattr(nightly, "AT_ONCE", 1)
    with on(date(2026, 6, 30)):
        assert nightly.keep_those_of_the_day() == 0
    newest = Transaction.objects.latest("pk").pk
    with on(JULY):
        assert len(differing_sums()) == 1
        monkeypatch.setattr(nightly, "_due_after", _killed_after_one(nightly._due_after))
        with pytest.raises(KeyboardInterrupt):
            nightly.keep_those_of_the_day()
        monkeypatch.undo()
        nightly.keep_those_of_the_day()
        assert differing_sums() == []
    contract.refresh_from_db()
    first.refresh_from_db()
    assert (first.yearly, contract.yearly) == (Decimal(1320), Decimal(1320))
    assert first.keeps_until is None
    touched = Change.objects.filter(transaction_id__gt=newest, table_name=Recurrence._meta.db_table)
    assert other.pk not in set(touched.values_list("row_id", flat=True))


def _killed_after_one(due: Any) -> Any:
    def first_only(last: int) -> list[int]:
        if last:
            raise KeyboardInterrupt
        found: list[int] = due(last)
        return found

    return first_only
