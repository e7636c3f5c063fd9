"""Telling the story of a mail, in the story of everything that it is about."""

from relaas.documents.models import OutgoingMail
from relaas.kernel.actors import Actor
from relaas.story.telling import record


def tell(key: str, mail: OutgoingMail, *, by: Actor) -> None:
    """Tell what became of it, to whoever may read that it was sent."""
    parameters = {"to": ", ".join(mail.to), "subject": mail.subject_line, "words": mail.words}
    record(key, *mail.about, by=by, parameters=parameters, right=mail.said_right)


def tell_sent(mail: OutgoingMail, *, by: Actor) -> None:
    """Tell the sentence of the room whose mail it is."""
    record(mail.said, *mail.about, by=by, parameters=mail.said_parameters, right=mail.said_right)
