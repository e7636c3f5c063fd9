"""What the story says of files and folders (T14)."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from relaas.story.sentences import Parameters, Topic, say


def _where(entry: Parameters, *words: str) -> str:
    """The words, and with what the files are: their contract, where the story of its relation tells it."""
    return " · ".join(word for word in (*words, entry.get("with", "")) if word)


def _names(entry: Parameters) -> str:
    names, more = list(entry["names"]), entry["number"] - len(entry["names"])
    others = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more} if more > 0 else ""
    return _where(entry, ", ".join(names) + (f" {others}" if others else ""))


def _moved(entry: Parameters) -> str:
    to = entry["to"] or gettext("the top")
    return _where(entry, f"{', '.join(entry['names'])} → {to}")


FOLDER_MADE = say(
    "files.folder_made",
    _("Folder made"),
    detail=lambda entry: _where(entry, entry["name"]),
    icon="folder-plus",
    topic=Topic.DOCUMENTS,
)
RENAMED = say(
    "files.renamed",
    lambda entry: gettext("Folder renamed") if entry["is_folder"] else gettext("File renamed"),
    detail=lambda entry: _where(entry, f"{entry['old']} → {entry['new']}"),
    icon="pencil",
    topic=Topic.DOCUMENTS,
)
MOVED = say("files.moved", _("Moved in the files"), detail=_moved, icon="folder-input", topic=Topic.DOCUMENTS)
DELETED = say("files.deleted", _("Deleted from the files"), detail=_names, icon="trash-2", topic=Topic.DOCUMENTS)
SHOWN = say("files.shown_in_portal", _("Files put in the portal"), detail=_names, icon="eye", topic=Topic.DOCUMENTS)
HIDDEN = say(
    "files.taken_from_portal", _("Files taken out of the portal"), detail=_names, icon="eye-off", topic=Topic.DOCUMENTS
)
ADDED = say(
    "files.added",
    lambda entry: ngettext("File added", "%(count)d files added", entry["number"]) % {"count": entry["number"]},
    detail=_names,
    icon="paperclip",
    topic=Topic.DOCUMENTS,
)
VERSION_ADDED = say(
    "files.version_added",
    _("New version of a file"),
    detail=lambda entry: _where(
        entry, gettext("%(name)s, version %(number)s") % {"name": entry["name"], "number": entry["version"]}
    ),
    icon="file-up",
    topic=Topic.DOCUMENTS,
)
RESTORED = say(
    "files.version_restored",
    _("Old version of a file restored"),
    detail=lambda entry: _where(
        entry,
        gettext("%(name)s: version %(old)s is version %(number)s now")
        % {"name": entry["name"], "old": entry["old"], "number": entry["version"]},
    ),
    icon="history",
    topic=Topic.DOCUMENTS,
)
