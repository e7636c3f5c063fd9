"""Translations: a catalogue per room, extracted from Python and Jinja2.

`make translations` runs this module. Catalogues hold no dates and no line numbers, so that two people who add
sentences seldom meet.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
METHODS = [
    ("**/tests/**", "ignore"),
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**/templates/**", "jinja2"),
]
OPTIONS = {"**/templates/**": {"trimmed": "true", "newstyle_gettext": "true"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def rooms() -> list[Path]:
    """Every room of the house that is there, by name."""
    return sorted(folder.parent for folder in PACKAGE.glob("*/__init__.py"))


def catalogue(room: Path, language: str = "nl") -> Path:
    """Where a room keeps its translations."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(room: Path) -> Catalog:
    """The sentences that stand in a room's code and templates now."""
    found = Catalog()
    for _path, _line, message, _comments, context in extract_from_dir(
        room, METHODS, OPTIONS, KEYWORDS, directory_filter=lambda folder: not folder.endswith(("__pycache__", "static"))
    ):
        found.add(message, context=context)
    return found


def read(path: Path, language: str = "nl") -> Catalog:
    """A catalogue as it is kept; an empty one when there is none yet."""
    if not path.exists():
        return Catalog(locale=language, domain="django")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django", abort_invalid=True)


def update(room: Path) -> list[str]:
    """Bring a room's catalogue up to its code, and give the sentences that lack a translation."""
    path = catalogue(room)
    kept, found = read(path), extract(room)
    if not len(found) and not path.exists():
        return []
    kept.update(found, no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(kept))
    return [str(message.id) for message in kept if message.id and not is_translated(message)]


def _written(kept: Catalog) -> bytes:
    content = BytesIO()
    write_po(content, kept, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {kept.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return (header + f'"Plural-Forms: {kept.plural_forms}\\n"\n\n').encode() + content.getvalue().lstrip()


def is_translated(message: Message) -> bool:
    """Whether there is a text for it, in the plural too."""
    texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return not message.fuzzy and all(texts)


def main() -> int:
    """Update all catalogues; fails when a translation is missing, and says which."""
    missing = [(room.name, sentence) for room in rooms() for sentence in update(room)]
    for name, sentence in missing:
        sys.stderr.write(f"{name}: no Dutch for {sentence!r}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
