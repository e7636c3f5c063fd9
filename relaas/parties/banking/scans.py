"""The scan of a signed paper: what it may be, and the keeping of it."""

from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from relaas.files.sniffing import media_type_of
from relaas.kernel.models import StoredFile
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import keep

LARGEST = 10 * 1024 * 1024  # bytes
_SCANS = frozenset({"application/pdf", "image/png", "image/jpeg"})


def keep_scan(scan: File[Any]) -> StoredFile:
    """Store a PDF, PNG or JPEG, known by its bytes and not by its name.

    Refuses what is over 10 MB (`scan_too_large`) and everything else (`scan_unreadable`). It is only ever given back
    as a download, so nothing in it runs.
    """
    if scan.size > LARGEST:
        raise Refused("scan_too_large", _("A scan may be 10 MB at most."))
    scan.seek(0)
    media_type = media_type_of(scan, scan.name or "")
    if media_type not in _SCANS:
        raise Refused("scan_unreadable", _("This is no scan that can be read: give a PDF, PNG or JPEG."))
    return keep(scan, media_type=media_type)
