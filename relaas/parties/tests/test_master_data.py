"""T2: master data in types of one's own: text, number, date, choice; personal or not; one or several."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import delete
from relaas.parties.master_data.rows import (
    add_master_data,
    change_master_data,
    remove_master_data,
    set_default_master_data,
)
from relaas.parties.master_data.types import (
    add_master_data_type,
    change_master_data_type,
    delete_master_data_type,
)
from relaas.parties.master_data.values import check_value
from relaas.parties.models import MasterData, MasterDataType, Party, PersonalMasterData
from relaas.parties.models.master_data import show_value
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type MakeType = Callable[..., MasterDataType]


@pytest.fixture
def make_type(db: None) -> MakeType:
    """Makes a type: `make_type("Kenteken", several=True)`."""

    def make(name: str = "Debiteurnummer", **facts: Any) -> MasterDataType:
        return add_master_data_type(facts={"name": name, **facts}, by=BY)

    return make


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization("Bakkerij")


def refused_at(deed: Callable[[], object]) -> list[tuple[str, str | None]]:
    with pytest.raises(Refused) as refused:
        deed()
    return [(each.code, each.field) for each in refused.value.problems]


def test_a_value_is_added_changed_and_removed(bakery: Party, make_type: MakeType) -> None:
    """State and story of each verb."""
    row = add_master_data(
        bakery, make_type("Vloot", kind="number"), facts={"value": "1.250", "remark": "Geteld"}, by=BY
    )
    assert (row.value, row.shown, row.is_default) == ("1250", "1.250", True)
    assert told(bakery)[0] == ("Stamgegeven toegevoegd", "Vloot: 1.250")
    change_master_data(row, facts={"value": "1.300,5"}, by=BY)
    assert told(bakery)[0] == ("Stamgegeven gewijzigd", "Vloot: 1.250 → 1.300,5")
    remove_master_data(row, by=BY)
    assert told(bakery)[0] == ("Stamgegeven verwijderd", "Vloot: 1.300,5")
    undo(Transaction.objects.latest("pk"), by=BY)
    assert MasterData.objects.get().value == "1300.5"


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", "  D 21\u0000001 🏦 ", "D 21 001 🏦"),
        ("number", "1.234,50", "1234.5"),
        ("number", "-0,25", "-0.25"),
        ("number", "007", "7"),
        ("number", "1 000 000", "1000000"),
        ("date", "31-12-2026", "2026-12-31"),
        ("date", "1 mei 2026", "2026-05-01"),
        ("date", "2026-05-01", "2026-05-01"),
        ("choice", "e-MAIL", "E-mail"),
    ],
)
def test_values_are_kept_in_one_form(kind: str, typed: str, kept: str) -> None:
    """Typed the Dutch way."""
    assert check_value(MasterDataType(kind=kind, choices=["Telefoon", "E-mail"]), typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        ("text", "", "required"),
        ("text", "x" * 5000, "too_long"),
        ("number", "12.5", "number"),
        ("number", "veel", "number"),
        ("number", "1e9", "number"),
        ("number", "٣", "number"),
        ("number", "9" * 40, "number"),
        ("date", "31-2-2026", "day"),
        ("date", "1-1-0001", "day"),
        ("date", "ooit", "day"),
        ("choice", "Fax", "choice"),
    ],
)
def test_what_is_no_such_value_is_refused(kind: str, typed: str, code: str) -> None:
    assert refused_at(lambda: check_value(MasterDataType(kind=kind, choices=["E-mail"]), typed)) == [(code, None)]


@given(st.integers(-(10**14), 10**14), st.integers(0, 10**6 - 1))
def test_a_number_that_is_shown_can_be_typed_again(whole: int, millionths: int) -> None:
    """What the screen shows is what the form reads."""
    type = MasterDataType(kind="number")
    kept = check_value(type, f"{whole},{millionths:06}")
    assert check_value(type, show_value("number", kept).replace(" ", "")) == kept


def test_one_or_several(bakery: Party, make_type: MakeType) -> None:
    single, several = make_type("Nummer"), make_type("Kenteken", several=True)
    add_master_data(bakery, single, facts={"value": "1"}, by=BY)
    assert refused_at(lambda: add_master_data(bakery, single, facts={"value": "2"}, by=BY)) == [("only_one", "value")]
    first = add_master_data(bakery, several, facts={"value": "AB-1"}, by=BY)
    second = add_master_data(bakery, several, facts={"value": "AB-2"}, by=BY)
    twice = [("master_data_twice", "value")]
    assert refused_at(lambda: add_master_data(bakery, several, facts={"value": "AB-1"}, by=BY)) == twice
    assert refused_at(lambda: change_master_data(second, facts={"value": "AB-1"}, by=BY)) == twice
    set_default_master_data(second, by=BY)
    assert [row.value for row in MasterData.objects.filter(type=several, is_default=True)] == ["AB-2"]
    second.refresh_from_db()
    remove_master_data(second, by=BY)
    assert MasterData.objects.get(type=several, is_default=True).pk == first.pk


def test_closed_or_for_others_cannot_be_given(bakery: Party, make_type: MakeType) -> None:
    closed, persons = make_type("Oud", closed_from="2020-01-01"), make_type("Maat", for_organizations=False)
    assert refused_at(lambda: add_master_data(bakery, closed, facts={"value": "1"}, by=BY)) == [("type_closed", None)]
    assert refused_at(lambda: add_master_data(bakery, persons, facts={"value": "1"}, by=BY)) == [("type_kind", None)]


def test_a_choice_that_left_the_list_stays_where_it_is(bakery: Party, make_type: MakeType) -> None:
    type = make_type("Bestelt via", kind="choice", choices="Fax\nE-mail\n\nFax")
    assert type.choices == ["Fax", "E-mail"]
    row = add_master_data(bakery, type, facts={"value": "fax"}, by=BY)
    change_master_data_type(type, facts={"choices": "E-mail"}, by=BY)
    row = MasterData.objects.get(pk=row.pk)
    change_master_data(row, facts={"value": "Fax", "remark": "nog steeds"}, by=BY)
    assert MasterData.objects.get(pk=row.pk).remark == "nog steeds"


def test_a_type_in_use_is_closed_and_not_deleted(bakery: Party, make_type: MakeType) -> None:
    """T2: nor does its kind change, or whether it is personal."""
    type = make_type("Nummer", several=True)
    add_master_data(bakery, type, facts={"value": "1"}, by=BY)
    add_master_data(bakery, type, facts={"value": "2"}, by=BY)
    with pytest.raises(Refused) as refused:
        delete_master_data_type(type, by=BY)
    assert [ruling.rule for ruling in refused.value.rulings] == ["in_use"]
    for facts in ({"kind": "number"}, {"is_personal": True}, {"several": False}):
        assert refused_at(lambda facts=facts: change_master_data_type(type, facts=facts, by=BY)) == [  # type: ignore[misc]
            ("type_in_use", *facts)
        ]
    change_master_data_type(type, facts={"closed_from": "2020-01-01", "name": "Oud nummer"}, by=BY)
    assert MasterData.objects.filter(type=type).count() == 2


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"name": ""}, ("required", "name")),
        ({"name": "KENTEKEN"}, ("name_twice", "name")),
        ({"name": "X", "for_organizations": False, "for_persons": False}, ("required", "for_organizations")),
        ({"name": "X", "kind": "choice"}, ("required", "choices")),
        ({"name": "X", "kind": "colour"}, ("choice", "kind")),
        ({"name": "X", "position": "10000"}, ("position", "position")),
        ({"name": "X", "choices": "\n".join(str(each) for each in range(300))}, ("too_many", "choices")),
        ({"name": "x" * 61}, ("too_long", "name")),
    ],
)
def test_types_that_cannot_be(facts: dict[str, Any], problem: tuple[str, str], make_type: MakeType) -> None:
    make_type("Kenteken")
    assert refused_at(lambda: make_type(**facts)) == [problem]


def test_personal_values_stand_behind_a_right(person: Make, make_type: MakeType) -> None:
    """P14, U2: their rows, their story, and writing them; the others are for everybody."""
    jan, type = person(), make_type("Maat", is_personal=True)
    row = add_master_data(jan, type, facts={"value": "XL"}, by=BY)
    assert isinstance(row, PersonalMasterData)
    assert not MasterData.objects.exists()
    without = Actor("Piet", user_id=1, rights=frozenset({"parties.read", "parties.change"}))
    assert "Maat" not in str(story_of(subject_of(jan), without).entries)
    assert "Maat: XL" in str(story_of(subject_of(jan), BY).entries)
    for deed in (
        lambda: add_master_data(jan, type, facts={"value": "M"}, by=without),
        lambda: change_master_data(row, facts={"value": "M"}, by=without),
        lambda: remove_master_data(row, by=without),
        lambda: set_default_master_data(row, by=without),
    ):
        assert refused_at(deed) == [("right", None)]
    assert not MasterDataType.objects.readable_by(without).exists()


def test_deleting_a_party_takes_them_along(person: Make, make_type: MakeType) -> None:
    jan = person()
    add_master_data(jan, make_type("Maat", is_personal=True), facts={"value": "XL"}, by=BY)
    add_master_data(jan, make_type("Kenteken"), facts={"value": "AB-1"}, by=BY)
    delete(jan, by=BY)
    assert not PersonalMasterData.objects.exists()
    undo(Transaction.objects.latest("pk"), by=BY)
    assert (MasterData.objects.count(), PersonalMasterData.objects.count()) == (1, 1)
