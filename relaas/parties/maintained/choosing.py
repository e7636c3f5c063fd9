"""Choosing a row of a maintained list."""

from datetime import date

from django.utils.translation import gettext as _

from relaas.kernel.checking import Checking
from relaas.parties.maintained.models import Maintained


def refuse_closed(row: Maintained | None, field: str, checking: Checking, on: date) -> None:
    """K6: what is closed on this day can no longer be chosen (`closed`)."""
    if row is not None and row.is_closed(on):
        checking.add("closed", _("%(name)s can no longer be chosen.") % {"name": row.name}, field)
