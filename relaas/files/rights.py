"""The rights of this room (U1, U2)."""

from django.utils.translation import gettext_lazy as _

from relaas.kernel.rights import declare_right

_GROUP = _("Files")
_WHO_WORK = ("manager", "finance", "sales", "purchasing")

READ = declare_right("files.read", _("See and download files"), group=_GROUP, roles=(*_WHO_WORK, "reader"))
CHANGE = declare_right(
    "files.change", _("Add files, make folders, rename and move both"), group=_GROUP, roles=_WHO_WORK
)
DELETE = declare_right("files.delete", _("Delete files and folders"), group=_GROUP, roles=_WHO_WORK)
EXPORT = declare_right("files.export", _("Export the list of files"), group=_GROUP, roles=("manager", "finance"))
SHOW_IN_PORTAL = declare_right(
    "files.show_in_portal",
    _("Decide which files are shown in the portal"),
    group=_GROUP,
    roles=("manager", "sales", "purchasing"),
)
