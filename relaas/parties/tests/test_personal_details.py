"""P14: birth date, gender and home address of a person, as the verb changes them."""

import pytest

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party, PersonalDetails
from relaas.parties.personal_details import change_personal_details
from relaas.parties.private_data import add_family_member
from relaas.parties.tests.conftest import BY, Make, told
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
