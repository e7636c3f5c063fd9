"""What the house does by itself every night."""

from datetime import time
from importlib import import_module

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from relaas.kernel import passing, storage
from relaas.kernel.jobs import sweeping
from relaas.kernel.schedule import daily


@daily("sessions.clear", at=time(3, 0))
def clear_sessions() -> None:
    """Forget the sessions of people who have not been here for two weeks."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@daily("files.sweep", at=time(3, 10), at_start=True)
def sweep_files() -> None:
    """Remove bytes that a killed program left without a row, and files that were kept for a while."""
    storage.sweep()
    passing.sweep()


@daily("jobs.sweep", at=time(3, 12))
def sweep_jobs() -> None:
    """Forget long jobs that ended thirty days ago."""
    sweeping.sweep()


@daily("tasks.prune", at=time(3, 15))
def prune_tasks() -> None:
    """Forget jobs that were done two weeks ago."""
    call_command("prune_db_task_results", queue_name="*")


@daily("database.optimize", at=time(3, 20))
def optimize_database() -> None:
    """Let SQLite look at its figures again and shrink its log; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # `PRAGMA optimize` looks only at what this connection asked itself, which is nothing.
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
