"""How an attempt ended: written down in one transaction with what the story tells of it."""

from collections.abc import Callable

from relaas.documents.models import MailState, OutgoingMail
from relaas.documents.models.outgoing_mail import LONGEST_WORDS
from relaas.documents.outbox.mail_server import Answer, Outcome
from relaas.documents.outbox.rights import OUTBOX
from relaas.documents.outbox.rules import pause_after
from relaas.documents.outbox.sentences import NOT_SENT, UNCERTAIN
from relaas.documents.outbox.telling import tell, tell_sent
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.verbs import verb


def end(mail: OutgoingMail, answer: Answer) -> None:
    """Write down what the mail server answered. One that somebody else has given up meanwhile is left alone."""
    mail.words = answer.words[:LONGEST_WORDS]
    pause = pause_after(mail.attempts - mail.attempts_before)
    if answer.outcome is Outcome.TAKEN:
        sent(mail, by=Actor(mail.asked_by_name, mail.asked_by_id, holds_every_right=True))
    elif answer.outcome is Outcome.UNKNOWN:
        left_uncertain(mail, by=SYSTEM)
    elif answer.outcome is Outcome.REFUSED or pause is None:
        not_sent(mail, by=SYSTEM)
    else:
        _write(mail, MailState.WAITING, next_try_at=clock.now() + pause)


@verb("documents.mail_was_sent", act=Act.SEND, right=OUTBOX, on=())
def sent(mail: OutgoingMail, *, by: Actor) -> None:
    """Write down that the mail server took it, and tell it in the name of who asked for it."""
    _end(mail, MailState.SENT, lambda: tell_sent(mail, by=by), sent_at=clock.now())


@verb("documents.mail_was_not_sent", act=Act.SEND, right=OUTBOX, on=())
def not_sent(mail: OutgoingMail, *, by: Actor) -> None:
    """Write down that the mail server refused it, or that it was tried long enough."""
    _end(mail, MailState.FAILED, lambda: tell(NOT_SENT, mail, by=by))


@verb("documents.mail_is_uncertain", act=Act.SEND, right=OUTBOX, on=())
def left_uncertain(mail: OutgoingMail, *, by: Actor) -> None:
    """Write down that nobody knows whether it left: a person decides."""
    _end(mail, MailState.UNCERTAIN, lambda: tell(UNCERTAIN, mail, by=by))


def _end(mail: OutgoingMail, state: MailState, telling: Callable[[], None], **more: object) -> None:
    if _write(mail, state, **more):
        telling()


def _write(mail: OutgoingMail, state: MailState, **more: object) -> bool:
    """Write this attempt's end; False when the row is no longer that of this attempt."""
    this_attempt = OutgoingMail.objects.filter(
        pk=mail.pk, state=MailState.SENDING, attempts=mail.attempts, worker=mail.worker
    )
    written = this_attempt.update(state=state, since=clock.now(), words=mail.words, **more)
    mail.refresh_from_db(fields=["state", "since", "words", "next_try_at", "sent_at"])
    return bool(written)
