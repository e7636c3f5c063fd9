"""Sending what is due: `relaas worker` asks for it every second. How it ends is written down in `ending`.

No transaction is open while the mail server is spoken to, and `sending` is committed before (see the package).
"""

import logging
from datetime import timedelta
from threading import Event

from django.db.models import F, QuerySet

from relaas.documents.models import MailState, OutgoingMail
from relaas.documents.outbox.ending import end
from relaas.documents.outbox.mail_server import Answer, Outcome, hand_over, is_set_up
from relaas.documents.outbox.message import content_of, our_address
from relaas.kernel import clock

# Longer than the longest conversation there is. A worker that is silent for so long is gone, with its machine.
LONGEST_SENDING = timedelta(minutes=30)
AT_ONCE = 20
logger = logging.getLogger(__name__)


def send_due(worker: str, stopping: Event | None = None) -> int:
    """Send what is due, one after another, and give the number of mails that were handed over, well or badly.

    `worker` is the same for all that may not run side by side, so that a restart knows what it was doing.
    """
    if not is_set_up():
        return 0
    give_up_silent()
    handed = 0
    for mail in OutgoingMail.objects.due(clock.now()).prefetch_related("subjects")[:AT_ONCE]:
        if stopping and stopping.is_set():
            break
        if _take(mail, worker):
            end(mail, _send(mail))
            handed += 1
    return handed


def give_up_interrupted(worker: str) -> int:
    """Make uncertain what this worker was sending when it was killed, and give the number of mails."""
    return _doubt(OutgoingMail.objects.filter(state=MailState.SENDING, worker=worker))


def give_up_silent() -> int:
    """The same of what any worker has been sending for too long."""
    return _doubt(OutgoingMail.objects.filter(state=MailState.SENDING, since__lte=clock.now() - LONGEST_SENDING))


def _doubt(mails: QuerySet[OutgoingMail]) -> int:
    found = list(mails.prefetch_related("subjects"))
    for mail in found:
        logger.error("mail %s was being sent when its worker ended: whether it left is uncertain", mail.pk)
        end(mail, Answer(Outcome.UNKNOWN))
    return len(found)


def _take(mail: OutgoingMail, worker: str) -> bool:
    """Have this mail for ourselves, if nobody was first. Committed at once, for there is no transaction around it."""
    taken = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING, attempts=mail.attempts).update(
        state=MailState.SENDING,
        since=clock.now(),
        attempts=F("attempts") + 1,
        next_try_at=None,
        worker=worker,
    )
    if taken:
        mail.refresh_from_db()
    return bool(taken)


def _send(mail: OutgoingMail) -> Answer:
    try:
        content = content_of(mail)
    except Exception:
        logger.exception("mail %s could not be made", mail.pk)
        return Answer(Outcome.LATER)
    try:
        return hand_over(our_address(), mail.recipients, content)
    except Exception:
        logger.exception("mail %s: the conversation with the mail server went wrong", mail.pk)
        return Answer(Outcome.UNKNOWN)
