"""Mail that leaves the house: what, to whom, and how far it is (`documents.outbox`)."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.documents.models.kept_document import KeptDocument
from relaas.kernel.subjects import Subject

LONGEST_SUBJECT = 250
LONGEST_WORDS = 500
LONGEST_ADDRESS = 254


class MailState(models.TextChoices):
    """How far a mail is. What is sent, or dropped by a person, has ended."""

    WAITING = "waiting", pgettext_lazy("mail", "Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", pgettext_lazy("mail", "Sent")
    FAILED = "failed", pgettext_lazy("mail", "Not sent")
    UNCERTAIN = "uncertain", pgettext_lazy("mail", "Uncertain")
    DROPPED = "dropped", pgettext_lazy("mail", "Dropped")

    @property
    def tone(self) -> str:
        """The tone in which a page shows it."""
        return _TONES[self]


_TONES = {
    MailState.WAITING: "wait",
    MailState.SENDING: "info",
    MailState.SENT: "good",
    MailState.FAILED: "bad",
    MailState.UNCERTAIN: "signal",
    MailState.DROPPED: "",
}
ENDED = (MailState.SENT, MailState.DROPPED)
UNDECIDED = (MailState.FAILED, MailState.UNCERTAIN)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """Questions about outgoing mail. Who may see which is asked in `documents.outbox.seeing`, of many at once."""

    def about(self, subject: Subject) -> Self:
        """Those that stand with this subject, newest first."""
        return self.about_any(subject.kind, [subject.id])

    def about_any(self, kind: str, ids: Collection[int]) -> Self:
        """Those that stand with any of these, newest first."""
        return self.filter(subjects__kind=kind, subjects__subject_id__in=ids).order_by("-id")

    def due(self, now: datetime) -> Self:
        """Those whose turn it is, the longest waiting first."""
        return self.filter(state=MailState.WAITING, next_try_at__lte=now).order_by("next_try_at", "id")

    def unfinished(self) -> Self:
        """Those that wait, are being sent, or ask a person to decide."""
        return self.exclude(state__in=ENDED)

    def ended(self) -> Self:
        return self.filter(state__in=ENDED)


class OutgoingMail(models.Model):
    """A mail: to whom, its text, and how far it is. Its text is never changed, and neither is its Message-ID.

    Not a `Record`: the sender writes its state outside verbs, in transactions of its own; its text must not stand in
    history as well; and what left the house is never undone. Who asked for it is a number and a name.
    `said` is the sentence of the story that is told, with `said_parameters` and for who holds `said_right`, once the
    mail server has taken it. `words` are what the mail server said last.
    """

    sender_name = models.CharField(max_length=120)
    reply_to = models.CharField(max_length=LONGEST_ADDRESS, default="")
    to = models.JSONField(default=list)
    cc = models.JSONField(default=list)
    bcc = models.JSONField(default=list)
    subject_line = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField()
    message_id = models.CharField(max_length=250, unique=True)

    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    said = models.CharField(max_length=100)
    said_parameters = models.JSONField(default=dict)
    said_right = models.CharField(max_length=100, default="")

    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    since = models.DateTimeField()
    attempts = models.IntegerField(default=0)
    attempts_before = models.IntegerField(default=0)  # those before a person had it sent again
    next_try_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=100, default="")
    words = models.CharField(max_length=LONGEST_WORDS, default="")
    sent_at = models.DateTimeField(null=True)
    decided_by_name = models.CharField(max_length=200, default="")

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("next_try_at", "id"), condition=models.Q(state="waiting"), name="mail_due"),
            models.Index(fields=("id",), condition=~models.Q(state__in=("sent", "dropped")), name="mail_unfinished"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=MailState.values), name="mail_state_exists"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", next_try_at__isnull=False)
                | (~models.Q(state="waiting") & models.Q(next_try_at__isnull=True)),
                name="mail_that_waits_has_a_next_try",
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at__isnull=True)),
                name="mail_that_was_sent_says_when",
            ),
        )

    def __str__(self) -> str:
        return self.subject_line

    @property
    def recipients(self) -> list[str]:
        """Everybody who gets it, once each."""
        return list(dict.fromkeys([*self.to, *self.cc, *self.bcc]))

    @property
    def about(self) -> list[Subject]:
        """The subjects that it stands with, the first one first."""
        return [Subject(each.kind, each.subject_id) for each in self.subjects.all()]

    @property
    def tone(self) -> str:
        return MailState(self.state).tone

    @property
    def asks_a_decision(self) -> bool:
        """Whether nothing happens to it any more until a person decides."""
        return self.state in UNDECIDED

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class MailSubject(models.Model):
    """A subject that a mail stands with: the contract that it is about, and the relation of that."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="subjects")
    kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("kind", "subject_id", "mail"), name="mail_subject_place"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class MailAttachment(models.Model):
    """A kept document that goes with a mail, byte for byte."""

    mail = models.ForeignKey(OutgoingMail, models.CASCADE, related_name="attachments")
    document = models.ForeignKey(KeptDocument, models.PROTECT, related_name="sent_with")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("mail", "document"), name="mail_attachment_once"),)

    def __str__(self) -> str:
        return str(self.document)
