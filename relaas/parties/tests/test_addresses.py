"""P7: addresses serve any number of types, and per type one of them is the default."""

import pytest

from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.parties.addresses import add_address, change_address, remove_address, set_default_address
from relaas.parties.models import Address, AddressType, Party
from relaas.parties.tests.conftest import BY, Make, told

pytestmark = pytest.mark.django_db

ZWOLLE = {"for_visit": True, "for_post": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}
HATTEM = {"for_post": True, "for_invoice": True, "street": "Postbus", "house_number": "455", "city": "Hattem"}


def defaults(party: Party) -> dict[str, str]:
    return {type.value: address.city for address in party.addresses.all() for type in address.default_types}


def city(party: Party) -> str:
    return Party.objects.get(pk=party.pk).city


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


def test_the_first_of_each_type_is_its_default(bakery: Party) -> None:
    add_address(bakery, facts=HATTEM, by=BY)
    assert city(bakery) == "Hattem"
    add_address(bakery, facts=ZWOLLE, by=BY)
    assert defaults(bakery) == {"post": "Hattem", "invoice": "Hattem", "visit": "Zwolle"}
    assert city(bakery) == "Zwolle", "a visit address comes before a post address"
    assert told(bakery)[0] == ("Adres toegevoegd", "Bezoek, Post: Ambachtsweg 12, Zwolle")


def test_another_one_becomes_the_default_of_one_type(bakery: Party) -> None:
    add_address(bakery, facts=ZWOLLE, by=BY)
    hattem = add_address(bakery, facts=HATTEM, by=BY)
    set_default_address(hattem, type=AddressType.POST, by=BY)
    assert defaults(bakery) == {"visit": "Zwolle", "post": "Hattem", "invoice": "Hattem"}
    assert told(bakery)[0] == ("Standaardadres gekozen", "Post: Postbus 455, Hattem")
    with pytest.raises(Refused) as refused:
        set_default_address(hattem, type=AddressType.VISIT, by=BY)
    assert refused.value.code == "address_type"


def test_a_chosen_default_stays_whatever_comes_and_goes(bakery: Party) -> None:
    add_address(bakery, facts=ZWOLLE, by=BY)
    hattem = add_address(bakery, facts=HATTEM, by=BY)
    set_default_address(hattem, type=AddressType.POST, by=BY)
    third = add_address(bakery, facts={"for_post": True, "city": "Kampen"}, by=BY)
    remove_address(third, by=BY)
    assert defaults(bakery) == {"visit": "Zwolle", "post": "Hattem", "invoice": "Hattem"}


def test_when_a_default_goes_the_oldest_other_takes_over(bakery: Party) -> None:
    zwolle = add_address(bakery, facts=ZWOLLE, by=BY)
    add_address(bakery, facts=HATTEM, by=BY)
    remove_address(zwolle, by=BY)
    assert defaults(bakery) == {"post": "Hattem", "invoice": "Hattem"}
    assert city(bakery) == "Hattem"
    assert told(bakery)[0] == ("Adres verwijderd", "Bezoek, Post: Ambachtsweg 12, Zwolle")


def test_of_a_type_it_no_longer_serves_it_is_no_longer_the_default(bakery: Party) -> None:
    zwolle = add_address(bakery, facts=ZWOLLE, by=BY)
    add_address(bakery, facts=HATTEM, by=BY)
    change_address(zwolle, facts={"for_post": False, "postcode": "8042ab"}, by=BY)
    assert defaults(bakery) == {"visit": "Zwolle", "post": "Hattem", "invoice": "Hattem"}
    assert told(bakery)[0] == (
        "Adres gewijzigd",
        "Ambachtsweg 12, 8042 AB Zwolle · Post: ja → nee; Postcode: – → 8042 AB",
    )


@pytest.mark.parametrize(
    ("facts", "field", "code"),
    [
        ({"for_visit": False, "for_post": False}, "types", "address_type"),
        ({"postcode": "1234 SS"}, "postcode", "postcode"),
        ({"country": "XX"}, "country", "country"),
        ({"street": "", "city": ""}, "street", "required"),
        ({"latitude": "52,5"}, "longitude", "required"),
        ({"latitude": "91", "longitude": "6"}, "latitude", "latitude"),
        ({"street": "x" * 101}, "street", "too_long"),
    ],
)
def test_a_wrong_address_is_refused_at_its_field(
    bakery: Party, facts: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_address(bakery, facts={**ZWOLLE, **facts}, by=BY)
    assert [(each.field, each.code) for each in refused.value.problems] == [(field, code)]
    assert not Address.objects.exists()


def test_a_postcode_follows_its_country(bakery: Party) -> None:
    ghent = add_address(bakery, facts={"for_visit": True, "postcode": "9000", "city": "Gent", "country": "BE"}, by=BY)
    assert str(ghent) == "9000 Gent, BE"
    with pytest.raises(Refused) as refused:
        change_address(ghent, facts={"country": "NL"}, by=BY)
    assert [each.field for each in refused.value.problems] == ["postcode"]


def test_a_place_on_earth_is_kept_to_the_millionth(bakery: Party) -> None:
    address = add_address(bakery, facts={**ZWOLLE, "latitude": "52,512345", "longitude": "6.094440"}, by=BY)
    assert (address.latitude, address.longitude) == (52_512_345, 6_094_440)


def test_somebody_else_was_first(bakery: Party) -> None:
    address = add_address(bakery, facts=ZWOLLE, by=BY)
    change_address(Address.objects.get(pk=address.pk), facts={"city": "Hattem"}, seen={"city": "Zwolle"}, by=BY)
    with pytest.raises(ChangedMeanwhile):
        change_address(address, facts={"city": "Kampen"}, seen={"city": "Zwolle"}, by=BY)
    assert city(bakery) == "Hattem"


def test_the_same_again_is_no_change(bakery: Party) -> None:
    address = add_address(bakery, facts=ZWOLLE, by=BY)
    change_address(address, facts=ZWOLLE, by=BY)
    assert len(told(bakery)) == 2
