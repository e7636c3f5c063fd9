"""Copies, documents, merging, deleting and days that are past: recurrences go along everywhere (K4, K8, P11, U3)."""

from datetime import date
from decimal import Decimal

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.changing import delete_contract
from relaas.contracts.copying import copy_contract, copy_lines
from relaas.contracts.lines.verbs import add_lines, add_subtotal
from relaas.contracts.models import Contract, ContractLine, Direction, PriceChange, Recurrence
from relaas.contracts.papers.composing import paper_of
from relaas.contracts.subscriptions.verbs import take, take_lines
from relaas.contracts.tests.conftest import BY, Make, MakeRequest
from relaas.contracts.tests.making import make_contract, make_recurrence
from relaas.documents.models import DocumentKind, Language
from relaas.documents.papers.drawing import draw
from relaas.documents.papers.paper import Item, Subtotal
from relaas.documents.papers.words import total_rows
from relaas.kernel.actors import SYSTEM
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing


@pytest.fixture
def contract(request_of: MakeRequest, bakery: Party) -> Contract:
    return request_of(bakery, from_day="2026-01-01", until_day="2027-01-01")


@pytest.fixture
def lines(contract: Contract) -> list[ContractLine]:
    facts = [{"description": each, "price": "10", "cost_price": "4"} for each in ("Eens", "Maand", "Jaar")]
    lines = add_lines(contract, lines=facts, by=BY)
    add_subtotal(contract, by=BY)
    take(lines[1], facts={"every": 3, "moment": "before", "notice_months": 1, "auto_renew": True}, by=BY)
    take(lines[2], facts={"price_per": "year", "interval": "year", "until_day": "", "times": 2}, by=BY)
    return lines


def test_a_copied_line_stays_periodic_at_the_price_of_today(contract: Contract, lines: list[ContractLine]) -> None:
    """K4, S5: in the days of the contract that it is copied into."""
    monthly = ContractLine.objects.get(pk=lines[1].pk)
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(
            contract=contract, recurrence=monthly.recurrence, from_day=date(2026, 2, 1), price=Decimal(12)
        )
    made = copy_lines([monthly], to=contract, by=BY)[0]
    copy = Recurrence.objects.get(line=made)
    assert (made.price, copy.every, copy.from_day, copy.until_day) == (
        Decimal(12),
        3,
        date(2026, 1, 1),
        date(2027, 1, 1),
    )
    assert (copy.auto_renew, copy.notice_months, copy.yearly) == (True, 1, Decimal(144))


def test_a_copied_contract_proposes_its_own_days(contract: Contract, lines: list[ContractLine], bakery: Party) -> None:
    """K4: also into the other direction, where it costs its cost price; undone in one step."""
    facts = {"from_day": date(2027, 3, 1)}
    sold = copy_contract(contract, direction=Direction.SALES, relation=bakery, facts=facts, by=BY)
    told = [(str(each.line), each.from_day, each.until_day, each.times) for each in sold.recurrences.all()]
    assert told == [("Maand", date(2027, 3, 1), None, 0), ("Jaar", date(2027, 3, 1), None, 2)]
    assert (sold.net, sold.yearly) == (Decimal(10), Decimal(130))
    bought = copy_contract(
        contract, direction=Direction.PURCHASE, relation=bakery, facts={"from_day": date(2027, 3, 1)}, gives_role=True,
        by=BY,
    )  # fmt: skip
    assert (bought.net, bought.yearly) == (Decimal(4), Decimal(52))
    undo(Transaction.objects.latest("pk"), by=BY)
    assert not Recurrence.objects.filter(contract=bought.pk).exists()


def test_a_document_says_once_and_each_time_apart(contract: Contract, lines: list[ContractLine]) -> None:
    """K8: price per, invoiced every, from, until and notice; never one sum of all."""
    paper = paper_of(contract, DocumentKind.QUOTE, Language.DUTCH)
    said = {row.description: row.remark for row in paper.rows if isinstance(row, Item)}
    assert said["Eens"] == ""
    for words in ("per maand", "per 3 maanden, voor", "01-01-2026 t/m 31-12-2026", "opzegtermijn van 1 maand"):
        assert words in said["Maand"], said["Maand"]
    assert "2 keer" in said["Jaar"]
    sums = [(row.text, row.amount) for row in paper.rows if isinstance(row, Subtotal)]
    assert sums == [("", Decimal(10)), ("Subtotaal, per maand", Decimal(10)), ("Subtotaal, per jaar", Decimal(10))]
    assert [(name, found.gross) for name, found in paper.periodic] == [
        ("Per maand", Decimal("12.10")), ("Per jaar", Decimal("12.10")),
    ]  # fmt: skip
    assert paper.facts["total"].replace("\xa0", " ") == "€ 12,10, € 12,10 per maand, € 12,10 per jaar"
    assert len(total_rows(paper.totals, paper.periodic)) == 9
    assert draw(paper).startswith(b"%PDF")


def test_a_document_of_subscriptions_alone_has_no_total_once(contract: Contract) -> None:
    take_lines(contract, add_lines(contract, lines=[{"description": "Onderhoud", "price": "10"}], by=BY), by=BY)
    paper = paper_of(contract, DocumentKind.QUOTE, Language.ENGLISH)
    assert len(total_rows(paper.totals, paper.periodic)) == 3
    assert paper.facts["total"].endswith("per month")


def test_subscriptions_go_along_when_relations_are_merged(
    ours: Administration, bakery: Party, organization: Make
) -> None:
    """P11: and come back when that is undone."""
    other = organization("Bakkerij Berg", is_customer=True)
    recurrence = make_recurrence(make_contract(ours, other, gross=10).lines.get())
    merge(bakery, other, by=BY)
    recurrence.refresh_from_db()
    assert recurrence.relation_id == bakery.pk
    undo(Transaction.objects.latest("pk"), by=BY)
    recurrence.refresh_from_db()
    assert recurrence.relation_id == other.pk


def test_what_is_deleted_comes_back_whole(contract: Contract, lines: list[ContractLine]) -> None:
    """U3: a contract with its lines and their recurrences."""
    delete_contract(contract, by=BY)
    assert not Recurrence.objects.exists()
    undo(Transaction.objects.latest("pk"), by=BY)
    found = Contract.objects.get()
    assert (found.recurrences.count(), found.yearly) == (2, Decimal(130))
