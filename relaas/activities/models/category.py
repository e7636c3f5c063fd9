"""Category: what activities are sorted by (A1, T10), one of a list that users maintain."""

from typing import ClassVar

from relaas.parties.maintained.models import Maintained


class Category(Maintained):
    """*Bellen*, *Offerte*, *Klacht*; for actions, contact moments and notes alike."""

    story_subject: ClassVar[tuple[str, str]] = ("activity_category", "id")
