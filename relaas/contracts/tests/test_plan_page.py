"""The plan of a contract (S3): its moments by day, what is marked as billed, what changes, and its files."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import load_workbook

from relaas.administrations.models import Administration
from relaas.contracts.models import BilledPeriod, Contract, ContractLine, Pause, PriceChange, Recurrence, Status
from relaas.contracts.subscriptions.in_sight import in_sight
from relaas.contracts.subscriptions.schedule import Schedule, once_day
from relaas.contracts.tests.conftest import SignIn, main_of
from relaas.contracts.tests.making import in_status, make_contract, make_recurrence
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with clock.travel(datetime.combine(TODAY, datetime.min.time(), clock.AMSTERDAM)):
        yield


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    """With a line that is invoiced once for 50, one for 100 a month before it, one for 30 a quarter after it."""
    made = make_contract(ours, bakery, gross=50, from_day=date(2026, 12, 15))
    of_line(made, "Hosting", 100, from_day=date(2026, 12, 1))
    of_line(made, "Onderhoud", 10, from_day=date(2026, 12, 1), interval="quarter", moment="after")
    return in_status(made, Status.CONTRACT)


def of_line(contract: Contract, description: str, price: int, **given: Any) -> Recurrence:
    """A line of the contract with its recurrence."""
    with writing(by=SYSTEM, what="test"):
        place = contract.lines.count() + 1
        worth = {"quantity": 1, "price": price, "amount": price}
        line = ContractLine.objects.create(contract=contract, position=place, description=description, **worth)
    return make_recurrence(line, **given)


def plan_of(contract: Contract) -> str:
    return f"/contracten/{contract.pk}/plan/"


def moments_in(html: str) -> list[tuple[str, ...]]:
    """Day, period, lines and amount of each row, as the page says them."""
    table = html.split('id="moments"')[1].split("</tbody>")[0]
    rows = re.findall(r'<tr id="m.*?</tr>', table, re.DOTALL)
    cells = [re.findall(r"<td(?! class=.pick).*?</td>", row, re.DOTALL) for row in rows]
    return [tuple(re.sub(r"<[^>]+>", "", cell).strip() for cell in row) for row in cells]


def tick(client: Client, contract: Contract, *days: str, reference: str = "F-77") -> Any:
    """Tick these moments and send the form in."""
    html = client.get(plan_of(contract)).content.decode()
    ticks = [each for each in re.findall(r'name="moment" value="([^"]+)"', html) if each[:10] in days]
    once = re.findall(r'name="once" value="([^"]+)"', html)[0]
    sent = {"moment": ticks, "reference": reference, "once": once}
    return client.post(f"{plan_of(contract)}gefactureerd/", sent)


def test_moments_of_one_day_stand_together(signed_in: SignIn, contract: Contract) -> None:
    """24 ahead, with what is invoiced once among them and its own day."""
    rows = moments_in(main_of(signed_in("reader"), plan_of(contract)))
    assert len(rows) == 25
    assert rows[:3] == [
        ("01-12-2026", "01-12-2026 t/m 31-12-2026", "1", "100,00"),
        ("01-01-2027", "01-01-2027 t/m 31-01-2027", "1", "100,00"),
        ("01-02-2027", "01-02-2027 t/m 28-02-2027", "1", "100,00"),
    ]
    assert ("28-02-2027", "01-12-2026 t/m 28-02-2027", "1", "30,00") in rows
    assert rows[-1] == ("15-12-2026", "Eenmalig", "1", "50,00")


def test_a_moment_opens_line_by_line(signed_in: SignIn, contract: Contract) -> None:
    of_line(contract, "Licenties", 7, from_day=date(2026, 12, 1))
    opened = main_of(signed_in("reader"), f"{plan_of(contract)}?open=2026-12-01")
    assert ("01-12-2026", "01-12-2026 t/m 31-12-2026", "2", "107,00") in moments_in(opened)
    for expected in ("Hosting", "1 × 100,00", "Licenties", "1 × 7,00"):
        assert expected in opened, expected
    assert "Onderhoud" not in opened.split('id="changes"')[0]
    assert "1 × 50,00" in main_of(signed_in("sales"), f"{plan_of(contract)}?open=eenmalig")


@pytest.mark.parametrize("asked", ["?vanaf=31-02-2027", "?vanaf=0001-01-01", "?open=🥖", "?vanaf=" + "x" * 5000])
def test_what_is_no_day_is_left_out(signed_in: SignIn, contract: Contract, asked: str) -> None:
    assert len(moments_in(main_of(signed_in("reader"), plan_of(contract) + asked))) == 25


def test_ticked_moments_are_marked_and_unmarked(signed_in: SignIn, contract: Contract) -> None:
    """S3: what was billed leaves the plan, stands under its reference, and comes back when it was none."""
    client = signed_in("sales")
    answer = tick(client, contract, "2026-12-01", "2027-01-01")
    assert (answer.status_code, answer["Location"]) == (303, plan_of(contract))
    billed = BilledPeriod.objects.values_list("from_day", "until_day", "amount", "reference")
    assert sorted(billed) == [
        (date(2026, 12, 1), date(2027, 1, 1), Decimal(100), "F-77"),
        (date(2027, 1, 1), date(2027, 2, 1), Decimal(100), "F-77"),
    ]
    shown = main_of(client, plan_of(contract))
    assert moments_in(shown)[0][0] == "01-02-2027"
    assert "F-77" in shown
    assert "2 perioden" in shown
    client.post(f"{plan_of(contract)}teruggedraaid/", {"reference": "F-77", "billed_on": "2026-11-22"})
    assert not BilledPeriod.objects.exists()
    assert moments_in(main_of(client, plan_of(contract)))[0][0] == "01-12-2026"


def test_of_a_day_of_which_a_part_was_billed_the_rest_stays(contract: Contract) -> None:
    licences = of_line(contract, "Licenties", 7, from_day=date(2026, 12, 1))
    days = {"from_day": date(2026, 12, 1), "until_day": date(2027, 1, 1), "billed_on": TODAY}
    with writing(by=SYSTEM, what="test"):
        BilledPeriod.objects.create(contract=contract, recurrence=licences, amount=Decimal(7), **days)
    schedule = Schedule(contract, TODAY)
    assert (schedule.moments[0].lines, schedule.moments[0].amount) == (1, Decimal(100))
    assert [str(each.recurrence) for each in schedule.lines_on([date(2026, 12, 1)])] == ["Hosting"]
    assert len(schedule.moments) == 24


def test_what_cannot_be_marked_is_told_and_the_ticks_stay(signed_in: SignIn, contract: Contract) -> None:
    """Nothing ticked, no reference, a reference of 5,000 letters, sent twice, somebody who reads."""
    client, address = signed_in("sales"), f"{plan_of(contract)}gefactureerd/"
    for ticked in ([], ["🥖 x"], ["2026-12-01 NaN"], ["2026-12-01 1e99"], ["0001-01-01 100.00"]):
        assert client.post(address, {"moment": ticked, "reference": "F"}).status_code == 422
    for reference in ("", "🥖" * 5000):
        answer = tick(client, contract, "2026-12-01", reference=reference)
        assert answer.status_code == 422
        assert 'value="2026-12-01 100.00" aria-label="Selecteer 01-12-2026" checked' in answer.content.decode()
    assert not BilledPeriod.objects.exists()
    sent = {"moment": ["2026-12-01 100.00"], "reference": "F-1", "once": "o" * 22}
    assert [client.post(address, sent).status_code for _time in range(2)] == [303, 303]
    assert BilledPeriod.objects.count() == 1
    assert signed_in("reader").post(address, sent).status_code == 403
    assert signed_in("purchasing").post(address, sent).status_code == 404


def test_what_changed_meanwhile_is_not_billed(signed_in: SignIn, contract: Contract) -> None:
    """Two people at once: what comes to something else than whoever ticked it saw is looked at again."""
    client = signed_in("sales")
    sent = {"moment": ["2026-12-01 99.00"], "reference": "F-1"}
    answer = client.post(f"{plan_of(contract)}gefactureerd/", sent)
    assert answer.status_code == 422
    assert "intussen anders" in answer.content.decode()


def test_what_was_not_billed_in_time_is_pointed_out(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("sales")
    assert "Toon ze" not in main_of(client, plan_of(contract))
    of_line(contract, "Oud", 5, from_day=date(2026, 9, 1))
    shown = main_of(client, plan_of(contract))
    assert f"{plan_of(contract)}?vanaf=2026-09-01" in shown
    assert moments_in(main_of(client, f"{plan_of(contract)}?vanaf=2026-09-01"))[0][0] == "01-09-2026"


@pytest.mark.parametrize(
    ("moment", "days", "expected"),
    [
        ("before", {"from_day": date(2027, 1, 1), "signed_on": TODAY}, date(2027, 1, 1)),
        ("before", {"from_day": None, "signed_on": TODAY}, TODAY),
        ("after", {"from_day": date(2027, 1, 1), "until_day": date(2028, 1, 1)}, date(2027, 12, 31)),
        ("after", {"from_day": date(2027, 1, 1)}, date(2027, 1, 1)),
        ("after", {"from_day": None}, None),
    ],
)
def test_when_is_invoiced_once(moment: str, days: dict[str, Any], expected: date | None) -> None:
    assert once_day(Contract(invoice_moment=moment, **days)) == expected


def test_what_changes_stands_in_order_and_alike_together(contract: Contract) -> None:
    """S5, S6: prices, pauses, ends, renewals and last days to give notice."""
    hosting = contract.recurrences.get(line__description="Hosting")
    for name in ("Een", "Twee"):
        of_line(contract, name, 1, from_day=date(2026, 1, 1), until_day=date(2027, 1, 1), ends_on=date(2027, 1, 1))
    renews = {"until_day": date(2027, 6, 1), "auto_renew": True, "notice_months": 3}
    of_line(contract, "Verlengt", 1, from_day=date(2026, 6, 1), **renews)
    with writing(by=SYSTEM, what="test"):
        PriceChange.objects.create(contract=contract, recurrence=hosting, from_day=date(2027, 3, 1), price=Decimal(110))
        Pause.objects.create(contract=contract, from_day=date(2027, 4, 1), until_day=date(2027, 5, 1))
    assert [(each.day, each.lines) for each in in_sight(contract, TODAY)] == [
        (date(2027, 1, 1), "2 regels"),
        (date(2027, 2, 28), "Verlengt"),
        (date(2027, 3, 1), "Hosting"),
        (date(2027, 4, 1), "het hele contract"),
        (date(2027, 5, 1), "het hele contract"),
        (date(2027, 6, 1), "Verlengt"),
    ]


def test_files_say_what_the_page_says(signed_in: SignIn, contract: Contract) -> None:
    """K7, U2: CSV, XLSX and PDF of the moments and of one that stands open; for who may export."""
    address = f"{plan_of(contract)}export."
    client = signed_in("manager")
    csv = b"".join(client.get(f"{address}csv").streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    shown = [row[0] for row in moments_in(main_of(client, plan_of(contract)))[:-1]]
    assert [line.split(";")[0] for line in csv[1:]] == shown
    content = b"".join(client.get(f"{address}xlsx?open=2026-12-01").streaming_content)  # type: ignore[attr-defined]
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[1] == ["Hosting", date(2026, 12, 1), date(2026, 12, 31), 1.0, 100.0, 100.0]
    pdf = b"".join(client.get(f"{address}pdf").streaming_content)  # type: ignore[attr-defined]
    assert pdf.startswith(b"%PDF")
    assert client.get(f"{address}exe").status_code == 404
    assert signed_in("sales").get(f"{address}csv").status_code == 403


def test_the_card_on_the_contract_and_the_page_cost_few_queries(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("manager")
    assert "100,00" in main_of(client, f"/contracten/{contract.pk}/").split('id="plan"')[1].split("</section>")[0]
    with CaptureQueriesContext(connection) as asked:
        main_of(client, f"{plan_of(contract)}?open=2026-12-01")
    assert len(asked) <= 14, "\n".join(each["sql"][:150] for each in asked)
