"""The demonstration is the same each time."""

from datetime import UTC, datetime
from typing import Any

import pytest

from relaas.activities.models import Activity
from relaas.contracts.models import Contract
from relaas.demo import agreements, build, reading
from relaas.demo.tests.houses import empty_house
from relaas.files.models import Item
from relaas.kernel import clock
from relaas.parties.models import Address, Employment, Party
from relaas.story.models import Transaction

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


@pytest.mark.once  # the order in which rows come without being asked for is PostgreSQL's to change
@pytest.mark.django_db
def test_built_twice_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a part of the register and of the contracts, for it says as much."""
    register = reading.read()[0][::40]
    monkeypatch.setattr(agreements, "REQUESTS", 40)
    monkeypatch.setattr(agreements, "ORDERS", 10)
    dumps = []
    for _time in range(2):
        with clock.travel(NOON), empty_house():
            build.play(register)
            dumps.append(_dump())
    assert dumps[0] == dumps[1]


def _dump() -> list[Any]:
    """All that is kept of parties, by what does not depend on how often a database gave out numbers before."""
    parties = Party.objects.order_by("id").values_list(
        "code", "name", "status__name", "search_text", "checked_at", "archived_at", "internal_note", "size",
        "branch_of__code", "account_manager__email", "image__name", "user__email",
    )  # fmt: skip
    employments = Employment.objects.order_by("id").values_list(
        "person__code",
        "organization__code",
        "function",
        "work_email",
        "from_day",
        "until_day",
        "position",
        "is_primary",
    )
    happened = Transaction.objects.order_by("id").values_list("at", "what", "actor_name")
    addresses = Address.objects.order_by("id").values_list("party__code", "street", "house_number", "description")
    contracts = Contract.objects.order_by("id").values_list(
        "number", "description", "relation__code", "status", "status_since", "gross", "lost_reason__name"
    )
    activities = Activity.objects.order_by("id").values_list(
        "kind",
        "title",
        "text",
        "relation__code",
        "person__code",
        "performer__email",
        "due",
        "done_at",
        "category__name",
    )
    files = Item.objects.order_by("id").values_list("holder_kind", "name", "number", "stored__name", "in_portal")
    return [list(rows) for rows in (parties, employments, happened, addresses, contracts, activities, files)]
