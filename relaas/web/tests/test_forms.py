"""Two people on one card: what a form started with comes back, and what changed meanwhile is shown at its field."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override

from relaas.kernel.concurrency import ChangedMeanwhile, Difference
from relaas.kernel.refusals import Problem, Refused
from relaas.web.form_fields import DutchDateField
from relaas.web.forms import CardForm

pytestmark = pytest.mark.once


class PermissionForm(CardForm):
    """A text, a foreign key by its name without `_id`, and a field that is no column."""

    name = forms.CharField(max_length=50)
    content_type = forms.TypedChoiceField(coerce=int, choices=[(3, "Relation"), (4, "Person")])
    day = DutchDateField(required=False)


def record(**values: Any) -> Permission:
    return Permission(**{"id": 7, "name": "Old", "content_type_id": 3, "codename": "x", **values})


def sent(form: CardForm, **typed: str) -> dict[str, str]:
    """What a browser sends back: the hidden field as it was drawn, and what somebody typed."""
    return {"name": "Old", "content_type": "3", "day": "", "seen": form["seen"].value(), **typed}


def test_it_starts_with_what_stands_there() -> None:
    form = PermissionForm(record=record())
    assert (form["name"].value(), form["content_type"].value()) == ("Old", 3)


def test_seen_comes_back_as_it_was_by_column() -> None:
    form = PermissionForm(sent(PermissionForm(record=record()), name="New"), record=record(name="Meanwhile"))
    assert form.is_valid()
    assert form.seen == {"name": "Old", "content_type_id": 3}
    assert form.values == {"name": "New", "content_type": 3, "day": None}


def test_a_new_record_has_seen_nothing() -> None:
    form = PermissionForm({"name": "New", "content_type": "4"})
    assert form.is_valid()
    assert form.seen is None
    assert "seen" not in form.fields


@pytest.mark.parametrize("tampered", ["", "nonsense", "other"])
def test_seen_cannot_be_forged_or_taken_from_another_record(tampered: str) -> None:
    signed = PermissionForm(record=record(id=8))["seen"].value() if tampered == "other" else tampered
    form = PermissionForm({**sent(PermissionForm(record=record())), "seen": signed}, record=record())
    assert not form.is_valid()
    assert form.errors.as_data()["__all__"][0].code == "out_of_date"


def test_the_second_sees_what_changed_and_chooses() -> None:
    """Nothing is overwritten unseen: the refusal shows each difference, and saving again is the choice."""
    now = record(name="Meanwhile", content_type_id=4)
    form = PermissionForm(sent(PermissionForm(record=record()), name="Mine"), record=now)
    assert form.is_valid()

    def verb() -> None:
        raise ChangedMeanwhile((Difference("name", "Old", "Meanwhile"), Difference("content_type_id", 3, 4)))

    assert not form.carry_out(verb)
    assert form.meanwhile == {"name": "Meanwhile", "content_type": "Person"}
    assert form["name"].value() == "Mine"
    assert form.errors.as_data()["__all__"][0].code == "changed_meanwhile"
    again = PermissionForm(sent(form, name="Mine"), record=now)
    assert again.is_valid()
    assert again.seen == {"name": "Meanwhile", "content_type_id": 4}


def test_a_refusal_stands_at_its_field_and_the_rest_at_the_top() -> None:
    form = PermissionForm({"name": "New", "content_type": "3"})
    assert form.is_valid()
    problems = [Problem("a", "100% wrong", "name"), Problem("b", "Strange", "elsewhere"), Problem("c", "No")]
    form.refuse(Refused.for_all(problems))
    assert form.errors["name"] == ["100% wrong"]
    assert form.non_field_errors() == ["Strange", "No"]
    assert not form.is_valid()


def test_what_is_no_refusal_is_not_caught() -> None:
    form = PermissionForm({"name": "New", "content_type": "3"})
    with pytest.raises(ZeroDivisionError):
        form.carry_out(lambda: 1 // 0)


class KindForm(CardForm):
    """Fields whose values are written another way than they are kept."""

    app_label = forms.ChoiceField(choices=[("Group", [("a", "First")]), ("b", "Second")])
    model = forms.BooleanField(required=False)


def test_values_are_shown_as_the_reader_knows_them() -> None:
    kept = ContentType(pk=1, app_label="a", model="")
    form = KindForm({"app_label": "b", "seen": KindForm(record=kept)["seen"].value()}, record=kept)
    assert form.is_valid()
    with override("en"):
        form.refuse(ChangedMeanwhile((Difference("app_label", "b", "a"), Difference("model", False, True))))
    assert form.meanwhile == {"app_label": "First", "model": "yes"}


def test_a_day_is_shown_as_a_day() -> None:
    kept = record()
    form = PermissionForm(sent(PermissionForm(record=kept)), record=kept)
    assert form.is_valid()
    with override("nl"):
        form.refuse(ChangedMeanwhile((Difference("day", None, date(2026, 11, 21)),)))
    assert form.meanwhile == {"day": "21-11-2026"}
