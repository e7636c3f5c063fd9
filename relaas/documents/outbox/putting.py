"""Putting a mail in the outbox, inside the verb of the room whose mail it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings

from relaas.documents.models import KeptDocument, MailAttachment, MailState, MailSubject, OutgoingMail
from relaas.documents.outbox.checking import checked
from relaas.documents.outbox.letter import Letter
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.story.writing import open_transaction


@dataclass(frozen=True)
class Said:
    """What the story tells once the mail was sent: a registered sentence, and the right to read it."""

    key: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    right: str = ""


def put_in_outbox(
    letter: Letter, *, about: Sequence[Subject], attachments: Sequence[KeptDocument], said: Said, by: Actor
) -> OutgoingMail:
    """Have this mail sent once the verb that calls this has committed. Outside a verb it is a programming error.

    Refuses, at the fields of the letter, what `checked` refuses: nobody to send it to, an address that is none, more
    than twenty, a text that is empty or too long.
    """
    open_transaction()
    good, now = checked(letter), clock.now()
    mail = OutgoingMail.objects.create(
        sender_name=good.sender_name,
        reply_to=good.reply_to,
        to=good.to,
        cc=good.cc,
        bcc=good.bcc,
        subject_line=good.subject_line,
        body=good.body,
        message_id=make_msgid(domain=_our_domain()),
        asked_by_id=by.user_id,
        asked_by_name=by.name,
        asked_at=now,
        said=said.key,
        said_parameters={**said.parameters, "to": ", ".join(good.to)},
        said_right=said.right,
        state=MailState.WAITING,
        since=now,
        next_try_at=now,
    )
    MailSubject.objects.bulk_create(MailSubject(mail=mail, kind=each.kind, subject_id=each.id) for each in about)
    MailAttachment.objects.bulk_create(MailAttachment(mail=mail, document=each) for each in attachments)
    return mail


def _our_domain() -> str:
    """The domain that our mail comes from: it makes the Message-ID ours and unique."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
