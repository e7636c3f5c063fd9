"""`migrate` with the triggers away while it runs and back when it ends, however it ends (`post_migrate` is not sent
when a migration fails)."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from relaas.kernel import installations, search
from relaas.story import triggers


class Command(migrate.Command):
    """Django's own, with all triggers and the search index taken away meanwhile and put back.

    History's go first and come last, and no command works without them (`program.preparation`): so whoever kills this
    halfway is told, whatever was not put back, and the next `migrate` puts it back.
    """

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        triggers.remove(connection)
        search.remove(connection)
        installations.remove(connection)
        try:
            super().handle(*args, **options)
        finally:
            installations.install(connection)
            search.install(connection)
            triggers.install(connection)
