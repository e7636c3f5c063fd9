"""Names the Dutch way (P4). Pure: parts of a name in, texts out.

Choices made here:
- The Netherlands sort without the prefix: *Jan van den Berg* stands under B.
- A prefix is written with a capital when nothing of the name precedes it (*Van den Berg*), except behind an
  apostrophe (*'t Hart*).
- An organization is sorted as it is written, folded: *De Vries B.V.* under D, *'t Hoekje* under T.
- A proposed search code leaves out legal forms and general words (*Gemeente*, *Stichting*), unless nothing is left,
  and shortens particles to their first letter.
"""

import re
from dataclasses import dataclass

from relaas.kernel.folding import fold

SORT_LENGTH = 200
SEARCH_CODE_LENGTH = 10

PREFIX_WORDS = frozenset({
    "van", "von", "de", "den", "der", "des", "'t", "'s", "het", "te", "ten", "ter", "tot", "toe", "op", "in", "uit",
    "uijt", "uyt", "aan", "bij", "onder", "over", "voor", "achter", "la", "le", "les", "el", "al", "ben", "bin", "ibn",
    "di", "da", "do", "dos", "das", "du", "del", "della", "af", "zu", "zum", "zur", "vom", "im",
})  # fmt: skip
PARTICLES = frozenset({"van", "de", "den", "der", "des", "het", "te", "ten", "ter", "en"})
GENERAL_WORDS = frozenset({"stichting", "vereniging", "gemeente", "firma", "maatschap", "cooperatie"})
LEGAL_FORMS = frozenset({
    "bv", "nv", "vof", "cv", "ba", "ua", "wa", "bvba", "gmbh", "ag", "ltd", "llc", "plc", "inc", "sa", "sarl",
})  # fmt: skip

_SAY_LITTLE = LEGAL_FORMS | GENERAL_WORDS

_APOSTROPHES = re.compile("[’‘`´]")


@dataclass(frozen=True)
class Parts:
    """What a person's name is made of; any of it may be empty."""

    title: str = ""
    initials: str = ""
    first_name: str = ""
    nickname: str = ""
    prefix: str = ""
    last_name: str = ""


def shown(parts: Parts) -> str:
    """*Jan van den Berg*: the name people call each other by, first the nickname, else first name, else initials."""
    first = parts.nickname or parts.first_name or parts.initials
    return _joined(first, _last(parts, alone=not first))


def formal(parts: Parts, salutation: str) -> str:
    """*Mevr. F. el Idrissi*, with the word for the salutation and the title before it."""
    initials = parts.initials or initials_of(parts.first_name)
    return _joined(salutation, parts.title, initials, _last(parts, alone=not initials))


def sorted_form(parts: Parts) -> str:
    """*Berg, Jan van den*; without a last name just the first."""
    first = parts.nickname or parts.first_name or parts.initials
    behind = _joined(first, parts.prefix)
    return ", ".join(part for part in (parts.last_name, behind) if part)


def person_sort_key(parts: Parts) -> str:
    """What persons are sorted by: last name, then first name, then prefix, each folded.

    Two spaces stand between them: folded text never has two, and a space comes before every letter.
    """
    first = parts.nickname or parts.first_name or parts.initials
    last = parts.last_name or first
    return "  ".join(fold(part) for part in (last, first, parts.prefix))[:SORT_LENGTH].rstrip()


def organization_sort_key(name: str) -> str:
    """What organizations are sorted by."""
    return fold(name)[:SORT_LENGTH].rstrip()


def code_sort_key(code: str) -> str:
    """Codes sort by their numbers: 9 before 10, 10001 before A10001; a party without a code comes first."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(12), fold(code))[:60]


def split_prefix(last_name: str) -> tuple[str, str]:
    """`van den Berg` gives (`van den`, `Berg`). Words with a capital stay with the name: *El Idrissi*, *Van Damme*."""
    words = _APOSTROPHES.sub("'", last_name).split()
    count = 0
    while count < len(words) - 1 and words[count] in PREFIX_WORDS:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def initials_of(first_name: str) -> str:
    """`Jan Pieter` gives `J.P.`; a double name keeps its hyphen (`Anne-Marie`: `A.-M.`)."""
    return "".join(
        "-".join(f"{_first_letter(part)}." for part in word.split("-") if part) for word in first_name.split()
    )


def written_initials(text: str) -> str:
    """Initials as they are written: `jp`, `j p` and `J.P.` give `J.P.`; digraphs with dots stay (`Th.`, `IJ.`)."""
    if not text:
        return ""
    parts = re.split(r"[.\s]+", text.strip(". "))
    if len(parts) == 1 and "." not in text and "-" not in text and (text.isupper() or text.islower()):
        parts = list(text)
    return "".join(f"{capitalise(part)}." for part in parts if part)


def capitalise(word: str) -> str:
    """The first letter as a capital, IJ as one letter: `ijsselstein` gives `IJsselstein`."""
    start = 2 if word[:2].lower() == "ij" else 1
    return word[:start].upper() + word[start:]


def proposed_search_code(name: str) -> str:
    """A short upper-case code out of a name: *Bakkerij van den Berg B.V.* gives `BAKKERIJVD`."""
    words = re.findall(r"[^\W_]+", fold(name))
    kept = [word for word in words if word not in _SAY_LITTLE] or words
    return "".join(word[:1] if word in PARTICLES else word for word in kept).upper()[:SEARCH_CODE_LENGTH]


def _last(parts: Parts, *, alone: bool) -> str:
    prefix = parts.prefix
    if alone and prefix and not prefix.startswith(("'", "’")):
        prefix = capitalise(prefix)
    return _joined(prefix, parts.last_name)


def _first_letter(word: str) -> str:
    letters = capitalise(word)
    return letters[:2] if letters[:2] == "IJ" else letters[:1]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
