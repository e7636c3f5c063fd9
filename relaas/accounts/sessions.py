"""Sessions in the database as Django has them, read with a statement that is written out: every page begins with it."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection
from django.utils import timezone

from relaas.kernel.kept_statements import ask

_DATA = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(DatabaseSessions):
    """What is read is what Django reads; writing and sweeping are its own."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing when it is not there, or no longer."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        found = ask(_DATA, [self.session_key, now])
        if not found:
            self._session_key = None
            return {}
        return dict(self.decode(found[0][0]))
