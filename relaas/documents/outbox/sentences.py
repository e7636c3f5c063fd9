"""What the story tells of mail that did not simply leave."""

from django.utils.translation import gettext_lazy as _

from relaas.story.sentences import Topic, say

NOT_SENT = say(
    "documents.mail_not_sent",
    _("E-mail to %(to)s was not sent"),
    detail="%(subject)s: %(words)s",
    icon="mail-x",
    tone="due",
    topic=Topic.DOCUMENTS,
)
UNCERTAIN = say(
    "documents.mail_uncertain",
    _("Uncertain whether the e-mail to %(to)s was sent"),
    detail="%(subject)s",
    icon="mail-question-mark",
    tone="due",
    topic=Topic.DOCUMENTS,
)
AGAIN = say(
    "documents.mail_again",
    _("E-mail to %(to)s is sent again"),
    detail="%(subject)s",
    icon="mail",
    topic=Topic.DOCUMENTS,
)
DROPPED = say(
    "documents.mail_dropped",
    _("E-mail to %(to)s was dropped"),
    detail="%(subject)s",
    icon="mail-x",
    topic=Topic.DOCUMENTS,
)
