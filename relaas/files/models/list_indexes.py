"""Indexes for the list of files (`files.lists`) and for looking through one tree, good for a million files.

Each of the list begins with an order and holds, behind it, every column that a filter tests, so that thousands of rows
are tested without one look into the table; that of the order in which the list opens holds the text that is searched
as well. `overviews.reach` walks them. SQLite tests the condition of an index too, so `is_folder` stands in it.
"""

from django.db.models import Expression, F, Index, Q

from relaas.files.models.kind_place import KindPlace
from relaas.overviews.sort_keys import OrNobody, SecondPlace

_TESTED = ("is_folder", "holder_kind", "holder_id", "in_portal", "changed_by_id", "changed_at", "media_type")
_WHEN = SecondPlace("changed_at")

type Key = str | Expression


def _index(name: str, *keys: Key, holds: tuple[str, ...] = ()) -> Index:
    behind = [F(column) for column in (*_TESTED, *holds) if column not in keys]
    first = [F(key) if isinstance(key, str) else key for key in keys]
    return Index(*first, F("id"), *behind, name=f"files_by_{name}", condition=Q(is_folder=False))


LIST_INDEXES = (
    _index("when", _WHEN, holds=("search_text",)),
    _index("name", "key"),
    _index("kind", KindPlace(), "key"),
    _index("when_of_kind", KindPlace(), _WHEN),
    _index("size", "size"),
    _index("who", OrNobody("changed_by_id"), _WHEN),
    _index("holder", "holder_kind", _WHEN),
    Index(name="files_of_tree_by_name", fields=("holder_kind", "holder_id", "key", "id", "parent", "search_text")),
)
