"""The place of something in a maintained list."""

from typing import Any

from django.utils.translation import gettext

from relaas.kernel.refusals import Refused


def check_position(given: Any) -> int:
    """A whole number from 0 to 9999 (`position`)."""
    try:
        position = int(given or 0)
    except ValueError as error:
        raise Refused("position", gettext("Give a whole number.")) from error
    if not 0 <= position <= 9999:
        raise Refused("position", gettext("Give a number from 0 to 9999."))
    return position
