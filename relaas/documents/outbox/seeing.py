"""Which mails somebody may see: those of whose subjects they may see all (U2)."""

from collections.abc import Iterable

from relaas.documents.models import OutgoingMail
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import hidden


def visible_of(mails: Iterable[OutgoingMail], viewer: Actor) -> list[OutgoingMail]:
    """Those of these that the viewer may see; their `subjects` are fetched before. A query for each kind of subject."""
    shown = [mail for mail in mails if not mail.said_right or viewer.may(mail.said_right)]
    secret = hidden({subject for mail in shown for subject in mail.about}, viewer)
    return [mail for mail in shown if not secret.intersection(mail.about)]
