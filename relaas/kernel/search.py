"""The search index over a record's `search_text`, made of what each database is good at."""

from django.db.backends.base.base import BaseDatabaseWrapper


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the index of every registered column whose table exists."""


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the indexes away, so that a migration may remake the tables."""
