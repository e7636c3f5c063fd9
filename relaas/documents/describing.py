"""How history tells of the records of this room (U3)."""

from django.utils.translation import gettext_lazy as _

from relaas.documents.models import KeptDocument, Letterhead, LetterheadText
from relaas.story.describing import describe


def describe_records() -> None:
    """Called once, when the room is ready."""
    describe(Letterhead, _("Letterhead"), {}, others={"logo": _("Logo")})
    describe(LetterheadText, _("Texts of the letterhead"))
    describe(
        KeptDocument,
        _("Document"),
        others={
            "kind": _("Kind"),
            "language": _("Language"),
            "title": _("Title"),
            "made_at": _("Made on"),
            "made_by_name": _("Made by"),
        },
        hidden=("about_kind", "about_id", "stored", "made_by_id"),
    )
