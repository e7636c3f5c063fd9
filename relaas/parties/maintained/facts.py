"""The facts that every maintained list has, and those that lists share."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext, gettext_lazy

from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, day_fact, text_fact

if TYPE_CHECKING:
    from typing import Any

    from django_stubs_ext import StrOrPromise

OF_A_LIST: dict[str, Fact] = {
    "name": text_fact(gettext_lazy("Name"), 60, required=True),
    "closed_from": day_fact(gettext_lazy("Closed from")),
}


def one_of_a_list(label: "StrOrPromise", *, required: bool = False) -> Fact:
    """A row of a maintained list, or none unless it is required (`required`)."""

    def check(given: "Any") -> "Any":
        if not given and required:
            raise Refused("required", gettext("Fill this in."))
        return given or None

    return Fact(label, check, keep=lambda row: row.name if row else "")
