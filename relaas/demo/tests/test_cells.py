"""Cells of the register, mended or refused."""

import pytest

from relaas.demo import cells
from relaas.demo.cells import Place
from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells import places


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12", ("12", "")),
        ("2-4", ("2-4", "")),
        ("10 - 19", ("10-19", "")),
        ("01-13", ("1-13", "")),
        ("191-3", ("191", "3")),
        ("17-G", ("17", "G")),
        ("1 b-g", ("1", "b-g")),
        ("10 a", ("10", "a")),
        ("#4", ("4", "")),
        ("", ("", "")),
        ("z/n", ("", "")),
    ],
)
def test_house_number_and_addition(written: str, kept: tuple[str, str]) -> None:
    assert places.split_house_number(written) == kept


@pytest.mark.parametrize(
    ("street", "number", "kept"),
    [
        ("Dorpsplein", "1", ("Dorpsplein", "1", "", "")),
        ("Borgweg 138", "", ("Borgweg", "138", "", "")),
        ("Hooglandse Kerkgracht 17-G", "", ("Hooglandse Kerkgracht", "17", "G", "")),
        ("Prinsegracht 10-12", "", ("Prinsegracht", "10-12", "", "")),
        ("Stadhuisplein1", "", ("Stadhuisplein", "1", "", "")),
        ("Buitenruststraat 6", "6", ("Buitenruststraat", "6", "", "")),
        ("Gebouw A , Transistorweg 7R", "", ("Transistorweg", "7", "R", "Gebouw A")),
        ("Kaya International z/n", "", ("Kaya International", "", "", "")),
        ("dr. Abraham Kuyperlaan 3", "", ("Dr. Abraham Kuyperlaan", "3", "", "")),
        ("Fort Oranjestraat", "", ("Fort Oranjestraat", "", "", "")),
    ],
)
def test_street_and_number_in_one_cell(street: str, number: str, kept: tuple[str, str, str, str]) -> None:
    place = cells.visit_place(street, number, "1234 AB", "Goes")
    assert place
    assert (place.street, place.house_number, place.addition, place.description) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("SLOCHTEREN", "Slochteren"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("’s-Hertogenbosch", "'s-Hertogenbosch"),
        ("'s Hertogenbosch", "'s-Hertogenbosch"),
        ("´s-Heerenberg", "'s-Heerenberg"),
        ("NIEUWERKERK AD IJSSEL", "Nieuwerkerk aan den IJssel"),
        ("Capelle aan den Ijssel", "Capelle aan den IJssel"),
        ("IJSSELSTEIN UT", "IJsselstein Ut"),
        ("Oosterhout Nb", "Oosterhout NB"),
        ("Hengelo (OV)", "Hengelo Ov"),
        ("Alphen Aan Den Rijn", "Alphen aan den Rijn"),
        ("WEST-TERSCHELLING", "West-Terschelling"),
        ("Sittard- Geleen", "Sittard-Geleen"),
        ("DAMWÂLD", "Damwâld"),
        ("Europoort Rotterdam\u200b", "Europoort Rotterdam"),
        ("DE GOORN", "De Goorn"),
        ("Den Haag", "Den Haag"),
        ("", ""),
    ],
)
def test_city(written: str, kept: str) -> None:
    assert places.city_name(written) == kept


def test_letters_of_a_postcode_before_the_city() -> None:
    place = cells.visit_place("Deken van Somerenstraat", "2", "5611", "KX Eindhoven")
    assert place == Place("Deken van Somerenstraat", "2", "", "5611 KX", "Eindhoven")


@pytest.mark.parametrize(
    ("postcode", "city", "kept"),
    [
        ("B-23 00", "Turnhout", ("2300", "Turnhout", "BE")),
        ("4753 3", "Kleve", ("47533", "Kleve", "DE")),
        ("", "Oranjestad, Sint Eustatius", ("", "Oranjestad", "BQ")),
        ("", "Otrobanda, Willemstad", ("", "Willemstad", "CW")),
        ("3312 Kl", "Dordrecht", ("3312 KL", "Dordrecht", "NL")),
    ],
)
def test_places_abroad_and_postcodes(postcode: str, city: str, kept: tuple[str, str, str]) -> None:
    place = cells.visit_place("Markt", "1", postcode, city)
    assert place
    assert (place.postcode, place.city, place.country) == kept


def test_a_box_in_the_street_is_no_place_to_visit() -> None:
    assert cells.visit_place("Postbus 399", "", "4460 AT", "Goes") is None
    assert places.box_in("Postbus 399") == "399"
    assert places.box_in("Postbusweg 3") == ""


def test_post() -> None:
    assert cells.post_place("6", "6920 AA", "Duiven") == Place("Postbus", "6", "", "6920 AA", "Duiven")
    assert cells.post_place("", "2509 VB", "Den Haag") == Place(postcode="2509 VB", city="Den Haag")
    assert cells.post_place("", "", "") is None


@pytest.mark.parametrize(
    ("box", "postcode", "city", "code"),
    [
        ("204037", "2490 AA", "Den Haag", "box"),
        ("5520", "4801 DZ", "", "no_city"),
        ("6", "69 AA", "Duiven", "postcode"),
    ],
)
def test_post_that_cannot_be_kept(box: str, postcode: str, city: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        cells.post_place(box, postcode, city)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("(088) 695 30 00", "+31886953000"),
        ("14 015", "14015"),
        ("0140529", "140529"),
        ("595437555", "+31595437555"),
        ("+599 717 55 95", "+5997175595"),
        ("(0900) 88 44", "+319008844"),
        ("", ""),
    ],
)
def test_telephone(written: str, kept: str) -> None:
    assert cells.telephone(written) == kept


@pytest.mark.parametrize("written", ["04382990", "01816957000", "040238777"])
def test_a_telephone_number_that_does_not_exist(written: str) -> None:
    with pytest.raises(Refused) as refused:
        cells.telephone(written)
    assert refused.value.code == "telephone"


def test_mail() -> None:
    assert cells.mail("levens@\u200brechtspraak.nl") == ("levens@rechtspraak.nl", "")
    assert cells.mail("info@pro\xadlan\xadder.nl") == ("info@prolander.nl", "")
    assert cells.mail("woo@minfin.nl t.a.v. de Woo") == ("woo@minfin.nl", "t.a.v. de Woo")
    with pytest.raises(Refused) as refused:
        cells.mail("https://www.delft.nl")
    assert refused.value.code == "mail_is_website"
