"""The columns of the list of files: those that are shown, and those that can be chosen besides."""

from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.files.holders import HOLDERS
from relaas.files.kinds import kind_of
from relaas.files.lists.loaded import called, folders
from relaas.overviews.columns import Column, Look
from relaas.web.formats import file_size, moment, number


def _kind(media_type: str) -> str:
    return str(kind_of(media_type).label)


def _yes(shown: bool) -> str:
    return said("In portal") if shown else ""


def _sort_of_holder(kind: str) -> str:
    return str(HOLDERS[kind].label) if kind in HOLDERS else ""


COLUMNS = (
    Column("name", _("Name"), ("name",), look=Look.LINK, sort="name"),
    Column("kind", pgettext_lazy("file", "Kind"), ("media_type",), text=_kind, sort="kind", fades="last"),
    Column(
        "size", pgettext_lazy("file", "Size"), ("size",), text=file_size, look=Look.NUMBER, sort="size", fades="later"
    ),
    Column("version", _("Version"), ("number",), text=number, look=Look.NUMBER, fades="last"),
    Column("holder", pgettext_lazy("file", "At"), load_for=called),
    Column("who", pgettext_lazy("file", "By"), ("changed_by_name",), sort="who", fades="later", unbroken=True),
    Column(
        "when",
        pgettext_lazy("file", "When"),
        ("changed_at",),
        text=moment,
        look=Look.MOMENT,
        sort="when",
        fades="later",
    ),
    Column("portal", _("In portal"), ("in_portal",), text=_yes, look=Look.PILL, fades="last"),
)
MORE_COLUMNS = (
    Column("at", pgettext_lazy("file", "Belongs to"), ("holder_kind",), text=_sort_of_holder, sort="at"),
    Column("folder", pgettext_lazy("file", "Folder"), load_for=folders),
    Column("made", pgettext_lazy("file", "First added"), ("made_at",), text=moment, look=Look.MOMENT),
    Column("made_by", pgettext_lazy("file", "First added by"), ("made_by_name",)),
)
