"""Lists of relations: what comes next, when somebody last spoke to them, and who is forgotten."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.activities.about import ABOUT
from relaas.activities.rights import READ
from relaas.activities.tests.listing import action, contact, labels, page
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.overviews import reach
from relaas.parties.models import Party
from relaas.parties.overviews import CUSTOMERS, RELATIONS
from relaas.parties.registration import register_organization
from relaas.parties.rights import READ as READ_PARTIES

QUERIES = 8
SHOWN = "next_action,last_contact"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock.travel(datetime(2026, 6, 3, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def three(bakery: Party, sanne: User, by: Actor) -> list[Party]:
    """One with two things to do, one with everything done, one that nobody ever spoke to."""
    mill, zoo = (register_organization(facts={"name": name, "is_customer": True}, by=by) for name in ("Molen", "Zoo"))
    action("Later bellen", performer=sanne, relation=bakery, due=date(2026, 7, 1))
    action("Bel terug", performer=sanne, relation=bakery, due=date(2026, 6, 2))
    action("Gedaan", performer=sanne, relation=mill, done_at=datetime(2026, 5, 1, 9, tzinfo=UTC))
    contact("Oud", relation=mill, performer=sanne, at=datetime(2026, 1, 1, 9, tzinfo=UTC))
    contact("Nieuw", relation=mill, performer=sanne, at=datetime(2026, 5, 31, 22, 30, tzinfo=UTC))
    return [bakery, mill, zoo]


def test_what_comes_next_and_when_somebody_last_spoke_to_them(three: list[Party], by: Actor) -> None:
    """The first open action with its day, whoever performs it; the last contact on the day of Amsterdam."""
    bakery, mill, zoo = (line.cells for line in page(by, RELATIONS, kolommen=SHOWN).lines)
    assert "02-06-2026 Bel terug" in bakery
    assert "Later bellen" not in bakery
    assert "01-06-2026" in mill
    assert "Gedaan" not in mill
    assert "2026" not in zoo


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"next": "without"}, "Molen Zoo"),
        ({"next": "with"}, "Bakkerij"),
        ({"next": "with|without"}, "Bakkerij Molen Zoo"),
        ({"no_contact_since": "1-6-2026"}, "Bakkerij Zoo"),
        ({"no_contact_since": "2-6-2026"}, "Bakkerij Molen Zoo"),
        ({"no_contact_since": "1-1-2026", "next": "without"}, "Zoo"),
    ],
)
def test_who_is_forgotten(
    three: list[Party], by: Actor, asked: dict[str, str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever way they are found (`overviews.reach`), in every list of relations."""
    for overview in (RELATIONS, CUSTOMERS):
        for near in (8_000, 0):
            monkeypatch.setattr(reach, "NEAR", near)
            monkeypatch.setattr(reach, "NEAREST", near)
            assert " ".join(label.split()[0] for label in labels(by, overview, **asked)) == found


def test_what_one_may_not_read_is_not_counted_nor_shown(bakery: Party, sanne: User, by: Actor) -> None:
    """U2: an action about what the viewer may not read is no next action to it."""
    right = next(iter(ABOUT)).rights[0]
    action("Over het contract", performer=sanne, relation=bakery, about_kind="contract", about_id=1, about_right=right)
    reader = Actor("Lezer", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))
    assert labels(reader, RELATIONS, next="without") == [bakery.name]
    assert "Over het contract" not in page(reader, RELATIONS, kolommen=SHOWN).lines[0].cells
    assert labels(by, RELATIONS, next="with") == [bakery.name]
    nobody = Actor("Niemand", user_id=sanne.pk, rights=frozenset({READ_PARTIES}))
    assert labels(nobody, RELATIONS, next="with") == [bakery.name], "who may not read activities has no such filter"


def test_the_columns_cost_the_same_for_any_page(three: list[Party], by: Actor) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert len(page(by, RELATIONS, kolommen=SHOWN, next="without").lines) == 2
    assert len(asked) <= QUERIES, [query["sql"] for query in asked]
