from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created


def give_sqlite_the_transaction(connection: Any, **_more: Any) -> None:
    """SQLite's triggers call Python to learn which transaction is open; each connection must know the function."""
    from relaas.story.writing import current_transaction

    if connection.vendor == "sqlite":
        connection.connection.create_function("relaas_transaction", 0, current_transaction)


class StoryConfig(AppConfig):
    name = "relaas.story"

    def ready(self) -> None:
        """Provide the recorder of the kernel's verbs, which must not know this room."""
        from relaas.kernel import policy, verbs
        from relaas.story import bringing_back, overriding, restoring, sealed, undoing, undoing_jobs  # noqa: F401
        from relaas.story.writing import writing

        verbs.record_with(writing)
        policy.tell_overrides_with(overriding.tell)
        connection_created.connect(give_sqlite_the_transaction)
