"""Subscriptions out of a file, with the lines of contracts (S1-S3, K5): the words of people and of other programs."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile

from relaas.administrations.models import Administration
from relaas.catalog.preparing import prepare_cost_types, prepare_price_units, prepare_product_groups, prepare_vat_codes
from relaas.contracts.models import BilledPeriod, Contract, Recurrence, Status
from relaas.contracts.subscriptions.rules import moments
from relaas.contracts.subscriptions.terms import terms_of
from relaas.contracts.tests.conftest import BY
from relaas.contracts.tests.importing import BAKERY, Cells, bring_in, what
from relaas.imports.importer import IMPORTERS, Outcome
from relaas.imports.preparing import choose, start_import, take_in
from relaas.imports.undoing import start_undoing
from relaas.kernel import clock
from relaas.kernel.jobs import do_here
from relaas.parties.models import Address, Party
from relaas.story.models import Change, Transaction
from relaas.story.writing import writing


@pytest.fixture(autouse=True)
def _lists(ours: Administration, bakery: Party) -> None:
    """What is chosen from, and where invoices go."""
    for prepare in (prepare_vat_codes, prepare_price_units, prepare_product_groups, prepare_cost_types):
        prepare()
    with writing(by=BY, what="test"):
        Address.objects.create(party=bakery, city="Zwolle", for_invoice=True, default_invoice=True)


def row(name: str = "Onderhoud", price: str = "30", **subscription: str) -> dict[str, str]:
    """A line of contract A1, and what is said of how it comes back."""
    line = {"no": "A1", "for": BAKERY, "what": name, "price": price, "contract.from_day": "31-1-2026"}
    return {**line, **{f"subscription.{key}": cell for key, cell in subscription.items()}}


SIGNED: Mapping[str, str] = {"contract.signed_on": "15-1-2026", "contract.product_group": "producten"}


def said(outcome: Outcome) -> list[tuple[str, str]]:
    return [(problem.target.removeprefix("subscription."), problem.code) for problem in outcome.problems]


def kept(*names: str) -> list[tuple[object, ...]]:
    return list(Recurrence.objects.order_by("line__position").values_list("line__description", *names))


def test_lines_come_back_as_their_rows_say(bakery: Party) -> None:
    outcomes = bring_in(
        row("Licentie", interval="per maand", moment="vooraf", notice_months="1 maand"),
        row("Onderhoud", interval="1x per kwartaal", price_per="maand", moment="Achteraf", splits="op prijs"),
        row("Levering", every="4", interval="weken", price_per="per week", alignment="ja", from_day="5-2-2026"),
        row("Keuring", interval="jaarlijks", until_day="30-1-2029", auto_renew="ja", renew_months="1 jaar"),
        row("Termijn", interval="Monthly", times="36x"),
        row("Aanleg", interval="eenmalig"),
    )
    assert (what(outcomes), [said(outcome) for outcome in outcomes]) == (["created"] * 6, [[]] * 6)
    assert kept("price_per", "every", "interval", "moment", "splits", "alignment", "from_day") == [
        ("Licentie", "month", 1, "month", "before", "quantity", "start", date(2026, 1, 31)),
        ("Onderhoud", "month", 1, "quarter", "after", "price", "start", date(2026, 1, 31)),
        ("Levering", "week", 4, "week", "after", "quantity", "calendar", date(2026, 2, 5)),
        ("Keuring", "year", 1, "year", "after", "quantity", "start", date(2026, 1, 31)),
        ("Termijn", "month", 1, "month", "after", "quantity", "start", date(2026, 1, 31)),
    ]
    ends = kept("until_day", "auto_renew", "renew_months", "times", "notice_months")
    assert ends[0][1:] == (None, False, 12, 0, 1)
    assert ends[3][1:] == (date(2029, 1, 31), True, 12, 0, None)
    assert ends[4][1:] == (None, False, 12, 36, None)
    contract = Contract.objects.get()
    assert (contract.net, contract.yearly) == (Decimal(30), Decimal(12 * 30 * 3 + 52 * 30 + 30))


def test_the_same_again_changes_nothing_and_a_changed_row_changes(bakery: Party) -> None:
    rows = [row("Licentie", interval="per maand"), row("Uur")]
    bring_in(*rows)
    newest = Transaction.objects.latest("pk").pk
    assert what(bring_in(*rows)) == ["skipped"] * 2
    assert not Change.objects.filter(transaction_id__gt=newest).exists()
    changed = [row("Licentie", interval="per kwartaal"), row("Uur", interval="per week")]
    assert what(bring_in(*changed, existing="leave")) == ["skipped"] * 2
    assert what(bring_in(*changed)) == ["updated"] * 2
    assert kept("price_per", "interval") == [("Licentie", "month", "quarter"), ("Uur", "week", "week")]
    [once, _uur] = bring_in(row("Licentie", interval="eenmalig"), row("Uur"))
    assert said(once) == [("interval", "left_out")]
    assert Recurrence.objects.count() == 2


WRONG: list[tuple[Cells, str]] = [
    ({"interval": "0 maanden"}, "van 1 t/m 99"),
    ({"every": "100", "interval": "weken"}, "van 1 t/m 99"),
    ({"interval": "om de week"}, "is geen interval"),
    ({"interval": "dagelijks"}, "is geen interval"),
    ({"interval": "2x per maand"}, "is geen interval"),
    ({"interval": "\N{GRINNING FACE}"}, "is geen interval"),
    ({"interval": "maand" * 1000}, "is geen interval"),
    ({"interval": "per halfjaar"}, "Prijs per"),
    ({"interval": "4-wekelijks"}, "Prijs per"),
    ({"interval": "per maand", "price_per": "stuk"}, "Een prijs is voor een dag"),
    ({"interval": "per maand", "moment": "halverwege"}, "vooraf, achteraf"),
    ({"interval": "per maand", "from_day": "29-2-2026"}, "geen datum"),
    ({"interval": "per maand", "from_day": "1-1-1850"}, "1900"),
    ({"interval": "per maand", "from_day": "1-3-2026", "until_day": "28-2-2026"}, "ligt voor de eerste"),
    ({"interval": "per maand", "times": "12", "until_day": "31-12-2026"}, "niet allebei"),
    ({"interval": "per maand", "times": "1", "auto_renew": "ja"}, "niet vanzelf"),
    ({"interval": "per maand", "auto_renew": "ja"}, "vul die in"),
    ({"interval": "per maand", "auto_renew": "misschien"}, "ja of nee"),
    ({"interval": "per maand", "times": "1000"}, "t/m 999"),
    ({"interval": "per maand", "renew_months": "30 dagen"}, "aantal maanden"),
]


@pytest.mark.parametrize(("cells", "reason"), WRONG)
def test_what_decides_what_is_invoiced_is_right_or_refused(bakery: Party, cells: Cells, reason: str) -> None:
    """Nothing of the contract comes in, and it is said at its row why; no row does harm to another contract."""
    good = {**row(interval="per maand"), "no": "B9"}
    outcomes = bring_in(row("Uur"), row(**cells), good)
    assert what(outcomes) == ["refused", "refused", "created"]
    assert reason in outcomes[1].reason, outcomes[1].reason
    assert outcomes[1].reason
    assert Contract.objects.get().number == "B9"


def test_what_decides_nothing_is_left_out_and_said(bakery: Party) -> None:
    outcomes = bring_in(
        row("Licentie", interval="per maand", notice_months="30 dagen", remark="x" * 5000),
        row("Uur", notice_months="1"),
    )
    assert said(outcomes[0]) == [("notice_months", "notice_months"), ("remark", "too_long")]
    assert said(outcomes[1]) == [("notice_months", "left_out")]


def test_a_leap_day_each_year(bakery: Party) -> None:
    """S4: 29 February is the 28th in other years, and comes back."""
    bring_in(row(interval="jaarlijks", from_day="29-2-2024", moment="vooraf"))
    days = [moment.day for moment, _year in zip(moments(terms_of(Recurrence.objects.get())), range(5), strict=False)]
    assert days == [date(2024, 2, 29), *(date(year, 2, 28) for year in (2025, 2026, 2027)), date(2028, 2, 29)]


def test_what_was_invoiced_elsewhere_is_marked_when_it_is_signed(bakery: Party) -> None:
    """S3: whole periods, once; what is not signed is not invoiced."""
    cells = row(interval="per maand", moment="vooraf", from_day="1-1-2026", billed_through="15-4-2026")
    with clock.travel(datetime(2026, 6, 10, 12, tzinfo=UTC)):
        [unsigned] = bring_in(cells)
        assert (unsigned.what, said(unsigned)) == ("created", [("billed_through", "not_billed")])
        [signed] = bring_in({**cells, **SIGNED})
        assert signed.what == "updated"
        assert said(signed) == [("billed_through", "whole_periods")]
        assert Contract.objects.get().status == Status.CONTRACT
        assert Contract.objects.get().signed_on == date(2026, 1, 15)
        billed = BilledPeriod.objects.values_list("from_day", "until_day", "amount")
        firsts = [date(2026, month, 1) for month in range(1, 5)]
        assert list(billed) == [(first, after, Decimal(30)) for first, after in pairwise(firsts)]
        assert what(bring_in({**cells, **SIGNED})) == ["skipped"]
        [dearer] = bring_in({**cells, **SIGNED, "price": "31"})
        assert (dearer.what, BilledPeriod.objects.count()) == ("refused", 3)


def test_what_lacks_for_signing_is_said(bakery: Party) -> None:
    [outcome] = bring_in({**row(interval="per maand"), "contract.signed_on": "15-1-2026"})
    assert outcome.what == "created"
    assert [problem.code for problem in outcome.problems] == ["unsigned"]
    assert "Kies een productgroep" in outcome.problems[0].reason
    assert Contract.objects.get().status == Status.REQUEST


FILES: dict[str, tuple[str, str, tuple[object, ...]]] = {
    "exact": (
        "Contractnummer;Debiteur;Omschrijving;Aantal;Prijs;Prijs per;Facturatiefrequentie;Startdatum;Automatische "
        "verlenging;Gefactureerd t/m;Datum ondertekening;Artikelgroep",
        "18001;{name};Licentie;3;12,50;maand;per kwartaal;1-1-2026;nee;31-3-2026;1-12-2025;Producten",
        ("month", 1, "quarter"),
    ),
    "moneybird": (
        "Contractnummer,Contact,Omschrijving,Aantal,Prijs,Frequency,Frequency type,Start date,Desired count",
        '18001,{name},Licentie,3,"12.50",1,month,2026-01-01,12',
        ("month", 1, "month"),
    ),
    "odoo": (
        "Contract,Customer,Order Lines/Description,Order Lines/Quantity,Order Lines/Unit Price,Recurring Interval,"
        "Recurring Rule Type,Recurring Invoicing Type,Date Start,Last Date Invoiced,Is Auto Renew",
        "18001,{name},Licentie,3.0,12.5,3,monthly,pre-paid,2026-01-01,,False",
        ("quarter", 3, "month"),
    ),
    "erpnext": (
        "Contract,Customer,Item Name,Qty,Rate,Billing Interval,Billing Interval Count,Start Date,Generate Invoice At,"
        "Follow Calendar Months,Price per",
        "18001,{name},Licentie,3,12.5,Month,3,2026-01-01,Beginning of the current subscription period,1,Month",
        ("month", 3, "month"),
    ),
}


@pytest.mark.parametrize("program", FILES)
def test_headings_of_other_programs_are_known(bakery: Party, program: str) -> None:
    """Every column finds its meaning by itself; what came in is taken back as a whole, with what was marked."""
    headings, cells, expected = FILES[program]
    content = f"{headings}\n{cells.format(name=BAKERY)}\n"
    current = take_in(ContentFile(content.encode()), name="abonnementen.csv", importer=IMPORTERS["contracts"], by=BY)
    assert all(current.targets.values()), current.columns
    current.columns = [each.keep() for each in choose(current, current.targets, existing="update", by=BY)]
    do_here(start_import(current, by=BY))
    assert Recurrence.objects.values_list("price_per", "every", "interval").get() == expected
    if program == "exact":
        assert BilledPeriod.objects.get().reference == "Uit import abonnementen.csv"
    do_here(start_undoing(current, by=BY))
    assert not Contract.objects.exists()
    assert not Recurrence.objects.exists()
