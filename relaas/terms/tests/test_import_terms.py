"""T2, C2-C6, K6: terms and stops of relations out of a file."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.imports.guessing.columns import columns_of, guess
from relaas.imports.guessing.known import Known
from relaas.imports.importer import Outcome
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.parties.importing.importer import PERSONS, RELATIONS
from relaas.parties.models import Party
from relaas.parties.tests.bringing_in import bring_in, codes, party_of, what
from relaas.parties.tests.conftest import BY as IMPORTING
from relaas.story.models import Entry, Transaction
from relaas.story.undoing import undo
from relaas.terms.document_schemes import change_document_scheme
from relaas.terms.invoicing import change_invoicing_terms
from relaas.terms.measures import lift_order_stop, set_order_stop
from relaas.terms.models import DocumentScheme, Measure, RelationTerms, ShippingScheme
from relaas.terms.rights import CHANGE, CONTROL, READ
from relaas.terms.shipping_schemes import add_shipping_scheme
from relaas.terms.tests.conftest import BY, told

pytestmark = pytest.mark.django_db

ALL = {
    "name": "Bakkerij", "vat": "NL004495445B01", "terms.attention": "Crediteuren", "terms.sales_vat": "Verlegd",
    "terms.purchase_vat": "intra-EU", "terms.document_scheme": "GROOTHANDEL", "terms.shipping_scheme": "Post",
    "terms.discount": "12.5", "terms.on_account": "nee", "terms.credit_limit": "€ 1.234,50", "terms.deposit": "25 %",
    "terms.ship_from": "100", "terms.order_stop": "ja", "terms.order_stop_reason": "Betaalt niet",
    "terms.delivery_stop": "x", "organization.general_note": "Belt liever",
    "organization.price_note": "Tien voor negen",
}  # fmt: skip


@pytest.fixture
def post(db: None) -> ShippingScheme:
    return add_shipping_scheme(facts={"name": "Post"}, bands=[{"from_amount": "0", "cost": "6,95"}], by=BY)


def terms_of(outcome: Outcome) -> RelationTerms:
    return RelationTerms.objects.get(party=party_of(outcome))


def stops_of(party: Party) -> dict[str, str]:
    return dict(Measure.objects.filter(party=party).values_list("kind", "reason"))


def from_file(name: str, *rows: dict[str, str]) -> list[Outcome]:
    return bring_in(*rows, seen=RELATIONS.begin(name))


def test_a_new_relation_gets_all_of_it(scheme: DocumentScheme, post: ShippingScheme) -> None:
    (outcome,) = from_file("relaties.csv", ALL)
    assert (outcome.what, codes(outcome)) == ("created", set())
    party, terms = party_of(outcome), terms_of(outcome)
    assert (terms.attention, terms.sales_vat, terms.purchase_vat) == ("Crediteuren", "reverse_charge", "intra_eu")
    assert (terms.document_scheme, terms.shipping_scheme) == (scheme, post)
    assert (terms.discount, terms.credit_limit) == (Decimal("12.50"), Decimal("1234.50"))
    assert (terms.deposit, terms.ship_from, terms.on_account) == (Decimal(25), Decimal(100), False)
    assert (party.general_note, party.price_note) == ("Belt liever", "Tien voor negen")
    assert stops_of(party)["order_stop"] == "Betaalt niet"
    assert "relaties.csv" in stops_of(party)["delivery_stop"]
    stop = Measure.objects.get(party=party, kind="order_stop")
    assert (stop.set_by_name, stop.until_day) == (IMPORTING.name, None)
    titles = {title for title, _detail in told(party)}
    assert {"Bestelstop gezet", "Leverstop gezet"} <= titles, titles
    assert any("0% → 12,5%" in detail for _title, detail in told(party))


def test_the_story_is_for_who_may_read_terms(scheme: DocumentScheme, post: ShippingScheme) -> None:
    party = party_of(from_file("a.csv", ALL)[0])
    entries = Entry.objects.filter(subjects__kind="party", subjects__subject_id=party.pk, key__startswith="terms.")
    assert [entry.right for entry in entries] == [READ] * 4


def test_who_is_there_is_changed_and_the_same_file_again_changes_nothing(
    bakery: Party, scheme: DocumentScheme, post: ShippingScheme
) -> None:
    change_invoicing_terms(bakery, facts={"discount": "5", "attention": "Jan"}, by=BY)
    row = {**ALL, "name": bakery.name}
    (outcome,) = from_file("a.csv", row)
    assert (outcome.what, party_of(outcome)) == ("updated", bakery)
    terms = terms_of(outcome)
    assert (terms.discount, terms.attention, terms.document_scheme) == (Decimal("12.50"), "Crediteuren", scheme)
    before = Entry.objects.count()
    assert what(from_file("b.csv", row)) == ["skipped"]
    assert Entry.objects.count() == before
    assert what(from_file("b.csv", {"name": bakery.name, "terms.discount": "", "terms.attention": "-"})) == ["skipped"]


def test_a_set_of_rows_some_new_some_there(bakery: Party) -> None:
    """Rows that change in other columns are written in other statements."""
    rows = [{"name": bakery.name, "terms.discount": "1"}]
    rows += [{"name": f"Slager {each}", "terms.discount": "2", "terms.order_stop": "ja"} for each in "abc"]
    rows += [{"name": "Groen", "terms.credit_limit": "0"}, {"name": "Kaal"}]
    assert what(from_file("a.csv", *rows)) == ["updated"] + ["created"] * 5
    assert RelationTerms.objects.count() == 5
    assert Measure.objects.filter(kind="order_stop").count() == 3
    rows[0]["terms.attention"], rows[1]["terms.discount"], rows[4]["terms.ship_from"] = "Piet", "3", "50"
    assert what(from_file("a.csv", *rows)) == ["updated", "updated", "skipped", "skipped", "updated", "skipped"]
    kept = RelationTerms.objects.order_by("party_id")
    assert [f"{each.discount} {each.attention} {each.credit_limit} {each.ship_from}" for each in kept] == [
        "1.00 Piet None 0.00", "3.00  None 0.00", "2.00  None 0.00", "2.00  None 0.00", "0.00  0.00 50.00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("discount", "101 %", "percentage"),
        ("discount", "-1", "percentage"),
        ("deposit", "veel", "percentage"),
        ("credit_limit", "-5", "amount_negative"),
        ("credit_limit", "1e9", "amount"),
        ("ship_from", "31-12-2026", "amount"),
        ("sales_vat", "soms", "choice"),
        ("sales_vat", "verlegd", "vat_number_needed"),
        ("document_scheme", "Bestaat niet", "name_unknown"),
        ("shipping_scheme", "😀", "name_unknown"),
        ("on_account", "misschien", "choice"),
        ("order_stop", "misschien", "choice"),
        ("order_stop_reason", "Zomaar", "no_stop"),
        ("attention", "x" * 5000, "too_long"),
    ],
)
def test_a_wrong_cell_does_not_cost_its_row(column: str, cell: str, code: str) -> None:
    (outcome,) = from_file("a.csv", {"name": "Bakkerij", f"terms.{column}": cell})
    assert (outcome.what, codes(outcome)) == ("created", {code})
    assert [(problem.target, problem.value) for problem in outcome.problems] == [(f"terms.{column}", cell)]
    assert not RelationTerms.objects.exists()
    assert not Measure.objects.exists()


def test_a_regime_may_use_the_vat_number_of_whom_it_finds(bakery: Party) -> None:
    """C10."""
    (outcome,) = from_file("a.csv", {"name": bakery.name, "terms.sales_vat": "ICL"})
    assert (codes(outcome), terms_of(outcome).sales_vat) == (set(), "intra_eu")


def test_a_closed_scheme_stays_with_who_has_it_and_is_not_given(bakery: Party, scheme: DocumentScheme) -> None:
    """K6."""
    change_invoicing_terms(bakery, facts={"document_scheme": scheme}, by=BY)
    change_document_scheme(scheme, facts={"closed_from": "2020-01-01"}, by=BY)
    cell = {"terms.document_scheme": "Groothandel"}
    outcomes = from_file("a.csv", {"name": bakery.name, **cell}, {"name": "Slager", **cell})
    assert [codes(outcome) for outcome in outcomes] == [set(), {"closed"}]
    assert what(outcomes) == ["skipped", "created"]
    assert RelationTerms.objects.count() == 1


def test_a_stop_that_is_there_stays(bakery: Party) -> None:
    """C5: a file sets stops and lifts none; who set it and why stays."""
    set_order_stop(bakery, reason="Failliet", by=BY)
    for cells, code in (
        ({"terms.order_stop": "nee"}, {"stop_stays"}),
        ({"terms.order_stop": "ja"}, set()),
        ({"terms.order_stop": "ja", "terms.order_stop_reason": "Anders"}, {"set_already"}),
    ):
        (outcome,) = from_file("a.csv", {"name": bakery.name, **cells})
        assert (outcome.what, codes(outcome), stops_of(bakery)) == ("skipped", code, {"order_stop": "Failliet"})
    lift_order_stop(bakery, by=BY)
    assert what(from_file("a.csv", {"name": bakery.name, "terms.order_stop": "nee"})) == ["skipped"]
    assert stops_of(bakery) == {}


def test_a_stop_that_is_over_makes_room(bakery: Party) -> None:
    set_order_stop(bakery, reason="Even", until_day=date(2031, 1, 1), by=BY)
    with clock.travel(to=datetime(2031, 2, 1, tzinfo=UTC)):
        (outcome,) = from_file("a.csv", {"name": bakery.name, "terms.order_stop": "1"})
    assert outcome.what == "updated"
    measure = Measure.objects.get()
    assert ("a.csv" in measure.reason, measure.until_day) == (True, None)


@pytest.mark.parametrize(("rights", "refused"), [({CHANGE}, 5), ({CONTROL}, 2), (set(), 7)])
def test_columns_count_for_who_has_their_right(rights: set[str], refused: int) -> None:
    """U2: a warning for each cell, and the row goes on."""
    some = frozenset({"parties.read", "parties.change", READ, *rights})
    by = Actor("Piet", user_id=None, rights=some)
    cells = {"terms.discount": "5", "terms.attention": "Jan", "terms.credit_limit": "100", "terms.deposit": "5",
             "terms.on_account": "nee", "terms.order_stop": "ja", "terms.order_stop_reason": "Zomaar"}  # fmt: skip
    (outcome,) = bring_in({"name": "Bakkerij", **cells}, by=by)
    assert (outcome.what, [problem.code for problem in outcome.problems]) == ("created", ["right"] * refused)
    found = RelationTerms.objects.first() or RelationTerms()
    assert (found.discount == 5, found.credit_limit == 100) == (CHANGE in rights, CONTROL in rights)
    assert Measure.objects.exists() == (CONTROL in rights)


def test_a_second_row_fills_in_and_does_not_contradict(scheme: DocumentScheme) -> None:
    outcomes = from_file(
        "a.csv",
        {"name": "Bakkerij", "kvk": "05012345", "terms.discount": "5"},
        {"name": "Bakkerij", "kvk": "05012345", "terms.discount": "6", "terms.document_scheme": "groothandel"},
        {"name": "Bakkerij", "kvk": "05012345", "terms.discount": "6", "terms.delivery_stop": "ja"},
    )
    assert what(outcomes) == ["created", "updated", "updated"]
    assert [codes(outcome) for outcome in outcomes] == [set(), {"contradicts_row"}, {"contradicts_row"}]
    assert outcomes[1].problems[0].mended_to == "5%"
    terms = RelationTerms.objects.get()
    assert (terms.discount, terms.document_scheme) == (Decimal(5), scheme)
    assert Measure.objects.get().kind == "delivery_stop"


def test_leaving_who_is_there_leaves_its_terms(bakery: Party) -> None:
    assert what(bring_in({"name": bakery.name, "terms.discount": "5"}, existing="leave")) == ["skipped"]
    assert not RelationTerms.objects.exists()


def test_it_is_undone_as_a_whole(bakery: Party) -> None:
    change_invoicing_terms(bakery, facts={"discount": "5"}, by=BY)
    from_file("a.csv", {"name": bakery.name, "terms.discount": "6", "terms.order_stop": "ja"},
              {"name": "Nieuw", "terms.credit_limit": "5"})  # fmt: skip
    undo(Transaction.objects.latest("id"), by=BY)
    assert list(RelationTerms.objects.values_list("party_id", "discount")) == [(bakery.pk, Decimal(5))]
    assert not Measure.objects.exists()
    assert not Party.objects.filter(name="Nieuw").exists()


def test_a_set_takes_as_many_statements_as_a_few_rows(db: None) -> None:
    counts = []
    for count in (3, 60):
        cells = {"terms.discount": "5", "terms.order_stop": "ja"}
        rows = [{"name": f"Zaak {count} {each}", **cells} for each in range(count)]
        from_file("a.csv", *rows)
        again = [{**row, "terms.discount": "6"} for row in rows]
        with CaptureQueriesContext(connection) as captured:
            from_file("a.csv", *again)
        counts.append(sum("terms_" in query["sql"] for query in captured.captured_queries))
    assert counts[0] == counts[1] > 0


def test_headings_of_other_programs() -> None:
    known = Known(RELATIONS.targets)
    means = {
        "T.a.v.": "attention", "Korting %": "discount", "Kredietlimiet": "credit_limit", "Bestelstop": "order_stop",
        "Reden bestelstop": "order_stop_reason", "Delivery stop reason": "delivery_stop_reason",
        "Document schema": "document_scheme", "Verzendkosten": "shipping_scheme", "BTW-regime": "sales_vat",
        "Purchase VAT": "purchase_vat", "Aanbetaling %": "deposit", "Verzenden vanaf": "ship_from",
        "Betalen op rekening": "on_account",
    }  # fmt: skip
    guessed = guess(columns_of(list(means), []), known)
    assert {column.heading: column.target for column in guessed} == {
        heading: f"terms.{name}" for heading, name in means.items()
    }


@pytest.mark.parametrize(
    ("cells", "target"),
    [(["NL004495445B01", "NL810433941B01"], "organization.vat_number"), (["Verlegd", "Standaard"], "terms.sales_vat")],
)
def test_a_vat_column_is_what_stands_in_it(cells: list[str], target: str) -> None:
    (column,) = guess(columns_of(["Vat"], [[cell] for cell in cells]), Known(RELATIONS.targets))
    assert column.target == target


def test_persons_have_no_such_columns() -> None:
    assert not any(target.key.startswith("terms.") for target in PERSONS.targets)
