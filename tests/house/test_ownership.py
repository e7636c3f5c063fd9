"""Merging (P11): every room says what becomes of what it keeps of a party, so that nothing is left behind."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models

from relaas.parties.merging.fields import NOT_ASKED, fields_of
from relaas.parties.merging.owning import OWNED
from relaas.parties.models import Kind, Party

pytestmark = pytest.mark.once

# Points at a party without being kept of it.
NOT_OWNED = {"story.Change.moved_from": "the subject that a row had before it moved"}


def columns_that_point_at_a_party(found: Iterable[type[models.Model]]) -> set[str]:
    """Foreign keys to Party or its views, subjects (a kind and an id), and ids that are called after a party."""
    return {
        f"{model._meta.label}.{field.attname}"
        for model in found
        if not model._meta.proxy
        for field in model._meta.concrete_fields
        if _points_at_a_party(model, field)
    }


def _points_at_a_party(model: type[models.Model], field: "models.Field[object, object]") -> bool:
    target = getattr(field.remote_field, "model", None) if field.remote_field else None
    if target is not None:
        return isinstance(target, type) and issubclass(target, Party)
    names = {str(each.name) for each in model._meta.concrete_fields}
    has_a_kind = bool(names & {"kind", "subject_kind"})
    called_so = field.name == "party_id" or field.name.endswith("_party_id")
    if field.name == "holder_id" and "holder_kind" in names:
        return True
    return called_so or (field.name in {"subject_id", "moved_from"} and has_a_kind) or (field.name == "moved_from")


def test_every_model_that_points_at_a_party_says_what_becomes_of_it() -> None:
    pointing = columns_that_point_at_a_party(apps.get_models(include_auto_created=True))
    forgotten = pointing - set(OWNED.names()) - NOT_OWNED.keys()
    assert not forgotten, f"register in OWNED (relaas/parties/merging/owning.py): {sorted(forgotten)}"
    assert not set(OWNED.names()) - pointing, "registered, but not there (any more)"


def test_a_model_that_is_forgotten_is_found() -> None:
    """The test above can fail: by foreign key, by subject and by name."""

    class Forgotten(models.Model):
        relation = models.ForeignKey(Party, models.CASCADE, related_name="+")
        kind = models.CharField(max_length=20)
        subject_id = models.BigIntegerField()
        old_party_id = models.BigIntegerField()
        number = models.BigIntegerField()

        class Meta:
            app_label = "parties"
            managed = False

        def __str__(self) -> str:
            return ""

    try:
        found = columns_that_point_at_a_party([Forgotten])
    finally:
        del apps.all_models["parties"]["forgotten"]
        apps.clear_cache()
    assert found == {f"parties.Forgotten.{name}" for name in ("relation_id", "subject_id", "old_party_id")}
    assert not found & set(OWNED.names())


@pytest.mark.parametrize("kind", Kind)
def test_every_column_of_a_party_is_asked_for_or_settled(kind: Kind) -> None:
    """A column that is added to Party must say what a merge does with it."""
    party = Party(kind=kind)
    other = Kind.PERSON if kind == Kind.ORGANIZATION else Kind.ORGANIZATION
    asked = {column for field in fields_of(party) for column in field.columns}
    of_the_other = {column for field in fields_of(Party(kind=other)) for column in field.columns} - asked
    columns = {str(field.attname) for field in Party._meta.concrete_fields}
    assert columns - asked - of_the_other - NOT_ASKED == set()
