"""LossReason: why a contract was lost (K2), one of a list that users maintain."""

from typing import ClassVar

from relaas.parties.maintained.models import Maintained


class LossReason(Maintained):
    """*Te duur*, *Gekozen voor een ander*."""

    story_subject: ClassVar[tuple[str, str]] = ("loss_reason", "id")
