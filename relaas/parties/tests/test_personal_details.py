"""P14: birth date, gender and home address of a person, as the verb changes them."""

from datetime import date

import pytest

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.addresses import add_address, change_address
from relaas.parties.importing.importer import PERSONS
from relaas.parties.models import Party, PersonalDetails
from relaas.parties.personal_details import change_personal_details
from relaas.parties.private_data import add_family_member
from relaas.parties.registration import register_person
from relaas.parties.tests.bringing_in import bring_in, bring_in_persons
from relaas.parties.tests.bringing_in import codes as import_codes
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Change
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def jan(person: Make) -> Party:
    return person()


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in refused.value.problems]


def test_birth_dates_lie_between_1850_and_today(jan: Party) -> None:
    tomorrow = f"{clock.today().year + 1}-01-01"
    for wrong, code in ((tomorrow, "birth_date"), ("1849-12-31", "birth_date"), ("0001-01-01", "day")):
        with pytest.raises(Refused) as refused:
            change_personal_details(jan, facts={"birth_date": wrong}, by=BY)
        assert codes(refused) == [(code, "birth_date")]
        with pytest.raises(Refused):
            add_family_member(jan, facts={"name": "A", "birth_date": wrong}, by=BY)
    change_personal_details(jan, facts={"birth_date": clock.today().isoformat()}, by=BY)
    assert PersonalDetails.objects.get().birth_date == clock.today()


def test_personal_details_are_kept_and_told_to_who_may_read_them(jan: Party) -> None:
    facts = {"birth_date": "1980-05-17", "gender": "f", "street": "Dorpsstraat", "house_number": "3"}
    change_personal_details(jan, facts={**facts, "postcode": "8011ab", "city": "Zwolle"}, by=BY)
    details = PersonalDetails.objects.get(party=jan)
    assert details.home_lines == ["Dorpsstraat 3", "8011 AB  Zwolle"]
    [(title, detail), *_] = told(jan)
    assert title == "Persoonsgegevens gewijzigd"
    assert "Geboortedatum: – → 17-05-1980" in detail
    reader = Actor("Lezer", 9, rights=frozenset({"parties.read"}))
    assert len(story_of(subject_of(jan), reader).entries) == 1
    with pytest.raises(Refused) as refused:
        change_personal_details(jan, facts={"postcode": "80 AB"}, by=BY)
    assert codes(refused) == [("postcode", "postcode")]


def test_where_a_person_lives_is_no_address_of_all(jan: Party, organization: Make) -> None:
    """P14: an address of the type home is for organizations; of a person it stands among the details."""
    facts = {"for_home": True, "city": "Giethoorn"}
    with pytest.raises(Refused) as refused:
        add_address(jan, facts=facts, by=BY)
    assert codes(refused) == [("home_address", "types")]
    address = add_address(jan, facts={"for_post": True, "city": "Zwolle"}, by=BY)
    with pytest.raises(Refused):
        change_address(address, facts={"for_home": True}, by=BY)
    with pytest.raises(Refused) as refused:
        register_person(facts={"last_name": "Bos"}, addresses=[facts], by=BY)
    assert codes(refused) == [("home_address", "addresses.0.types")]
    assert add_address(organization(), facts=facts, by=BY).for_home


def test_a_file_brings_it_in_for_who_may_change_it(db: None) -> None:
    row = {
        "person.last_name": "Bos", "person.first_name": "Ans", "channel.email": "ans@bos.example",
        "personal.birth_date": "17-05-1980", "personal.gender": "Vrouw", "personal.street": "Dorpsstraat 3",
        "personal.postcode": "8011ab", "personal.city": "Zwolle",
    }  # fmt: skip
    bring_in_persons(row)
    ans = Party.objects.get(last_name="Bos")
    details = PersonalDetails.objects.get(party=ans)
    assert (details.birth_date, details.gender) == (date(1980, 5, 17), "f")
    assert details.home_lines == ["Dorpsstraat 3", "8011 AB  Zwolle"]
    assert ans.city == ""
    assert told(ans)[0][0] == "Persoonsgegevens gewijzigd"
    bring_in_persons({**row, "personal.city": "Kampen"})
    details.refresh_from_db()
    assert details.city == "Kampen"
    before = Change.objects.count()
    bring_in_persons({**row, "personal.city": "Kampen"})
    assert Change.objects.count() == before
    bring_in_persons({**row, "personal.birth_date": "1-1-2200", "personal.city": ""})
    details.refresh_from_db()
    assert details.birth_date == date(1980, 5, 17)


def test_without_the_right_a_file_brings_nothing_of_it(db: None) -> None:
    clerk = Actor("Klerk", 5, rights=frozenset({"parties.read", "parties.change"}))
    [outcome] = bring_in({"person.last_name": "Bos", "personal.birth_date": "17-05-1980"}, importer=PERSONS, by=clerk)
    assert "right" in import_codes(outcome)
    assert Party.objects.filter(last_name="Bos").exists()
    assert not PersonalDetails.objects.exists()
