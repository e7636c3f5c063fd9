"""K3: the lines of a contract saved as a table, also by two people at once."""

from decimal import Decimal
from typing import Any

import pytest

from relaas.contracts.lines.keeping import lines_of
from relaas.contracts.lines.table import LinesChangedMeanwhile, change_lines, seen_of
from relaas.contracts.lines.verbs import add_lines, change_line, remove_lines
from relaas.contracts.models import Contract, ContractLine
from relaas.contracts.tests.conftest import BY, MakeRequest
from relaas.contracts.tests.test_lines import SENSOR, names, refused, told
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo


@pytest.fixture
def request_(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery)


def as_rows(contract: Contract) -> list[dict[str, Any]]:
    names = ("kind", "description", "quantity", "price_unit", "price", "discount", "vat_code", "cost_price", "remark")
    return [{"line": line.pk, **{name: getattr(line, name) for name in names}} for line in lines_of(contract)]


def test_a_table_is_saved_in_one_step(request_: Contract) -> None:
    """Changed, taken away, moved and new: one transaction, one entry, one undoing."""
    add_lines(request_, lines=[{**SENSOR, "description": each} for each in "abc"], by=BY)
    rows = as_rows(request_)
    seen = seen_of(list(lines_of(request_)))
    changed = [{**rows[2], "price": "50"}, {"line": None, **SENSOR}, {"line": None}, rows[0]]
    assert change_lines(request_, rows=changed, seen=seen, by=BY)
    assert names(request_) == ["c", "Silosensor", "a"]
    assert request_.net == Decimal("280.00")
    assert told(request_)[0] == (
        "Regels gewijzigd",
        f"{request_.number} · c: Prijs: 45,00 → 50,00 · erbij: Silosensor · weg: b · €\xa0270,00 → €\xa0280,00",
    )
    undo(Transaction.objects.latest("pk"), by=BY)
    assert names(request_) == ["a", "b", "c"]
    assert not change_lines(request_, rows=rows, seen=seen, by=BY), "nothing is different"


def test_two_people_in_one_table_keep_what_both_made(request_: Contract) -> None:
    """The second one's untouched lines stay as the first made them, also new ones, and lines that are gone."""
    add_lines(request_, lines=[{**SENSOR, "description": each} for each in "abcd"], by=BY)
    seen, rows = seen_of(list(lines_of(request_))), as_rows(request_)
    a, _b, c, _d = lines_of(request_)
    change_line(request_, a, facts={"quantity": "7"}, by=BY)
    add_lines(request_, lines=[{**SENSOR, "description": "x"}], after=a, by=BY)
    remove_lines(request_, [c], by=BY)
    change_lines(request_, rows=[rows[0], {**rows[1], "price": "1"}, *rows[2:]], seen=seen, by=BY)
    assert [(str(line), int(line.quantity), int(line.price)) for line in lines_of(request_)] == [
        ("a", 7, 45), ("x", 2, 45), ("b", 2, 1), ("d", 2, 45),
    ]  # fmt: skip


def test_what_both_changed_is_said_at_the_cell(request_: Contract) -> None:
    add_lines(request_, lines=[{**SENSOR, "description": each} for each in "abc"], by=BY)
    seen, rows = seen_of(list(lines_of(request_))), as_rows(request_)
    a, b, c = lines_of(request_)
    change_line(request_, a, facts={"price": "46"}, by=BY)
    change_line(request_, b, facts={"price": "46"}, by=BY)
    remove_lines(request_, [c], by=BY)
    mine = [{**rows[0], "price": "47"}, {**rows[2], "quantity": "3"}]
    with pytest.raises(LinesChangedMeanwhile) as refusal:
        change_lines(request_, rows=mine, seen=seen, by=BY)
    found = refusal.value
    assert (found.code, found.cells, found.gone) == ("changed_meanwhile", {(0, "price"): Decimal(46)}, [1])
    assert found.lines == {b.pk: "b"}
    assert [problem.field for problem in found.problems] == ["rows.1.description", "rows.0.price", None]
    assert ContractLine.objects.get(pk=a.pk).price == Decimal(46)


def test_a_line_of_another_contract_is_no_row(request_: Contract, request_of: MakeRequest, bakery: Party) -> None:
    [other] = add_lines(request_of(bakery), lines=[SENSOR], by=BY)
    assert refused(lambda: change_lines(request_, rows=[{"line": other.pk, **SENSOR}], by=BY)) == [
        ("out_of_date", None)
    ]
