"""Contracts with their lines out of a file: one row per line, the same checks and law as the verbs (K1, K3, C11)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from relaas.administrations.models import Administration
from relaas.catalog.models import VatCode
from relaas.catalog.preparing import prepare_cost_types, prepare_price_units, prepare_product_groups, prepare_vat_codes
from relaas.contracts.importing.importer import ContractImporter
from relaas.contracts.lifecycle import lose
from relaas.contracts.loss_reasons import add_loss_reason
from relaas.contracts.models import Contract, ContractLine, Direction
from relaas.contracts.tests.conftest import BY, Make
from relaas.contracts.tests.importing import BAKERY, Cells, bring_in, rows_of, what
from relaas.imports.importer import IMPORTERS
from relaas.imports.preparing import choose, start_import, take_in
from relaas.imports.running import foreseen
from relaas.imports.undoing import start_undoing
from relaas.kernel.actors import Actor
from relaas.kernel.jobs import do_here
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.program import preparation
from relaas.program.command_line import main
from relaas.story.models import Change, Transaction
from relaas.story.writing import writing
from relaas.terms.measures import set_order_stop


@pytest.fixture(autouse=True)
def _lists(ours: Administration) -> None:
    for prepare in (prepare_vat_codes, prepare_price_units, prepare_product_groups, prepare_cost_types):
        prepare()


def lines_of(contract: Contract) -> list[tuple[str, Decimal, str, Decimal, str]]:
    related = contract.lines.select_related("price_unit", "vat_code")
    return [
        (each.description, each.quantity, str(each.price_unit or ""), each.price, str(each.vat_code or ""))
        for each in related
    ]


def test_rows_with_one_number_are_one_contract(bakery: Party) -> None:
    """With what programs write in their cells: units and VAT in other words, days t/m, amounts the Dutch way."""
    outcomes = bring_in(
        {"no": "A-17", "for": "Bakkerij van den Berg", "what": "Tegels", "quantity": "12,5", "price_unit": "M2",
         "price": "€ 34,95", "vat_code": "21% BTW", "contract.description": "Vloer winkel",
         "contract.product_group": "producten", "contract.from_day": "1-2-2026", "contract.until_day": "31-12-2026",
         "contract.external_reference": "PO 4711"},
        {"what": "Leggen", "quantity": "8", "price_unit": "uren", "price": "1.045,50", "vat_code": "BTW verlegd"},
        {"no": "a-17", "for": BAKERY, "what": "Voorrijden", "price": "35", "vat_code": "9", "discount": "10 %"},
        {"no": "A-18", "for": BAKERY, "what": "Advies", "price": "100"},
    )  # fmt: skip
    assert what(outcomes) == ["created"] * 4
    first, second = Contract.objects.order_by("number")
    assert [outcome.subject and outcome.subject.id for outcome in outcomes] == [first.pk] * 3 + [second.pk]
    assert (first.number, first.description, str(first.product_group)) == ("A-17", "Vloer winkel", "Producten")
    assert (first.from_day, first.until_day, first.serial) == (date(2026, 2, 1), date(2027, 1, 1), None)
    assert first.external_reference == "PO 4711"
    assert lines_of(first) == [
        ("Tegels", Decimal("12.5"), "m²", Decimal("34.95"), "Hoog"),
        ("Leggen", Decimal(8), "uur", Decimal("1045.5"), "Verlegd"),
        ("Voorrijden", Decimal(1), "", Decimal(35), "Laag"),
    ]
    assert first.net == Decimal("436.88") + Decimal(8364) + Decimal("31.50")
    assert second.description == "Advies"
    assert lines_of(second)[0][4] == "Hoog"


def test_the_same_file_again_changes_nothing_and_a_changed_one_changes_lines(bakery: Party) -> None:
    """Upsert by number: a line is meant by its description; none is taken away."""
    rows: list[Cells] = [{"no": "A1", "for": BAKERY, "what": name, "price": "10"} for name in ("Uur", "Uur", "Rit")]
    bring_in(*rows)
    newest = Transaction.objects.latest("pk").pk
    assert what(bring_in(*rows)) == ["skipped"] * 3
    assert not Change.objects.filter(transaction_id__gt=newest).exists()
    assert what(bring_in(*rows, existing="leave")) == ["skipped"] * 3
    changed = [rows[0], {**rows[1], "price": "12"}, {"no": "A1", "what": "Koffie", "price": "2,5"}]
    assert what(bring_in(*changed)) == ["updated"] * 3
    contract = Contract.objects.get()
    assert [(line[0], line[3]) for line in lines_of(contract)] == [
        ("Uur", 10),
        ("Uur", 12),
        ("Rit", 10),
        ("Koffie", Decimal("2.5")),
    ]
    assert contract.net == Decimal("34.50")
    assert what(bring_in({"no": "A1", "contract.external_reference": "X"})) == ["updated"]


def test_a_contract_runs_on_over_chunks(bakery: Party) -> None:
    rows = [{"no": "A1", "for": BAKERY, "what": "Uur", "price": str(price)} for price in range(1, 6)]
    assert what(bring_in(*rows, {"what": "Laatste", "price": "9"}, existing="leave", chunk=2)) == [
        "created", "created", "updated", "updated", "updated", "updated",
    ]  # fmt: skip
    assert [int(line[3]) for line in lines_of(Contract.objects.get())] == [1, 2, 3, 4, 5, 9]


WRONG: list[tuple[Cells, str]] = [
    ({"for": "Bestaat Niet"}, "Deze relatie is er niet"),
    ({"for": "Slagerij Smit"}, "een van Bakkerij Van den Berg B.V."),
    ({"quantity": "1,1234567"}, "zes"),
    ({"price": "1000000000000"}, "Deze prijs is te hoog."),
    ({"price": "veel"}, "geen prijs"),
    ({"price": ""}, "Prijs: Vul dit in."),
    ({"discount": "101"}, "tussen 0 en 100"),
    ({"vat_code": "33%"}, "33%"),
    ({"what": ""}, "Omschrijving: Vul dit in."),
    ({"what": "x" * 501}, "500"),
    ({"contract.from_day": "2026-02-01", "contract.until_day": "2026-01-01"}, "dag"),
    ({"contract.cost_type": "Inkoop", "contract.direction": "verkoop"}, "hoort niet bij"),
    ({"contract.direction": "inkoop"}, "leverancier"),
    ({"contract.administration": "Anders B.V."}, "administratie"),
]


@pytest.mark.parametrize(("cells", "reason"), WRONG)
def test_a_wrong_row_refuses_its_contract_whole(bakery: Party, organization: Make, cells: Cells, reason: str) -> None:
    """Nothing half done: the other rows of that contract do not come in either, those of others do."""
    organization("Slagerij Smit", is_customer=True)
    good = {"no": "A1", "for": BAKERY, "what": "Goed", "price": "1"}
    outcomes = bring_in(good, {**good, "what": "Fout", "quantity": "1", **cells}, {**good, "no": "B9"})
    assert what(outcomes) == ["refused", "refused", "created"]
    assert reason in outcomes[1].reason
    assert [contract.number for contract in Contract.objects.all()] == ["B9"]
    mended = bring_in(good, {**good, "what": "Fout"}, {**good, "no": "B9"})
    assert what(mended) == ["created", "created", "skipped"]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"no": "V-2026-0001", "for": BAKERY}, "Relaas zelf"),
        ({"no": "A1"}, "geen relatie in deze rij"),
        ({"for": BAKERY}, "geen contractnummer"),
    ],
)
def test_a_contract_that_cannot_be_known_is_refused(bakery: Party, cells: Cells, reason: str) -> None:
    [outcome] = bring_in({"what": "Iets", "price": "1", **cells})
    assert (outcome.what, reason in outcome.reason) == ("refused", True), outcome.reason


def test_what_cannot_be_kept_of_the_contract_itself_is_left_out_and_said(bakery: Party) -> None:
    [outcome] = bring_in(
        {"no": "A1", "for": BAKERY, "what": "Iets", "price": "1", "price_unit": "el", "contract.owner": "Niemand",
         "contract.from_day": "31-2-2026", "contract.product_group": "\N{GRINNING FACE}"}
    )  # fmt: skip
    assert outcome.what == "created"
    assert {(problem.target, problem.code) for problem in outcome.problems} == {
        ("line.price_unit", "name_unknown"),
        ("contract.owner", "name_unknown"),
        ("contract.from_day", "day"),
        ("contract.product_group", "name_unknown"),
    }


def test_a_purchase_and_a_heading(organization: Make) -> None:
    supplier = organization("Groothandel De Boer", is_supplier=True, code="L100")
    outcomes = bring_in(
        {"no": "PO-1", "contract.relation_code": "L100", "contract.cost_type": "inkoop", "what": "Grondstoffen"},
        {"no": "PO-1", "what": "Meel", "price": "0,125", "quantity": "1.000", "price_unit": "KGM"},
    )
    assert what(outcomes) == ["created", "created"]
    assert [problem.code for problem in outcomes[0].problems] == ["heading"]
    order = Contract.objects.get()
    assert (order.direction, order.relation, str(order.cost_type)) == (Direction.PURCHASE, supplier, "Inkoop")
    assert [f"{line.kind} {line.quantity:.0f}" for line in order.lines.all()] == ["heading 0", "item 1000"]


def test_the_law_is_asked_by_import_too(bakery: Party) -> None:
    """C5, C11: a stop and the archive refuse, with their reason; nobody passes them by importing."""
    row = {"no": "A1", "for": BAKERY, "what": "Uur", "price": "10"}
    bring_in(row)
    set_order_stop(bakery, reason="wacht op betaling", by=BY)
    [refused] = bring_in({**row, "no": "A2"})
    assert (refused.what, "wacht op betaling" in refused.reason) == ("refused", True)
    assert what(bring_in({**row, "price": "11"})) == ["updated"], "what runs goes on"
    archive(bakery, by=BY)
    for number in ("A1", "A3"):
        [refused] = bring_in({**row, "no": number, "price": "12"})
        assert (refused.what, "gearchiveerd" in refused.reason) == ("refused", True)
    assert ContractLine.objects.get().price == 11


def test_what_is_lost_keeps_its_lines_and_a_closed_code_is_refused(bakery: Party) -> None:
    row = {"no": "A1", "for": BAKERY, "what": "Uur", "price": "10"}
    bring_in(row)
    lose(Contract.objects.get(), reason=add_loss_reason(facts={"name": "Te duur"}, by=BY), by=BY)
    assert what(bring_in({**row, "price": "11"})) == ["refused"]
    with writing(by=BY, what="test"):
        VatCode.objects.filter(name="Laag").update(closed_from=date(2020, 1, 1))
    [refused] = bring_in({**row, "no": "A2", "vat_code": "Laag"})
    assert "Laag kan niet meer worden gekozen" in refused.reason


def test_who_sees_and_may_what(bakery: Party, organization: Make) -> None:
    """U2: purchases need their own right; who is not seen is not found."""
    organization("Groothandel De Boer", is_supplier=True)
    rights = {"parties.read", "contracts.read_sales", "contracts.change_sales", "contracts.change"}
    sales = Actor("Piet", user_id=8, rights=frozenset(rights))
    sold = {"no": "A1", "for": BAKERY, "what": "Uur", "price": "10", "cost_price": "6"}
    bought = {"no": "P1", "for": "Groothandel De Boer", "contract.direction": "inkoop", "what": "Uur", "price": "10"}
    importer = ContractImporter()
    plan = importer.plan(rows_of([sold, bought]), existing="update", by=sales, seen=importer.begin())
    assert what(plan.outcomes) == ["created", "refused"]
    assert [problem.target for problem in plan.outcomes[0].problems] == ["line.cost_price"]
    limited = Actor("Kees", user_id=9, rights=sales.rights, only_managed=True)
    [refused] = bring_in(sold, by=limited)
    assert (refused.what, "is er niet" in refused.reason) == ("refused", True)


FILES: dict[str, str] = {
    "exact": "Ordernummer;Besteld door;Uw ref.;Artikelomschrijving;Aantal;Eenheid;Nettoprijs;Korting;Btw-code\n"
    "18001;{name};REF;Tegels;10;m2;34,95;5;21\n18001;{name};REF;Lijm;2;zak;12,50;;21\n",
    "afas": "Nummer;Verkooprelatie;Referentie;Omschrijving;Aantal eenheden;Eenheid;Prijs per eenheid;BTW-tariefgroep\n"
    "18001;{name};REF;Tegels;10;m2;34,95;Hoog\n18001;{name};REF;Lijm;2;zak;12,50;Hoog\n",
    "moneybird": "Offertenummer,Contact,Referentie,Vervaldatum,Omschrijving,Aantal,Prijs,Btw-tarief\n"
    '18001,{name},REF,2026-12-31,Tegels,10,"34.95",21% btw\n18001,{name},REF,2026-12-31,Lijm,2,"12.50",21% btw\n',
    "odoo": "Order Reference,Customer,Customer Reference,Expiration,Order Lines/Description,Order Lines/Quantity,"
    "Order Lines/Unit of Measure,Order Lines/Unit Price,Order Lines/Taxes\n"
    "18001,{name},REF,2026-12-31,Tegels,10.0,Units,34.95,21% ST\n,,,,Lijm,2.0,Units,12.5,21% ST\n",
}


@pytest.mark.parametrize("program", FILES)
def test_headings_of_other_programs_are_known(bakery: Party, program: str) -> None:
    """Every column finds its meaning by itself, in a check, the import and the undo of it."""
    content = FILES[program].format(name=BAKERY)
    current = take_in(ContentFile(content.encode()), name="orders.csv", importer=IMPORTERS["contracts"], by=BY)
    assert all(current.targets.values()), current.columns
    current.columns = [each.keep() for each in choose(current, current.targets, existing="update", by=BY)]
    [(_chunk, outcomes)] = foreseen(current, IMPORTERS["contracts"], by=BY)
    assert what(outcomes) == ["created", "created"], outcomes
    do_here(start_import(current, by=BY))
    contract = Contract.objects.get()
    assert (contract.number, contract.external_reference) == ("18001", "REF")
    assert [line[0] for line in lines_of(contract)] == ["Tegels", "Lijm"]
    assert lines_of(contract)[1][1] == 2
    do_here(start_undoing(current, by=BY))
    assert not Contract.objects.exists()


def test_by_the_command_line(bakery: Party, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", lambda: None)
    file = tmp_path / "contracts.csv"
    file.write_text(f"Nummer;Klant;Omschrijving;Prijs\nA1;{BAKERY};Uur;10\n")
    assert main(["import", "contracts", str(file), "--dry-run"]) == 0
    assert not Contract.objects.exists()
    assert main(["import", "contracts", str(file)]) == 0
    assert Contract.objects.get().net == 10
