"""Numbers of the Dutch chamber of commerce. They have no check digit: only the length can be wrong."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.identifiers.digits import exactly, grouped


def check_kvk(text: str) -> str:
    """A KvK number: 8 digits, of which the first may be a zero (`kvk`)."""
    return exactly(
        8,
        text,
        code="kvk",
        wrong=_("A chamber of commerce number has 8 digits; these are %(count)d."),
        perhaps={7: _("Does it begin with a 0?"), 12: _("Is this the branch number?")},
    )


def show_kvk(value: str) -> str:
    """As it is kept: eight digits together."""
    return value


def check_branch_number(text: str) -> str:
    """A branch number (vestigingsnummer): 12 digits (`branch_number`)."""
    return exactly(
        12,
        text,
        code="branch_number",
        wrong=_("A branch number has 12 digits; these are %(count)d."),
        perhaps={8: _("Is this the chamber of commerce number?")},
    )


def show_branch_number(value: str) -> str:
    """In groups of four: `0000 3717 8598`."""
    return grouped(value, 4)
