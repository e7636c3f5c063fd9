"""The cache: counts of attempts, marks of forms that were sent in. Shared by all workers, so it is in the database."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection, transaction


class Cache(DatabaseCache):
    """Nobody waits for a disk because of it: what a power cut takes of the last moment is forgotten, no more.

    SQLite does not wait at a commit (`synchronous=NORMAL`); PostgreSQL is told.
    """

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        if connection.vendor != "postgresql" or connection.in_atomic_block:
            return bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc] # not in the stubs
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO OFF")
            return bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc] # not in the stubs
