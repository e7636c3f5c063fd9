"""Numbers as people type them, read as the search text has them. Pure."""

import re

from relaas.kernel.folding import fold

SHORTEST = 3  # digits; fewer are a word like others
_POSTCODE = re.compile(r"(\d{4})([a-z]{2})")
_SIGNS = re.compile(r"[\s\-./()+]")
_NUMBER = re.compile(r"[a-z]{0,2}\d[\da-z]{2,}")
_DIGITS = re.compile(r"\d")
_FROM_HERE = re.compile(r"^(?:\+|00)\s*31[\s\-./]*(?:\(0\))?[\s\-./]*0?(?=[\d\s\-./()]+$)")


def words_of_number(typed: str) -> tuple[str, ...]:
    """What was typed as one number, or as the two words of a postcode; nothing when it looks like neither.

    `+31 (0)72-535 66 66` gives `0725356666`, `NL 8543.21.987.B01` gives `nl854321987b01`, `1851ab` gives `1851`, ` ab`.
    """
    plain = fold(typed.replace(".", " "))
    home = _FROM_HERE.sub("0", plain)
    number = _SIGNS.sub("", home)
    if postcode := _POSTCODE.fullmatch(number):
        return postcode[1], f"  {postcode[2]}"[-3:]
    digits = len(_DIGITS.findall(number))
    if digits < SHORTEST or digits * 2 < len(number) or not _NUMBER.fullmatch(number):
        return ()
    return (number,)
