"""What the database itself refuses when old values come back, in people's words. A room says what its rules mean."""

from dataclasses import dataclass

from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.kernel.refusals import Refused
from relaas.kernel.registries import Registry


@dataclass(frozen=True)
class Breach:
    """A constraint or trigger is recognized by any of these `words` in what the database says."""

    words: tuple[str, ...]
    code: str
    message: str | Promise


BREACHES: Registry[Breach] = Registry("what a database refuses")


def refusal_of(error: IntegrityError) -> Refused:
    """The refusal; where no room knows it, another record has that value by now (`taken_since`)."""
    said = str(error)
    for breach in BREACHES:
        if any(word in said for word in breach.words):
            return Refused(breach.code, breach.message)
    return Refused("taken_since", _("Another record has this code or value by now."))
