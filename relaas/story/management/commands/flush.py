"""`flush`, which tests use between transactions: it empties tables, so the triggers stand aside."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from relaas.kernel import installations
from relaas.story import triggers


class Command(flush.Command):
    """Django's own, with all triggers taken away meanwhile: they would tell of every row."""

    def handle(self, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.remove(connection)
        installations.remove(connection)
        try:
            super().handle(**options)
        finally:
            installations.install(connection)
            triggers.install(connection)
