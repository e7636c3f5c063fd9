"""Telephones, mail and web addresses, one or several in a cell, with what people write beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from relaas.kernel.identifiers.internet import check_email, check_website
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.kernel.texts import without_invisible

_APART = re.compile(r"\s*(?:[;|\n]|,(?=\s|[^\s@]+@)|\s/\s|\s(?:of|en|or|and)\s)\s*")
_NUMBER = re.compile(r"[+(]?[0-9][0-9\s()+./\-–]*[0-9]")
_ZERO_EXTRA = re.compile(r"014\s?[0-9]{4}")
_NAMED = re.compile(r"(?P<name>[^<>]*)<\s*(?P<address>[^<>\s]+@[^<>\s]+)\s*>")
_MAIL = re.compile(r"[^\s@<>(),;:]+\s?@\s?[^\s@<>(),;:]+\.[^\s@<>(),;:]+")
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9\-]+)*\.(?:nl|com|eu|org|net|be|de)(?:/\S*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reached:
    """One way to be reached, fit to keep, with what stood beside it and what was guessed (`mended.REASONS`)."""

    value: str
    remark: str = ""
    code: str = ""


def telephones(cell: str, country: str = "NL") -> list[Reached]:
    """The numbers in a cell; a text beside one is its remark (`telephone`)."""
    if len(cell) < 16:  # most cells, and none of them holds two
        return [_telephone(cell, country)]
    parts = [part for part in _APART.split(cell) if part]
    if len(parts) > 1 and all(_NUMBER.search(part) for part in parts):
        first, *others = [_telephone(part, country) for part in parts]
        return [Reached(first.value, first.remark, first.code or "several"), *others]
    return [_telephone(cell, country)]


def mails(cell: str) -> list[Reached]:
    """The mail addresses in a cell; a name or remark beside one is kept (`email`).

    A web address in it is no mail address: `is_website` tells.
    """
    written = without_invisible(cell)
    if " " not in written and "<" not in written and ";" not in written and "," not in written:
        return [Reached(check_email(written))]
    found = [_mail(part) for part in _APART.split(written) if part] if written.count("@") > 1 else [_mail(written)]
    if len(found) > 1:
        found[0] = Reached(found[0].value, found[0].remark, found[0].code or "several")
    return found


def websites(cell: str) -> list[Reached]:
    """The web addresses in a cell (`website`)."""
    written = without_invisible(cell)
    parts = [part for part in re.split(r"[\s;,|]+", written) if part]
    if len(parts) > 1 and all(_WEB.fullmatch(part) for part in parts):
        first, *others = [Reached(check_website(part)) for part in parts]
        return [Reached(first.value, code="several"), *others]
    return [Reached(check_website(written))]


def is_website(cell: str) -> bool:
    """Whether a web address stands here, as it sometimes does where a mail address belongs."""
    return "@" not in cell and bool(_WEB.fullmatch(cell.strip()))


def is_mail(cell: str) -> bool:
    """Whether a mail address stands here."""
    return "@" in cell and bool(_MAIL.fullmatch(cell.strip()))


def _telephone(text: str, country: str) -> Reached:
    if _ZERO_EXTRA.fullmatch(text):  # `14 0529` is a number of the kind `14 0xxx`, behind a zero that is too many
        return Reached(check_telephone(text.replace("0", "", 1)), code="zero_extra")
    try:
        return Reached(check_telephone(text, country))
    except Refused:
        for mended in _perhaps(text, country):
            return mended
        raise


def _perhaps(text: str, country: str) -> Iterator[Reached]:
    """With the plus before another country that was lost, or without the words beside it."""
    digits = re.sub(r"[^0-9]", "", text)
    if re.fullmatch(r"(32|49)[1-9][0-9]{7,9}", digits):
        yield from _checked(f"+{digits}", "plus_lost")
    number = _NUMBER.search(text)
    beside = without_invisible(text.replace(number[0], " ", 1)).strip(" -–:,.()") if number else ""
    if number and beside:
        try:
            yield Reached(check_telephone(number[0], country), beside, "remark")
        except Refused:
            return


def _checked(number: str, code: str) -> Iterator[Reached]:
    try:
        yield Reached(check_telephone(number), code=code)
    except Refused:
        return


def _mail(text: str) -> Reached:
    named = _NAMED.fullmatch(text)
    if named:
        return Reached(
            check_email(named["address"]), named["name"].strip(" \"'"), "remark" if named["name"].strip() else ""
        )
    found = _MAIL.search(text)
    if not found:
        raise Refused("email", _("This is not an e-mail address: it has a name, an @ and a domain, and nothing else."))
    remark = text.replace(found[0], " ", 1).strip(" ()-–:,;")
    return Reached(check_email(found[0].replace(" ", "")), remark, "remark" if remark else "")
