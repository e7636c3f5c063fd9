"""How history tells of the records of this room (U3)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.files.models import FileVersion, Item
from relaas.story.describing import describe

_SIZES = {"number": _("Version"), "size": pgettext_lazy("of a file", "Size"), "media_type": _("Kind")}


def describe_records() -> None:
    """Called once, when the room is ready. What belongs together goes back with its whole change."""
    describe(
        Item,
        _("File or folder"),
        others={
            "name": _("Name"),
            "parent": _("Folder"),
            "in_portal": _("In the portal"),
            **_SIZES,
            "changed_at": _("Changed on"),
            "changed_by_name": _("Changed by"),
        },
        hidden=(
            "holder_kind", "holder_id", "is_folder", "key", "search_text", "stored", "made_at", "made_by_name",
            "made_by_id", "changed_by_id",
        ),
        together=("name", "parent", "in_portal", "number", "size", "media_type", "changed_at", "changed_by_name"),
    )  # fmt: skip
    describe(
        FileVersion,
        _("Version"),
        others={**_SIZES, "name": _("Name"), "at": _("Added on"), "by_name": _("Added by")},
        hidden=("stored", "by_id"),
    )
