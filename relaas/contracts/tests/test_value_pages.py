"""The value report as a page and as files: what it says, who sees it, and bad input."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import load_workbook

from relaas.administrations.models import Administration
from relaas.catalog.product_groups import add_product_group
from relaas.contracts.models import RecurrenceState
from relaas.contracts.subscriptions.values.keeping import keep_events
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.making import make_contract, make_recurrence
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing

PAGE = "/abonnementen/waarde/"
TWO_YEARS = "?from_day=01-01-2026&through=31-12-2027"


@pytest.fixture
def two(ours: Administration, bakery: Party) -> int:
    """120 a year from 2026 in a group, whose id it gives, and 60 a year in 2027 only, in none."""
    group = add_product_group(facts={"name": "Onderhoud"}, by=BY).pk
    for price, given in (
        ("10", {"category_key": group}),
        ("5", {"from_day": date(2027, 1, 1), "until_day": date(2027, 7, 1)}),
    ):
        line = make_contract(ours, bakery, gross=Decimal(price)).lines.get()
        recurrence = make_recurrence(line, state=RecurrenceState.RUNNING, **given)
        with writing(by=SYSTEM, what="test"):
            keep_events([recurrence])
    return group


def rows_of(page: str) -> list[list[str]]:
    """The cells of the table, its total last."""
    table = page.split('id="value-table"')[1]
    cells = [row.split("<tr>")[-1] for row in table.split("</tr>")[1:-1]]
    return [[cell.split(">")[-1] for cell in row.replace("</th>", "</td>").split("</td>")[:-1]] for row in cells]


def test_the_page_says_what_came_and_went(two: int, signed_in: SignIn) -> None:
    """Each row by hand; the total runs from the first start to the last end; the chart says the same."""
    page = main_of(signed_in(), f"{PAGE}{TWO_YEARS}&per=year")
    assert rows_of(page) == [
        ["2026", "0,00", "120,00", "0,00", "0,00", "0,00", "120,00"],
        ["2027", "120,00", "60,00", "0,00", "0,00", "-60,00", "120,00"],
        ["Samen", "0,00", "180,00", "0,00", "0,00", "-60,00", "120,00"],
    ]
    assert "01-01-2026 t/m 31-12-2027" in page
    assert page.count("<rect") >= 3
    quarters = rows_of(main_of(signed_in("manager"), f"{PAGE}{TWO_YEARS}&per=quarter"))
    assert len(quarters) == 9
    assert quarters[6] == ["3e kwartaal 2027", "180,00", "0,00", "0,00", "0,00", "-60,00", "120,00"]


def test_per_category_and_of_one_category(two: int, signed_in: SignIn) -> None:
    reader = signed_in()
    assert rows_of(main_of(reader, f"{PAGE}{TWO_YEARS}&per=category")) == [
        ["Onderhoud", "0,00", "120,00", "0,00", "0,00", "0,00", "120,00"],
        ["Geen productgroep", "0,00", "60,00", "0,00", "0,00", "-60,00", "0,00"],
        ["Samen", "0,00", "180,00", "0,00", "0,00", "-60,00", "120,00"],
    ]
    assert rows_of(main_of(reader, f"{PAGE}{TWO_YEARS}&per=year&category={two}"))[-1][-1] == "120,00"
    assert rows_of(main_of(reader, f"{PAGE}{TWO_YEARS}&per=year&category=0"))[1] == [
        "2027", "0,00", "60,00", "0,00", "0,00", "-60,00", "0,00"
    ]  # fmt: skip


def test_a_file_is_what_is_seen(two: int, signed_in: SignIn) -> None:
    """CSV, XLSX and PDF of the same rows, totals included."""
    reader = signed_in("finance")
    asked = f"{TWO_YEARS}&per=year"
    csv = b"".join(reader.get(f"{PAGE}export.csv{asked}")).decode("utf-8-sig")
    assert csv.splitlines() == [
        "Jaar;Aan het begin;Nieuw;Meer;Minder;Beëindigd;Aan het eind",
        "2026;0,00;120,00;0,00;0,00;0,00;120,00",
        "2027;120,00;60,00;0,00;0,00;-60,00;120,00",
    ]
    book = load_workbook(BytesIO(b"".join(reader.get(f"{PAGE}export.xlsx{asked}"))))
    assert book.get_sheet_by_index(0).to_python()[1:] == [
        ["2026", 0, 120, 0, 0, 0, 120],
        ["2027", 120, 60, 0, 0, -60, 120],
        ["Totaal", 0, 180, 0, 0, -60, 120],
    ]
    assert b"".join(reader.get(f"{PAGE}export.pdf{asked}")).startswith(b"%PDF")
    assert reader.get(f"{PAGE}export.exe").status_code == 404
    assert reader.get(f"{PAGE}export.csv?per=eeuw").status_code == 303


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?from_day=01-06-2026&through=01-01-2026", "Deze dag ligt voor de eerste."),
        ("?from_day=01-01-1900&through=31-12-2099", "meer dan 120 rijen"),
        ("?from_day=01-01-0001&through=31-12-2026", "1000"),
        ("?from_day=😀&through=31-12-2026", "datum"),
        ("?from_day=31-12-9999&through=", "datum"),
        ("?per=eeuw", "eeuw"),
        ("?category=999999999999999999999", "999999999999999999999"),
        ("?category=-1&per=" + "x" * 5000, "Per"),
    ],
)
def test_bad_input_is_said_and_bounded(signed_in: SignIn, asked: str, said: str) -> None:
    """Turned around, 200 years of months, the year 1, emoji, an unknown group: 422, at the field."""
    answer = signed_in().get(f"{PAGE}{asked}")
    assert answer.status_code == 422
    page = answer.content.decode().split("<main")[1]
    assert said in page
    assert 'class="error"' in page
    assert "value-table" not in page


def test_years_and_categories_of_two_centuries_are_few_rows(two: int, signed_in: SignIn) -> None:
    """What is bounded is the number of rows, not the years."""
    reader = signed_in()
    long = "?from_day=01-01-1950&through=31-12-2060"
    assert len(rows_of(main_of(reader, f"{PAGE}{long}&per=year"))) == 112
    assert len(rows_of(main_of(reader, f"{PAGE}{long}&per=category"))) == 3


def test_who_may_see_it(two: int, signed_in: SignIn) -> None:
    """U2: as the lists of contracts; files want the right to take lists away."""
    assert signed_in("purchasing").get(PAGE).status_code == 403
    sales = signed_in("sales")
    assert sales.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in main_of(sales, "/abonnementen/")
    assert sales.get(f"{PAGE}export.csv").status_code == 403
    assert "export.csv" not in sales.get(PAGE).content.decode()
    assert sales.get(f"{PAGE}inkoop/").status_code == 403
    limited = signed_in("reader", only_managed=True)
    assert "Nog geen waarde" in main_of(limited, f"{PAGE}{TWO_YEARS}")


def test_the_page_takes_few_queries(two: int, signed_in: SignIn, django_assert_max_num_queries: object) -> None:
    """However many subscriptions there are."""
    reader = signed_in()
    reader.get(PAGE)
    with django_assert_max_num_queries(9):  # type: ignore[operator] # a fixture of pytest-django
        reader.get(f"{PAGE}{TWO_YEARS}")
