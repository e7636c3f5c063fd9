"""What the open transaction changed of rows: an undo writes rows as they were, and the law judges what they became."""

import json
from collections.abc import Collection
from typing import Any

from relaas.kernel.models import Record
from relaas.story.models import Change
from relaas.story.writing import transaction_if_open


def values_before(model: type[Record], ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """By id, the columns that the open transaction changed, as they were before it; nothing outside a transaction."""
    transaction = transaction_if_open()
    if transaction is None or not ids:
        return {}
    changes = Change.objects.filter(transaction=transaction, table_name=model._meta.db_table, operation="U")
    before: dict[int, dict[str, Any]] = {}
    for change in changes.filter(row_id__in=ids).order_by("-id"):  # of what changed twice the first old value
        before.setdefault(change.row_id, {}).update(json.loads(change.old))
    return before
