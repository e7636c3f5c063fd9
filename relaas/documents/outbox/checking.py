"""What a mail must be before it may wait in the outbox."""

import re

from django.utils.translation import gettext as _

from relaas.documents.models.outgoing_mail import LONGEST_SUBJECT
from relaas.documents.outbox.letter import Letter
from relaas.kernel.checking import Checking, text
from relaas.kernel.identifiers.internet import check_email
from relaas.kernel.refusals import Refused
from relaas.kernel.texts import many_lines

MOST_ADDRESSES = 20
LONGEST_BODY = 10_000
LONGEST_NAME = 120
_BETWEEN = re.compile(r"[,;\s]+")


def checked(letter: Letter) -> Letter:
    """The letter as it is kept, cleaned.

    Refuses, all at once and each at its field: no address in `to` (`required`), an address that is none (`email`),
    more than twenty in all (`too_many`), an empty or too long subject or text (`required`, `too_long`).
    """
    checking = Checking()
    addresses = {name: _addresses(checking, name, getattr(letter, name)) for name in ("to", "cc", "bcc")}
    if not letter.to:
        checking.add("required", _("Fill this in."), "to")
    if sum(map(len, addresses.values())) > MOST_ADDRESSES:
        checking.add("too_many", _("At most %(most)d addresses.") % {"most": MOST_ADDRESSES}, "to")
    subject_line = checking.value("subject_line", text(LONGEST_SUBJECT, required=True), letter.subject_line)
    body = checking.value("body", text(LONGEST_BODY, required=True, clean=many_lines), letter.body)
    checking.refuse_problems()
    sender_name = text(LONGEST_NAME)(letter.sender_name[:LONGEST_NAME])
    return Letter(
        to=addresses["to"],
        cc=addresses["cc"],
        bcc=addresses["bcc"],
        subject_line=subject_line or "",
        body=body or "",
        sender_name=sender_name,
        reply_to=letter.reply_to,
    )


def split_addresses(typed: str) -> list[str]:
    """The addresses in what somebody typed, with commas, semicolons, spaces or lines between them."""
    return [each for each in _BETWEEN.split(typed) if each]


def _addresses(checking: Checking, field: str, given: list[str]) -> list[str]:
    checks = (checking.value(field, _address, each) for each in given)
    return list(dict.fromkeys(address for address in checks if address))


def _address(given: str) -> str:
    try:
        address = check_email(given)
    except Refused as refusal:
        raise Refused(refusal.code, f"{given[:60]}: {refusal.message}") from refusal
    if not address.isascii() and not address.rpartition("@")[0].isascii():
        raise Refused("email", f"{given[:60]}: {_('Before the @ only plain letters are possible.')}")
    return address
