"""Where each file of an upload stood: "2026/offertes/offerte.pdf" is a file in a folder in a folder. Pure."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from relaas.files.names import mended

LONGEST_PATH = 4_000  # characters
_SLASHES = re.compile(r"[/\\]")
_NOWHERE = frozenset({"", ".", ".."})


@dataclass(frozen=True)
class Place:
    """A file by its name, below the folders of `path`; each is fit to keep (`files.names`)."""

    path: tuple[str, ...]
    name: str


def places(names: Sequence[str], paths: str) -> list[Place]:
    """The place of each file. `names` are what the browser called them, `paths` the list that our script sends along.

    Without a list that fits (one path for each) all stand in the folder itself. A path cannot leave that folder.
    """
    given = read_list(paths)
    return [place(path) for path in (given if len(given) == len(names) else names)]


def place(path: str) -> Place:
    """The place that a path means: what is empty or leads upward in it is left out."""
    *folders, name = _SLASHES.split(path[-LONGEST_PATH:])
    return Place(tuple(mended(each) for each in folders if each.strip() not in _NOWHERE), mended(name))


def read_list(text: str) -> list[str]:
    """A list of texts, as a script writes it; anything else is an empty one."""
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    return found if isinstance(found, list) and all(isinstance(each, str) for each in found) else []
