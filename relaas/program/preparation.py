"""What every command does first: a database that fits this version, and all that is made from our files.

On a new database everything is made. On one of an older version nothing is done: it says which command brings it
up to date. Two processes that start at once wait for each other.
"""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError

from relaas.kernel import preparation
from relaas.program import assets, compiled_translations, schema
from relaas.program.environment import WrongSetting
from relaas.program.homes import PREPARATION_LOCK
from relaas.program.locks import lock
from relaas.program.stopping import Stop
from relaas.story import triggers

MIGRATE = "relaas manage migrate"


class NotPrepared(Stop):
    """The database does not fit this version; the sentence says what to do."""


def prepare() -> None:
    """Make what is missing. Refuses (`NotPrepared`) a database of another version or without its triggers."""
    with lock(settings.HOME / PREPARATION_LOCK, wait=True):
        compiled_translations.compile_all()
        _prepare_database()
        assets.collect()
    connection.close()


def migrate(*arguments: str) -> None:
    """Bring the database to this version, with all that belongs to it. `arguments` are those of Django's migrate."""
    with lock(settings.HOME / PREPARATION_LOCK, wait=True):
        compiled_translations.compile_all()
        call_command("migrate", *arguments)
        if schema.state(connection) is schema.State.CURRENT:
            _fill()


def _prepare_database() -> None:
    wrapper: Any = connection
    try:
        _knock(wrapper)
        state = schema.state(connection)
    except (DatabaseError, wrapper.Database.Error) as error:
        raise WrongSetting("RELAAS_DATABASE_URL", f"names a database that does not answer: {_reason(error)}") from error
    if state is schema.State.OLDER:
        raise NotPrepared(f"The database is of an older version. Make a backup, then run: {MIGRATE}")
    if state is schema.State.NEWER:
        raise NotPrepared("The database is of a newer version of Relaas than this one. Install that version.")
    if state is schema.State.NEW:
        call_command("migrate", verbosity=0)
    elif triggers.missing(connection):
        raise NotPrepared(f"History is not being kept: triggers are missing. To put them back, run: {MIGRATE}")
    _fill()


def _knock(wrapper: Any) -> None:
    """A pool waits long and then only says that it waited; a connection of its own says at once what is wrong."""
    if wrapper.vendor == "postgresql":
        parameters = {name: value for name, value in wrapper.get_connection_params().items() if name != "pool"}
        wrapper.Database.connect(**parameters).close()


def _fill() -> None:
    call_command("createcachetable", verbosity=0)
    preparation.prepare_everything()


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())
