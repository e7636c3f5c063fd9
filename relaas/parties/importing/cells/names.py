"""A person's name in one cell, taken apart the Dutch way."""

import re

from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.importing.cells import choices
from relaas.parties.names import PREFIX_WORDS, split_prefix

_TITLES = {
    "dr",
    "drs",
    "ir",
    "ing",
    "mr",
    "prof",
    "bc",
    "ds",
    "msc",
    "bsc",
    "ma",
    "ba",
    "mba",
    "phd",
    "llm",
    "ra",
    "rb",
}
_INITIALS = re.compile(r"(?:[A-Z]{1,2}[a-z]?\.\s?)+|[A-Z]{2,4}")


def name_parts(cell: str) -> dict[str, str]:
    """The facts of a person that a whole name holds.

    *Dhr. drs. J.P. van den Berg*, *Berg, Jan van den*, *Jan van den Berg*; of *Fatima el Idrissi* the prefix is *el*.
    One word alone is a last name. Words between first and last name without a prefix belong to the first name.
    """
    given, words = _titles(_turned(cell).split())
    if not words:
        return given
    initials = _INITIALS.match(" ".join(words) + " ")
    if initials and len(words) > 1 and ("." in initials[0] or words[0].isupper()):
        rest = " ".join(words)[len(initials[0].rstrip()) :].strip()
        nickname = re.match(r"\(([^)]+)\)\s*", rest)
        given["initials"] = initials[0].strip()
        given |= {"first_name": nickname[1]} if nickname else {}
        given |= _last(rest[nickname.end() :] if nickname else rest)
        return _filled(given)
    at = next((at for at, word in enumerate(words[1:], 1) if word in PREFIX_WORDS), len(words) - 1)
    given["first_name"] = " ".join(words[:at])
    return _filled(given | _last(" ".join(words[at:])))


def _filled(parts: dict[str, str]) -> dict[str, str]:
    return {name: part for name, part in parts.items() if part}


def _turned(cell: str) -> str:
    """*Berg, Jan van den* the right way round; *van den Berg, Jan* too."""
    last, comma, first = cell.partition(",")
    if not comma or not first.strip():
        return cell.replace(",", " ")
    words = first.split()
    at = next((at for at, word in enumerate(words) if word in PREFIX_WORDS and at), len(words))
    return " ".join([*words[:at], *words[at:], last.strip()])


def _titles(words: list[str]) -> tuple[dict[str, str], list[str]]:
    """Salutation and titles in front, and what is left."""
    given: dict[str, str] = {}
    titles = []
    while len(words) > 1:
        plain = fold(words[0])
        if plain in _TITLES and words[0][:1].islower():
            titles.append(words.pop(0))
        elif len(plain) > 1 and _is_salutation(" ".join(words[:2])) and len(words) > 2:
            given["salutation"] = choices.salutation(" ".join(words[:2]))
            words = words[2:]
        elif len(plain) > 1 and _is_salutation(words[0]):
            given["salutation"] = choices.salutation(words.pop(0))
        elif plain in _TITLES and words[0].endswith("."):
            titles.append(words.pop(0))
        else:
            break
    return given | ({"title": " ".join(titles)} if titles else {}), words


def _is_salutation(word: str) -> bool:
    try:
        return bool(choices.salutation(word))
    except Refused:
        return False


def _last(words: str) -> dict[str, str]:
    prefix, last_name = split_prefix(words)
    return {"prefix": prefix, "last_name": last_name}
