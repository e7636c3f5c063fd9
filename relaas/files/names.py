"""Names of files and folders (T14): what was typed is refused with its reason, what was uploaded is mended.

A name is one part of a path and never leaves its folder. Two names are the same when they differ in capitals only.
"""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused

LONGEST = 200  # characters
LONGEST_ON_DISK = 240  # bytes; most file systems stop at 255
LONGEST_ENDING = 20
NAMELESS = "bestand"

_SLASHES = re.compile(r"[/\\]")
_DIRECTIONS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # they make .exe look like .pdf
_NOT_ON_DISK = re.compile(r'[<>:"|?*/\\]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?$")
_NUMBERED = re.compile(r" \((\d{1,4})\)$")


def mended(name: str) -> str:
    """Of a name as it was uploaded the last part, made fit to keep; never refused, never empty."""
    plain = _plain(_SLASHES.split(_plain(name))[-1])
    return shortened(plain, LONGEST) or NAMELESS


def checked(name: str) -> str:
    """A name as somebody typed it, as it is kept.

    Refuses at `name`: nothing (`name_missing`), dots only (`name_only_dots`), a slash (`name_has_slash`), and over 200
    characters (`name_too_long`).
    """
    plain = _plain(name)
    if not plain:
        if name.strip(" .") == "" and "." in name:
            raise Refused("name_only_dots", _("A name cannot be dots only."), field="name")
        raise Refused("name_missing", _("Give it a name."), field="name")
    if _SLASHES.search(plain):
        raise Refused("name_has_slash", _("A name cannot have / or \\ in it."), field="name")
    if len(plain) > LONGEST:
        reason = _("A name has at most %(longest)d characters; these are %(length)d.")
        raise Refused("name_too_long", reason % {"longest": LONGEST, "length": len(plain)}, field="name")
    return plain


def key(name: str) -> str:
    """What two names share that are the same: capitals do not count, accents do."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def beside(name: str, taken: Container[str], *, folder: bool = False) -> str:
    """The name itself where it is free, else the first free of `naam (2).pdf`, `naam (3).pdf` …

    `taken` holds the keys of the names that stand there. The name of a `folder` has no ending.
    """
    if key(name) not in taken:
        return name
    stem, ending = (name, "") if folder else split(name)
    numbered = _NUMBERED.search(stem)
    number = int(numbered[1]) + 1 if numbered else 2
    stem = stem[: numbered.start()] if numbered else stem
    while True:
        behind = f" ({number}){ending}"
        tried = stem[: LONGEST - len(behind)].rstrip() + behind
        if key(tried) not in taken:
            return tried
        number += 1


def split(name: str) -> tuple[str, str]:
    """A name and its ending with the dot; `.profile` has none."""
    ending = PurePosixPath(name).suffix
    return (name.removesuffix(ending), ending) if ending and len(ending) <= LONGEST_ENDING else (name, "")


def shortened(name: str, longest: int) -> str:
    """At most so many characters; what falls off stood before the ending."""
    if len(name) <= longest:
        return name
    stem, ending = split(name)
    return stem[: longest - len(ending)].rstrip() + ending


def safe_for_disk(name: str) -> str:
    """The name as any computer can keep it: for what is downloaded and for what is in a zip."""
    plain = _plain(_NOT_ON_DISK.sub("_", name)) or NAMELESS
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    while len(plain.encode()) > LONGEST_ON_DISK:
        plain = shortened(plain, len(plain) - 1)
    return plain


def _plain(name: str) -> str:
    """Composed letters, without control characters and signs that turn the direction; no spaces around it, and none
    or dots behind it."""
    composed = unicodedata.normalize("NFC", _DIRECTIONS.sub("", name))
    printable = "".join(
        letter for letter in composed if unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp", "Co", "Cn"}
    )
    return printable.strip().rstrip(". \u00a0")
