"""A contact as vCard 4.0 (RFC 6350), or as 3.0 (RFC 2426), which is what Outlook and iPhones read."""

import base64
from enum import IntEnum
from typing import Any

from icalendar import Component, Parameters, vText, vUri
from icalendar.prop import vAdr, vN, vOrg

from relaas.kernel.texts import one_line
from relaas.parties.vcards.contact import Contact, Mail, Place, Telephone

MEDIA_TYPE = "text/vcard; charset=utf-8"
MAKER = "-//Relaas//NL"


class Version(IntEnum):
    """The versions of vCard that Relaas writes: 3.0 and 4.0."""

    THREE = 3
    FOUR = 4


class _Card(Component):
    name = "VCARD"


def written(contact: Contact, version: Version) -> bytes:
    """One vCard: UTF-8, folded, with CRLF at the end of each line."""
    card = _Card()
    card.add("version", vText(f"{version:d}.0"))
    card.add("prodid", vText(MAKER))
    card.add("uid", vText(contact.uid))
    _name(card, contact, version)
    _work(card, contact)
    for telephone in contact.telephones:
        _telephone(card, telephone, version)
    for mail in contact.mails:
        card.add("email", vText(mail.address), parameters=_types(_uses_of_mail(mail, version), mail.is_first, version))
    for place in contact.places:
        _place(card, place, version)
    for website in contact.websites:
        card.add("url", vUri(website))
    if contact.photograph:
        _photograph(card, contact.photograph, version)
    made: bytes = card.to_ical(sorted=False)
    return made


def _name(card: Component, contact: Contact, version: Version) -> None:
    """An organization has no parts of a name. Apple has a mark of its own for it in 3.0, which knows no kinds."""
    card.add("fn", _text(contact.name))
    parts = vN(tuple(map(_plain, (contact.family, contact.given, "", contact.title, ""))))
    if version == Version.FOUR:
        card.add("kind", vText("individual" if contact.is_person else "org"))
        card.add("n", parts, parameters={"SORT-AS": _plain(contact.sorted_as).replace('"', "")})
    else:
        card.add("n", parts)
        card.add("sort-string", _text(contact.sorted_as))
        if not contact.is_person:
            card.add("x-abshowas", vText("COMPANY"))
    if contact.nickname:
        card.add("nickname", _text(contact.nickname))


def _work(card: Component, contact: Contact) -> None:
    if contact.organization:
        units = (contact.organization, *([contact.department] if contact.department else []))
        card.add("org", vOrg(tuple(map(_plain, units))))
    if contact.function:
        card.add("title", _text(contact.function))


def _telephone(card: Component, telephone: Telephone, version: Version) -> None:
    """In 4.0 a number is an address that dials; short numbers exist in one country only and stay texts."""
    uses = ["work", telephone.use] if telephone.at_work else [telephone.use]
    parameters = _types(uses, telephone.is_first, version)
    if version == Version.FOUR and telephone.number.startswith("+"):
        card.add("tel", vUri(f"tel:{telephone.number}"), parameters=Parameters({"VALUE": "uri"}, **parameters))
    else:
        card.add("tel", vText(telephone.number), parameters=parameters)


def _uses_of_mail(mail: Mail, version: Version) -> list[str]:
    kind = ["internet"] if version == Version.THREE else []
    return [*kind, "work"] if mail.at_work else kind


def _place(card: Component, place: Place, version: Version) -> None:
    """Without a post office box and without an extended address: both fields are no longer used."""
    lines = ("", "", place.street, place.city, "", place.postcode, place.country)
    parameters = _types(["home" if place.at_home else "work"], place.is_first, version)
    card.add("adr", vAdr(tuple(map(_plain, lines))), parameters=parameters)


def _photograph(card: Component, jpeg: bytes, version: Version) -> None:
    encoded = base64.b64encode(jpeg).decode()
    if version == Version.FOUR:
        card.add("photo", vUri(f"data:image/jpeg;base64,{encoded}"))
    else:
        card.add("photo", vText(encoded), parameters={"ENCODING": "b", "TYPE": "JPEG"})


def _types(uses: list[str], is_first: bool, version: Version) -> Parameters:
    """What it is for; the one to take first is a type of its own in 3.0 and a number in 4.0."""
    named = [*uses, "pref"] if is_first and version == Version.THREE else uses
    types = Parameters({"TYPE": named}) if named else Parameters()
    if is_first and version == Version.FOUR:
        types["PREF"] = "1"
    return types


def _text(value: str) -> Any:
    return vText(_plain(value))


def _plain(value: str) -> str:
    """On one line: no text becomes a line of its own."""
    return one_line(value)
