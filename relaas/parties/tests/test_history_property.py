"""U3: whatever was done, undone, put back and merged: history explains every state, and gives the first one back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from relaas.accounts.models import Role, User
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.kernel.models import Record
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.parties.account_managers import assign_account_manager, withdraw_account_manager
from relaas.parties.addresses import add_address, change_address, remove_address
from relaas.parties.archiving import archive, delete, restore
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel, change_channel, remove_channel
from relaas.parties.checked import check
from relaas.parties.editing import change_organization, change_person
from relaas.parties.employments import employ, end_employment, make_primary_person, remove_employment
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.merging.merge import merge
from relaas.parties.models import AccountManager, Address, Channel, Employment, Party
from relaas.parties.registration import register_organization, register_person
from relaas.parties.tests.conftest import BY
from relaas.story.bringing_back import bring_back
from relaas.story.models import Change, Transaction
from relaas.story.past import Past, end_of
from relaas.story.restoring import put_back_record, put_back_value
from relaas.story.undoing import undo
from relaas.story.writing import writing

FIRST = datetime(2026, 1, 1, 12, tzinfo=UTC)
CITIES = ("Zwolle", "Kampen", "Hattem")
NAMES = ("Bakkerij", "Molen", "Jansen")
BELONGING = (Address, Channel, AccountManager)

# Each example is a dozen transactions: 15 of them in `make test`, 100 in `make test-full`.
EXAMPLES = max(15, settings.default.max_examples // 20)  # type: ignore[union-attr]  # a profile is loaded

type Step = Callable[[int, int], object]


def _one[Row: Record](model: type[Row], which: int, **wanted: Any) -> Row:
    found = list(model._base_manager.filter(**wanted).order_by("pk"))
    if not found:
        raise Refused("nothing", "There is none.")
    return found[which % len(found)]


def _organization(which: int) -> Party:
    return _one(Party, which, kind="organization")


def _merge(which: int, other: int) -> None:
    kept, merged = _organization(which), _organization(other)
    if kept == merged:
        raise Refused("same", "These are one already.")
    merge(kept, merged, by=BY)


def _change(which: int, **wanted: Any) -> Change:
    return Change.objects.get(pk=_one(Change, which, subject_kind="party", **wanted).pk)  # type: ignore[type-var]


def _put_value_back(which: int, other: int) -> None:
    change = _change(which, operation="U")
    columns = [column for column in ("name", "kvk", "city", "remark", "function", "last_name") if column in change.old]
    if columns:
        put_back_value(change, columns[other % len(columns)], by=BY)


STEPS: dict[str, Step] = {
    "rename": lambda a, b: change_organization(_organization(a), facts={"name": NAMES[b % 3]}, by=BY),
    "number": lambda a, b: change_organization(_organization(a), facts={"kvk": ("05012345", "")[b % 2]}, by=BY),
    "person": lambda a, b: change_person(_one(Party, a, kind="person"), facts={"last_name": NAMES[b % 3]}, by=BY),
    "check": lambda a, b: check(_one(Party, a), by=BY),
    "address": lambda a, b: add_address(_one(Party, a), facts={"for_post": True, "city": CITIES[b % 3]}, by=BY),
    "move": lambda a, b: change_address(_one(Address, a), facts={"city": CITIES[b % 3], "for_visit": b % 2 > 0}, by=BY),
    "no address": lambda a, b: remove_address(_one(Address, a), by=BY),
    "channel": lambda a, b: add_channel(_one(Party, a), facts={"type": "email", "value": f"x{b}@b.nl"}, by=BY),
    "remark": lambda a, b: change_channel(_one(Channel, a), facts={"remark": str(b)}, by=BY),
    "no channel": lambda a, b: remove_channel(_one(Channel, a), by=BY),
    "employ": lambda a, b: employ(_one(Party, a, kind="person"), _organization(b), facts={"function": "Bakker"}, by=BY),
    "leave": lambda a, b: end_employment(_one(Employment, a), last_day=clock.today(), by=BY),
    "first": lambda a, b: make_primary_person(_one(Employment, a), by=BY),
    "never": lambda a, b: remove_employment(_one(Employment, a), by=BY),
    "manager": lambda a, b: assign_account_manager(_one(Party, a), user=_one(User, b), by=BY),
    "no manager": lambda a, b: withdraw_account_manager(_one(AccountManager, a), by=BY),
    "branch": lambda a, b: set_branch_of(_organization(a), parent=_organization(b), by=BY),
    "archive": lambda a, b: archive(_one(Party, a), by=BY),
    "take back": lambda a, b: restore(_one(Party, a), by=BY),
    "delete": lambda a, b: delete(_one(Party, a), by=BY),
    "merge": _merge,
    "undo": lambda a, b: undo(Transaction.objects.order_by("-pk")[a % 4], by=BY),
    "value back": _put_value_back,
    "all back": lambda a, b: put_back_record(
        Subject("party", _one(Party, a).pk), end_of(FIRST.date() + timedelta(days=b % 12)), by=BY
    ),
    "bring back": lambda a, b: bring_back(_change(a, operation="D"), by=BY),
}  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=10
)


BROUGHT_BACK_ARCHIVED = [
    ("first", 1, 0), ("archive", 4, 0), ("first", 2, 7), ("channel", 0, 0), ("remark", 6, 7), ("delete", 4, 1),
    ("bring back", 6, 1), ("undo", 1, 5), ("bring back", 7, 0), ("first", 7, 7),
]  # fmt: skip


def _values(row: Record) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _whole() -> dict[str, list[dict[str, Any]]]:
    models = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return {model._meta.label: [_values(row) for row in model._base_manager.order_by("pk")] for model in models}


def _of_parties(source: Any, ids: set[int]) -> dict[Any, Any]:
    """Every row that belongs to a party, each way in which a page asks for them."""
    found: dict[Any, Any] = {}
    for id in ids:
        found[id, "party"] = source(Party, id=id)
        found[id, "branches"] = source(Party, branch_of_id=id)
        found[id, "staff"] = source(Employment, organization_id=id)
        found[id, "employers"] = source(Employment, person_id=id)
        found |= {(id, model.__name__): source(model, party_id=id) for model in BELONGING}
    return {key: sorted((_values(row) for row in rows), key=lambda row: row["id"]) for key, rows in found.items()}


def _now(model: type[Record], **equal: Any) -> list[Record]:
    return list(model._base_manager.filter(**equal))


def _then(day: date) -> Callable[..., list[Record]]:
    past = Past(end_of(day))

    def rows(model: type[Record], **equal: Any) -> list[Record]:
        return past.rows(model, **{name.removesuffix("_id"): value for name, value in equal.items()})

    return rows


@pytest.mark.django_db
class TestHistory(TestCase):
    @settings(max_examples=EXAMPLES, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(steps)
    @example(BROUGHT_BACK_ARCHIVED)
    def test_it_explains_every_state_and_gives_the_first_one_back(self, wanted: list[tuple[str, int, int]]) -> None:
        with clock.travel(FIRST):
            self._begin()
        first, start = _whole(), Transaction.objects.latest("pk").pk
        ids = set(Party.objects.values_list("pk", flat=True))
        seen = [(FIRST.date(), _of_parties(_now, ids))]
        for number, (step, a, b) in enumerate(wanted, start=1):
            moment = FIRST + timedelta(days=number)
            with clock.travel(moment):
                with suppress(Refused):
                    STEPS[step](a, b)
                assert differing_kept_columns() == [], step
                seen.append((moment.date(), _of_parties(_now, ids)))
        for day, then in seen:
            assert _of_parties(_then(day), ids) == then, day
        # The law speaks up for what was archived in between; it is tried elsewhere, this is about history.
        with clock.travel(FIRST + timedelta(days=len(wanted) + 1)), patch("relaas.kernel.policy.require"):
            for done in list(Transaction.objects.filter(pk__gt=start).order_by("-pk")):
                undo(done, by=BY)
        assert _whole() == first
        assert differing_kept_columns() == []

    def _begin(self) -> None:
        with writing(by=SYSTEM, what="story.undo"):
            role = Role.objects.create(name="Tester", rights=[])
            for name in ("Sanne", "Joost"):
                User.objects.create(
                    name=name, email=f"{name.lower()}@relaas.example", role=role, sort_name=name.lower()
                )
        bakery = register_organization(facts={"name": "Bakkerij", "kvk": "01234567"}, by=BY)
        register_organization(facts={"name": "Molen"}, addresses=[{"for_post": True, "city": "Zwolle"}], by=BY)
        register_person(facts={"first_name": "Jan", "last_name": "Bos"}, organization=bakery, by=BY)
        register_person(facts={"first_name": "An", "last_name": "Smit"}, by=BY)
