"""At seven o'clock on working days: the morning mail goes into the outbox, once per user."""

import logging
from datetime import time

from django.utils import translation

from relaas.accounts.rights import MANAGE_USERS
from relaas.activities.models import MorningMail
from relaas.activities.morning import text
from relaas.activities.morning.contents import contents_for
from relaas.activities.morning.sentences import MORNING_MAIL
from relaas.documents.outbox.letter import Letter
from relaas.documents.outbox.mail_server import is_set_up
from relaas.documents.outbox.putting import Said, put_in_outbox
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.schedule import daily
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb

SATURDAY = 5
logger = logging.getLogger(__name__)


@daily("activities.morning_mail", at=time(7, 0))
def send_morning_mails() -> int:
    """To all who want it and are still here, each in a transaction of its own; gives the number of mails.

    One that is killed goes on where it was: who has today's mail does not get it again.
    """
    if clock.today().weekday() >= SATURDAY or not is_set_up():
        return 0
    wanted = MorningMail.objects.filter(is_wanted=True, user__is_active=True).exclude(last_on=clock.today())
    return sum(_sends(user_id) for user_id in list(wanted.order_by("pk").values_list("pk", flat=True)))


def _sends(user_id: int) -> bool:
    try:
        return send_morning_mail(user_id=user_id, by=SYSTEM)
    except Refused as refusal:
        logger.warning("no morning mail for user %s: %s", user_id, refusal)  # the others get theirs
        return False


@verb("activities.send_morning_mail", act=Act.SEND, right=MANAGE_USERS, on=())
def send_morning_mail(*, user_id: int, by: Actor) -> bool:
    """Put it in the outbox; False where there is nothing to say, or where it is there already, or no longer wanted."""
    today = clock.today()
    row = MorningMail.objects.select_for_update(of=("self",)).select_related("user__role").get(pk=user_id)
    user = row.user
    if row.last_on == today or not (row.is_wanted and user.is_active):
        return False
    contents = contents_for(user.actor, today)
    if contents.is_empty:
        return False
    MorningMail.objects.filter(pk=user_id).update(last_on=today)
    with translation.override(user.language):
        letter = Letter(
            to=[user.email],
            subject_line=text.subject_line(contents),
            body=text.body(contents, user.name, row.origin),
            sender_name="Relaas",
        )
    said = Said(MORNING_MAIL, right=MANAGE_USERS)
    put_in_outbox(letter, about=[subject_of(user)], attachments=[], said=said, by=by)
    return True
