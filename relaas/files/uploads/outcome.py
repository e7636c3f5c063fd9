"""What became of an upload, for the toast and for the page that says what was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relaas.files.adding import Added
from relaas.files.uploads.reading import RefusedFile
from relaas.web.formats import number

MOST_NAMED = 5  # in a toast


@dataclass(frozen=True)
class Outcome:
    """What was made, what became a new version, what stood there already, and what was refused with why.

    `problem`: why nothing at all was added.
    """

    added: Added | None = None
    refused: Sequence[RefusedFile] = ()
    problem: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all that was sent is there now."""
        return not self.refused and not self.problem

    @property
    def changed(self) -> bool:
        return self.added is not None and bool(self.added.made or self.added.versions)

    @property
    def said(self) -> str:
        """What was added, in a sentence; empty when nothing was and nothing stood there."""
        if self.added is None:
            return ""
        return ", ".join(part for part in (_made(self.added), _versions(self.added), _unchanged(self.added)) if part)

    @property
    def said_of_refused(self) -> str:
        """Why nothing was added, or which files were refused and why, the first of them."""
        if self.problem:
            return self.problem
        named = [f"{each.name}: {each.reason}" for each in self.refused[:MOST_NAMED]]
        if more := len(self.refused) - len(named):
            named.append(_more(more))
        return " ".join(named)


def _made(added: Added) -> str:
    if len(added.made) == 1:
        return _("%(name)s is added") % {"name": added.made[0].name}
    counted = ngettext("%(count)s file is added", "%(count)s files are added", len(added.made))
    return counted % {"count": number(len(added.made))} if added.made else ""


def _versions(added: Added) -> str:
    if len(added.versions) == 1:
        return _("%(name)s has a new version") % {"name": added.versions[0].name}
    counted = ngettext("%(count)s file has a new version", "%(count)s files have a new version", len(added.versions))
    return counted % {"count": number(len(added.versions))} if added.versions else ""


def _unchanged(added: Added) -> str:
    if len(added.unchanged) == 1:
        return _("%(name)s stood there already") % {"name": added.unchanged[0].name}
    counted = ngettext(
        "%(count)s file stood there already", "%(count)s files stood there already", len(added.unchanged)
    )
    return counted % {"count": number(len(added.unchanged))} if added.unchanged else ""


def _more(count: int) -> str:
    said = ngettext("And %(count)s more file was not added.", "And %(count)s more files were not added.", count)
    return said % {"count": number(count)}
