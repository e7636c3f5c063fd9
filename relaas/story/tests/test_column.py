"""What rooms put above the story of a record."""

from typing import cast

import pytest
from django.test import RequestFactory

from relaas.parties.models import Party
from relaas.story.column import COLUMN, ColumnPart, parts_above
from relaas.web.rights import Request


def test_a_part_stands_in_its_order_and_only_where_it_has_something(monkeypatch: pytest.MonkeyPatch) -> None:
    request, record = cast("Request", RequestFactory().get("/")), Party(name="Bakkerij")
    parts = (
        ColumnPart("later", 20, "later.html", lambda _request, record: {"name": str(record)}),
        ColumnPart("nothing", 15, "nothing.html", lambda _request, _record: None),
        ColumnPart("first", 10, "first.html", lambda _request, _record: {}),
    )
    monkeypatch.setattr(COLUMN, "_items", {part.name: part for part in parts})
    shown = parts_above(request, record)
    assert [(part.template, part.its) for part in shown] == [("first.html", {}), ("later.html", {"name": "Bakkerij"})]
