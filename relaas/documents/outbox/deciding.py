"""What a person decides about a mail that did not simply leave. None of it can be undone: it may have left by then."""

from django.utils.translation import gettext_lazy as _

from relaas.documents.models import MailState, OutgoingMail
from relaas.documents.outbox.rights import OUTBOX
from relaas.documents.outbox.sentences import AGAIN, DROPPED
from relaas.documents.outbox.telling import tell, tell_sent
from relaas.kernel import clock, policy, subjects
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb


@verb("documents.send_mail_again", act=Act.SEND, right=OUTBOX, on=())
def send_again(mail: OutgoingMail, *, by: Actor) -> None:
    """Send it now: what waits for its next try, what was refused, or what is uncertain and may then arrive twice.

    It asks the law again about all that the mail stands with (`policy`), and refuses what has ended or is being sent
    (`mail_went_on`).
    """
    _ask(mail, Act.SEND, by)
    now = clock.now()
    _go_on(
        mail,
        (MailState.WAITING, MailState.FAILED, MailState.UNCERTAIN),
        state=MailState.WAITING,
        since=now,
        next_try_at=now,
        attempts_before=mail.attempts,
        decided_by_name=by.name,
    )
    tell(AGAIN, mail, by=by)


@verb("documents.say_mail_was_sent", act=Act.SEND, right=OUTBOX, on=())
def say_sent(mail: OutgoingMail, *, by: Actor) -> None:
    """It did leave after all: of an uncertain one only, others are refused (`mail_went_on`)."""
    _ask(mail, Act.READ, by)
    _go_on(mail, (MailState.UNCERTAIN,), state=MailState.SENT, sent_at=mail.since, decided_by_name=by.name)
    tell_sent(mail, by=by)


@verb("documents.drop_mail", act=Act.SEND, right=OUTBOX, on=())
def drop(mail: OutgoingMail, *, by: Actor) -> None:
    """Never send it (again). Refuses one that has ended or is being sent (`mail_went_on`)."""
    _ask(mail, Act.READ, by)
    _go_on(
        mail,
        (MailState.WAITING, MailState.FAILED, MailState.UNCERTAIN),
        state=MailState.DROPPED,
        since=clock.now(),
        next_try_at=None,
        decided_by_name=by.name,
    )
    tell(DROPPED, mail, by=by)


def _ask(mail: OutgoingMail, act: Act, by: Actor) -> None:
    there = subjects.existing(mail.about)
    subjects.lock(there)
    policy.require(act, there, by)


def _go_on(mail: OutgoingMail, states: tuple[MailState, ...], **values: object) -> None:
    """Change it from the state in which it was seen, if that is one of these and it is still in it."""
    seen = OutgoingMail.objects.filter(pk=mail.pk, state=mail.state, attempts=mail.attempts)
    if mail.state not in states or not seen.update(**values):
        raise Refused("mail_went_on", _("Meanwhile something else happened to this e-mail. Look again."))
    mail.refresh_from_db()
