"""The rows of the table, in its order. The memory of a worker comes behind all that it was asked."""

from relaas.bench.rows import (
    activities,
    bytes_of_files,
    contracts,
    doubles,
    exports,
    files,
    history,
    imports,
    lists,
    palette,
    relation_pages,
    saves,
    servers,
    subscriptions,
    text_filters,
)
from relaas.bench.rows.row import Measured, Row

ROWS: tuple[Row, ...] = (
    *lists.ROWS, *text_filters.ROWS, *palette.ROWS, *doubles.ROWS, *relation_pages.ROWS, *history.ROWS, *exports.ROWS,
    *contracts.ROWS, *subscriptions.ROWS, *activities.ROWS, *files.ROWS,
    *bytes_of_files.ROWS, saves.ONE,
    *imports.ROWS, servers.MEMORY, saves.AT_ONCE, contracts.AT_ONCE, activities.AT_ONCE, servers.START,
)  # fmt: skip

__all__ = ["ROWS", "Measured", "Row"]
