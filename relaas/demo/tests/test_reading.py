"""Reading the register as it stands in the repository, and small ones with a fault in them."""

from datetime import date
from pathlib import Path

import pytest

from relaas.demo.cells import Place
from relaas.demo.reading import LeftOut, PublicBody, read, summary
from relaas.parties.importing.cells import places

pytestmark = pytest.mark.once

HEADINGS = (
    "naam;afkorting;soort;kvk;rsin;oin;website;email;telefoon;bezoek_straat;bezoek_huisnummer;bezoek_postcode;"
    "bezoek_plaats;post_postbus;post_postcode;post_plaats;valt_onder;bestaat_tot"
)


def _read(tmp_path: Path, *rows: str) -> tuple[list[PublicBody], list[LeftOut]]:
    file = tmp_path / "register.csv"
    file.write_text("\n".join([HEADINGS, *rows]), encoding="utf-8")
    return read(file)


def test_a_whole_body(tmp_path: Path) -> None:
    row = (
        "Het \tLandschap;HL;rwt;70012245;858103242;00000001858103242000;https://www.landschap.example;info@landschap.example;"
        "(088) 695 30 00;Dorpsplein;1;6931 CZ;Westervoort;6;6920 AA;Duiven;;2019-01-01"
    )
    bodies, left_out = _read(tmp_path, row)
    assert left_out == []
    assert bodies == [
        PublicBody(
            name="Het Landschap",
            kind="rwt",
            abbreviation="HL",
            kvk="70012245",
            rsin="858103242",
            oin="00000001858103242000",
            website="https://www.landschap.example",
            domain="landschap.example",
            email="info@landschap.example",
            telephone="+31886953000",
            visit=Place("Dorpsplein", "1", "", "6931 CZ", "Westervoort"),
            post=Place("Postbus", "6", "", "6920 AA", "Duiven"),
            ended_on=date(2019, 1, 1),
        )
    ]


def test_post_at_the_place_to_visit_is_kept_once(tmp_path: Path) -> None:
    [body], _left_out = _read(tmp_path, "X;;zbo;;;;;;;Markt;1;6708 PW;Wageningen;;6708;Wageningen;;")
    assert body.visit
    assert body.post is None


def test_each_cell_that_is_left_out_is_listed_with_its_reason(tmp_path: Path) -> None:
    row = (
        "X;Een afkorting van dertig tekens;zbo;123;858103243;I0000001858103242000;x y;geen adres;12;A;1;12;B;1234567;"
        "1234 AB;B;;"
    )
    [body], left_out = _read(tmp_path, row)
    assert body == PublicBody(name="X", kind="zbo")
    assert {(each.column, each.code) for each in left_out} == {
        ("afkorting", "too_long"), ("kvk", "kvk"), ("rsin", "rsin"), ("oin", "oin"), ("website", "website"),
        ("email", "email"), ("telefoon", "telephone"), ("bezoek_postcode", "postcode"), ("post_postbus", "box"),
    }  # fmt: skip
    assert "oin (oin): 1" in list(summary(left_out))


def test_a_website_with_a_path_is_not_the_domain_of_the_body(tmp_path: Path) -> None:
    bodies, _left_out = _read(tmp_path, "X;;zbo;;;;www.a.nl/x;;;;;;;;;;;", "Y;;zbo;;;;http://www.a.nl/;;;;;;;;;;;")
    assert [body.domain for body in bodies] == ["", "a.nl"]


def test_the_whole_register_is_read() -> None:
    bodies, left_out = read()
    assert len(bodies) == 1802
    assert len(left_out) == 26
    assert all(body.name and body.kind for body in bodies)
    assert sum(body.ended_on is not None for body in bodies) == 177


def test_cities_are_written_one_way() -> None:
    """A city that was mended is not mended again, and none is left in capitals."""
    cities = {place.city for body in read()[0] for place in (body.visit, body.post) if place}
    assert all(places.city_name(city) == city and not city.isupper() for city in cities)
