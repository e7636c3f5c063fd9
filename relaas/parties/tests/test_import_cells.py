"""Cells as files have them: each kind of dirt read, mended or refused."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells import choices, days, numbers, places
from relaas.parties.importing.cells.mended import REASONS, Mended
from relaas.parties.importing.cells.names import name_parts
from relaas.parties.importing.cells.reaching import is_mail, is_website, mails, telephones, websites
from relaas.parties.models import Role

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("read", "cell", "value", "code"),
    [
        (numbers.kvk, "01234567", "01234567", ""),
        (numbers.kvk, "1234567", "01234567", "zeros_lost"),
        (numbers.kvk, "12345678.0", "12345678", "decimals"),
        (numbers.kvk, "0123.456.789", "0123.456.789", ""),
        (numbers.branch_number, "37178598", "000037178598", "zeros_lost"),
        (numbers.rsin, "3214400", "003214400", "zeros_lost"),
        (numbers.rsin, "3214401", "3214401", ""),
        (numbers.oin, "I0000003343669660000", "00000003343669660000", "letter_for_digit"),
        (numbers.oin, "1858103242000", "00000001858103242000", "zeros_lost"),
        (numbers.oin, "00000001858103242000", "00000001858103242000", ""),
        (days.day, "31-12-2026", "2026-12-31", ""),
        (days.day, "1/2/26", "2026-02-01", ""),
        (days.day, "12/31/2026", "2026-12-31", ""),
        (days.day, "2026-12-31T00:00:00", "2026-12-31", ""),
        (days.day, "2026-12-31 00:00:00+01:00", "2026-12-31", ""),
        (days.day, "20261231", "2026-12-31", ""),
        (days.day, "31 december 2026", "2026-12-31", ""),
        (days.day, "1 mrt. 1998", "1998-03-01", ""),
        (days.day, "46387", "2026-12-31", "day_number"),
        (days.day, "46387.5", "2026-12-31", "day_number"),
        (days.day, "", "", ""),
    ],
)  # fmt: skip
def test_numbers_and_days(read: Callable[[str], Mended], cell: str, value: str, code: str) -> None:
    mended = read(cell)
    assert (mended.value, mended.code) == (value, code)
    assert not code or code in REASONS


@pytest.mark.parametrize("cell", ["31-2-2026", "nooit", "2026", "13/13/2026"])
def test_what_is_no_day(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        days.day(cell)
    assert refused.value.code == "day"


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    ways = [
        day.isoformat(),
        f"{day:%d-%m-%Y}",
        f"{day:%Y%m%d}",
        f"{day:%-d/%-m/%y}",
        f"{day:%d.%m.%Y} 00:00",
        str(serial),
    ]
    assert {days.day(way).value for way in ways} == {day.isoformat()}


@given(st.integers(10_000, 99_999_999))
def test_a_kvk_number_that_a_spreadsheet_took_for_an_amount_is_found_again(number: int) -> None:
    whole = f"{number:08}"
    assert numbers.kvk(str(number)).value == whole
    assert numbers.kvk(f"{number}.0").value == numbers.kvk(f"{number},00").value == whole


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("(072) 535 66 66", [("+31725356666", "", "")]),
        ("14 0344", [("140344", "", "")]),
        ("0140529", [("140529", "", "zero_extra")]),
        ("595437555", [("+31595437555", "", "")]),
        ("31101234567", [("+31101234567", "", "")]),
        ("32 2 512 12 12", [("+3225121212", "", "plus_lost")]),
        ("010-1234567 (kantoor)", [("+31101234567", "kantoor", "remark")]),
        ("010-1234567 / 06-12345678", [("+31101234567", "", "several"), ("+31612345678", "", "")]),
        ("010-1234567; 06-12345678", [("+31101234567", "", "several"), ("+31612345678", "", "")]),
    ],
)
def test_telephones(cell: str, kept: list[tuple[str, str, str]]) -> None:
    assert [(each.value, each.remark, each.code) for each in telephones(cell)] == kept


@pytest.mark.parametrize("cell", ["04382990", "bel mij", "12345", "040238777"])
def test_what_is_no_telephone(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        telephones(cell)
    assert refused.value.code == "telephone"


def test_a_telephone_of_a_belgian_party_needs_no_country() -> None:
    assert telephones("02 512 12 12", "BE")[0].value == "+3225121212"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("info@example.nl", [("info@example.nl", "", "")]),
        ("info@pro\xadlan\xadder.nl", [("info@prolander.nl", "", "")]),
        ("levens@\u200brechtspraak.nl", [("levens@rechtspraak.nl", "", "")]),
        ("info @ example.nl", [("info@example.nl", "", "")]),
        ("Jan <jan@example.nl>", [("jan@example.nl", "Jan", "remark")]),
        ("woo@minfin.nl t.a.v. de Woo", [("woo@minfin.nl", "t.a.v. de Woo", "remark")]),
        ("a@x.nl; b@x.nl", [("a@x.nl", "", "several"), ("b@x.nl", "", "")]),
        ("a@x.nl,b@x.nl", [("a@x.nl", "", "several"), ("b@x.nl", "", "")]),
        ("mailto:a@X.nl", [("a@x.nl", "", "")]),
    ],
)
def test_mails(cell: str, kept: list[tuple[str, str, str]]) -> None:
    assert [(each.value, each.remark, each.code) for each in mails(cell)] == kept


@pytest.mark.parametrize("cell", ["info.example.nl", "@example.nl", "info@", "geen mail"])
def test_what_is_no_mail(cell: str) -> None:
    with pytest.raises(Refused) as refused:
        mails(cell)
    assert refused.value.code == "email"


def test_web_addresses() -> None:
    assert [each.value for each in websites("www.a.nl www.b.nl")] == ["https://www.a.nl", "https://www.b.nl"]
    assert is_website("https://www.delft.nl")
    assert is_website("delft.nl")
    assert not is_website("info@delft.nl")
    assert is_mail("info@delft.nl")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Straat 12-14 a", ("Straat", "12-14", "a")),
        ("Borgweg 138", ("Borgweg", "138", "")),
        ("Kerkgracht 17-G", ("Kerkgracht", "17", "G")),
        ("Stadhuisplein1", ("Stadhuisplein", "1", "")),
        ("Dorpsstraat, 12", ("Dorpsstraat", "12", "")),
        ("Plein 1813", ("Plein 1813", "", "")),
        ("Fort Oranjestraat", ("Fort Oranjestraat", "", "")),
        ("Kaya International z/n", ("Kaya International", "", "")),
        ("", ("", "", "")),
    ],
)
def test_street_and_number_in_one_cell(cell: str, kept: tuple[str, str, str]) -> None:
    assert places.split_street(cell) == kept


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("12", ("12", "")), ("2-4", ("2-4", "")), ("10 - 19", ("10-19", "")), ("01-13", ("1-13", "")),
        ("12-14 a", ("12-14", "a")), ("191-3", ("191", "3")), ("17-G", ("17", "G")), ("1 b-g", ("1", "b-g")),
        ("10 a", ("10", "a")), ("#4", ("4", "")), ("", ("", "")), ("z/n", ("", "")), ("nr. 5", ("5", "")),
    ],
)  # fmt: skip
def test_house_number_and_addition(cell: str, kept: tuple[str, str]) -> None:
    assert places.split_house_number(cell) == kept


@given(st.integers(1, 9999), st.sampled_from(["", "a", "II", "bis", "hs"]), st.sampled_from(["", " ", "-"]))
def test_a_house_number_is_never_lost(number: int, addition: str, between: str) -> None:
    cell = f"{number}{between}{addition}" if addition else str(number)
    assert places.split_house_number(cell) == (str(number), addition)
    assert places.split_street(f"Lange Weg {cell}") == ("Lange Weg", str(number), addition)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("SLOCHTEREN", "Slochteren"), ("'S-GRAVENHAGE", "'s-Gravenhage"), ("’s-Hertogenbosch", "'s-Hertogenbosch"),
        ("NIEUWERKERK AD IJSSEL", "Nieuwerkerk aan den IJssel"), ("IJSSELSTEIN UT", "IJsselstein Ut"),
        ("Hengelo (OV)", "Hengelo Ov"), ("Alphen Aan Den Rijn", "Alphen aan den Rijn"), ("zwolle", "Zwolle"),
        ("WEST-TERSCHELLING", "West-Terschelling"), ("BERGEN OP ZOOM", "Bergen op Zoom"), ("'t Harde", "'t Harde"),
        ("DE GOORN", "De Goorn"), ("ALPHEN-AAN-DEN-RIJN", "Alphen-aan-den-Rijn"),
        ("Europoort Rotterdam\u200b", "Europoort Rotterdam"), ("Den Haag", "Den Haag"), ("", ""),
    ],
)  # fmt: skip
def test_city(cell: str, kept: str) -> None:
    assert places.city_name(cell) == kept


@example("ij)a", str.title)
@given(st.text("abc'’ -ij()é", max_size=20), st.sampled_from([str.lower, str.upper, str.title]))
def test_a_city_that_is_written_well_stays(cell: str, cased: Callable[[str], str]) -> None:
    once = places.city_name(cased(cell))
    assert places.city_name(once) == once


@pytest.mark.parametrize(
    ("postcode", "city", "hint", "country"),
    [
        ("1234 AB", "Zwolle", "", "NL"),
        ("B-2300", "Turnhout", "", "BE"),
        ("2300", "Turnhout", "", "BE"),
        ("1000", "Elders", "BE", "BE"),
        ("47533", "Elders", "DE", "DE"),
        ("1234", "Elders", "", "NL"),
        ("1234 AB", "Elders", "BE", "NL"),
        ("", "Otrobanda, Willemstad", "", "CW"),
    ],
)
def test_the_country_of_a_postcode(postcode: str, city: str, hint: str, country: str) -> None:
    assert places.country_of(postcode, city, hint) == country


def test_choices() -> None:
    assert [choices.yes_or_no(cell) for cell in ("Ja", "1", "true", "x", "nee", "0")] == [True] * 4 + [False] * 2
    assert choices.roles("Klant, leverancier") == choices.roles("Customer/Supplier") == (Role.CUSTOMER, Role.SUPPLIER)
    assert [choices.size(cell) for cell in ("0", "1", "12", "10-19", "10 t/m 19", "1.200")] == [
        "0", "1", "10-19", "10-19", "10-19", "1000+",
    ]  # fmt: skip
    assert [choices.language(cell) for cell in ("nl", "Nederlands", "nl-NL", "Dutch", "ENG")] == ["nl"] * 4 + ["en"]
    assert [choices.country(cell) for cell in ("NL", "nld", "België", "Germany", "Deutschland", "UK")] == [
        "NL", "NL", "BE", "DE", "DE", "GB",
    ]  # fmt: skip
    for choose, cell in ((choices.yes_or_no, "wellicht"), (choices.roles, "vriend"), (choices.country, "Utopia")):
        with pytest.raises(Refused):
            choose(cell)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Jan van den Berg", {"first_name": "Jan", "prefix": "van den", "last_name": "Berg"}),
        ("van den Berg, Jan", {"first_name": "Jan", "prefix": "van den", "last_name": "Berg"}),
        ("Berg, Jan van den", {"first_name": "Jan", "prefix": "van den", "last_name": "Berg"}),
        ("J.P. de Vries", {"initials": "J.P.", "prefix": "de", "last_name": "Vries"}),
        ("J.P. (Jan) de Vries", {"initials": "J.P.", "first_name": "Jan", "prefix": "de", "last_name": "Vries"}),
        ("dhr. drs. P. Jansen", {"salutation": "mr", "title": "drs.", "initials": "P.", "last_name": "Jansen"}),
        (
            "Mevrouw Fatima el Idrissi",
            {"salutation": "ms", "first_name": "Fatima", "prefix": "el", "last_name": "Idrissi"},
        ),
        ("Jan 't Hart", {"first_name": "Jan", "prefix": "'t", "last_name": "Hart"}),
        ("Anne-Marie Janssen", {"first_name": "Anne-Marie", "last_name": "Janssen"}),
        ("Madonna", {"last_name": "Madonna"}),
    ],
)
def test_a_whole_name(cell: str, parts: dict[str, str]) -> None:
    assert name_parts(cell) == parts
