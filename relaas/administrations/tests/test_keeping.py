"""The verbs of administrations: state, story, refusal, policy."""

import pytest

from relaas.administrations.keeping import FIRST, change_administration, create_administration, prepare_first
from relaas.administrations.models import Administration
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db

FULL = {
    "name": "Polder & Dijk B.V.",
    "legal_name": "Polder en Dijk Beheer B.V.",
    "street": "Dijkweg",
    "house_number": "12-b",
    "postcode": "8011pk",
    "city": "Zwolle",
    "country": "nl",
    "kvk": "1234 5678",
    "vat_number": "NL 0044.95.445 B01",
    "iban": "nl91 abna 0417 1643 00",
    "bic": "abnanl2a",
    "email": "info@Polder.NL",
    "phone": "010 123 4567",
    "website": "polder.nl",
}


def test_everything_is_kept_in_one_form() -> None:
    """P12: hard facts are normalised where they are entered."""
    made = Administration.objects.get(pk=create_administration(by=COMMAND_LINE, **FULL).pk)
    assert (made.postcode, made.kvk, made.vat_number) == ("8011 PK", "12345678", "NL004495445B01")
    assert (made.iban, made.bic) == ("NL91ABNA0417164300", "ABNANL2A")
    assert (made.phone, made.website) == ("+31101234567", "https://polder.nl")
    assert made.address_lines == ["Dijkweg 12-b", "8011 PK  Zwolle"]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("name", " ", "required"),
        ("name", "x" * 500, "too_long"),
        ("kvk", "1234567", "kvk"),
        ("vat_number", "NL123456789B01", "vat"),
        ("iban", "NL91ABNA0417164301", "iban"),
        ("bic", "NEE", "bic"),
        ("postcode", "0123 AB", "postcode"),
        ("country", "XX", "country"),
        ("email", "x@", "email"),
        ("phone", "12", "telephone"),
        ("website", "javascript:alert(1)", "website"),
    ],
)
def test_a_wrong_fact_is_refused_at_its_column(column: str, value: str, code: str) -> None:
    """P12: a wrong one is refused with the reason."""
    with pytest.raises(Refused) as refusal:
        create_administration(by=COMMAND_LINE, **{**FULL, column: value})
    assert [(problem.code, problem.field) for problem in refusal.value.problems] == [(code, column)]
    assert not Administration.objects.exists()


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        create_administration(by=COMMAND_LINE, **{**FULL, "kvk": "1", "iban": "2", "postcode": "3"})
    assert {problem.field for problem in refusal.value.problems} == {"kvk", "iban", "postcode"}


def test_a_change_is_told_with_what_was_before() -> None:
    """U3: who, when, what before and after."""
    made = create_administration(by=COMMAND_LINE, **FULL)
    change_administration(made, by=COMMAND_LINE, city="Deventer", iban="")
    told = story_of(subject_of(made), COMMAND_LINE).entries[0]
    assert "Zwolle → Deventer" in told.detail
    assert "NL91 ABNA 0417 1643 00 →" in told.detail
    before = len(story_of(subject_of(made), COMMAND_LINE).entries)
    change_administration(made, by=COMMAND_LINE, city="Deventer")
    assert len(story_of(subject_of(made), COMMAND_LINE).entries) == before


def test_a_postcode_follows_its_country() -> None:
    made = create_administration(by=COMMAND_LINE, **{**FULL, "country": "BE", "postcode": "2000"})
    change_administration(made, by=COMMAND_LINE, postcode="2018")
    assert made.postcode == "2018"
    assert made.address_lines[-1] in {"België", "Belgium"}


def test_two_administrations_have_two_names() -> None:
    create_administration(by=COMMAND_LINE, **FULL)
    with pytest.raises(Refused) as refusal:
        create_administration(by=COMMAND_LINE, name="polder & dijk bv")
    assert (refusal.value.code, refusal.value.problems[0].field) == ("taken", "name")


def test_two_at_once_see_each_other() -> None:
    made = create_administration(by=COMMAND_LINE, **FULL)
    with pytest.raises(ChangedMeanwhile):
        change_administration(made, by=COMMAND_LINE, seen={"city": "Kampen"}, city="Zwolle")


def test_there_is_one_to_begin_with() -> None:
    prepare_first()
    prepare_first()
    assert [each.name for each in Administration.objects.all()] == [FIRST]


def test_who_lacks_the_right_changes_nothing() -> None:
    """U2: Beheer has a right of its own."""
    made = create_administration(by=COMMAND_LINE, **FULL)
    somebody = Actor("Iemand", user_id=1)
    for deed in (
        lambda: create_administration(name="X", by=somebody),
        lambda: change_administration(made, by=somebody, city="X"),
    ):
        with pytest.raises(Refused) as refusal:
            deed()
        assert refusal.value.code == "right"


def test_a_stranger_sees_none() -> None:
    """U2: no page shows what the user may not see."""
    create_administration(by=COMMAND_LINE, **FULL)
    assert not Administration.objects.visible_to(Actor("")).exists()
