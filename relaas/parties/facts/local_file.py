"""The facts of a local file (T2): a path or link outside Relaas."""

import re
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible
from relaas.parties.facts.fact import Fact, text_fact

LONGEST = 1000
_FORMS = (
    re.compile(r"\\\\[^\\/:*?\"<>|\s][^\\/:*?\"<>|]*(\\[^\\/:*?\"<>|]+)+\\?"),  # \\server\share\folder
    re.compile(r"[A-Za-z]:[\\/][^:*?\"<>|]*"),  # P:\klanten\bakker
    re.compile(r"/(?!/)[^\x00]*"),  # /volumes/klanten
    re.compile(r"(file|smb)://[^\s].*", re.IGNORECASE),
    re.compile(r"https?://[^\s/?#]+\.?[^\s]*", re.IGNORECASE),
)


def check_location(given: Any) -> str:
    """A path of Windows, of a server or of a Mac, or a link of `file:`, `smb:` or `http(s):`.

    Refuses everything else (`location`), so that no `javascript:` can stand behind a link.
    """
    location = without_invisible(str(given or "")).strip('"')
    if not location:
        raise Refused("required", gettext("Fill this in."))
    if len(location) > LONGEST:
        reason = gettext("At most %(longest)d characters; these are %(length)d.")
        raise Refused("too_long", reason % {"longest": LONGEST, "length": len(location)})
    if not any(form.fullmatch(location) for form in _FORMS):
        raise Refused(
            "location", gettext(r"This is no path or link, such as \\server\customers, P:\customers or https://…")
        )
    scheme, separator, rest = location.partition("://")
    return f"{scheme.lower()}{separator}{rest}" if separator else location


LOCAL_FILE_FACTS: dict[str, Fact] = {
    "label": text_fact(pgettext_lazy("file", "Name"), 100, required=True),
    "location": Fact(_("Path or link"), check_location),
}
