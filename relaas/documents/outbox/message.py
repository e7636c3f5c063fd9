"""A mail as the bytes that go over the line (RFC 5322)."""

import email.policy
from email.headerregistry import Address
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from relaas.documents.kept import bytes_of
from relaas.documents.models import KeptDocument, OutgoingMail

# Only plain letters on the line, whatever the server says that it can do.
POLICY = email.policy.SMTP.clone(cte_type="7bit")


def our_address() -> str:
    """The bare address that our mail comes from (`RELAAS_MAIL_FROM`)."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def content_of(mail: OutgoingMail) -> bytes:
    """The whole of it: plain text and attachments. Who gets it unseen stands nowhere in it."""
    message = EmailMessage(
        subject=mail.subject_line,
        body=f"{mail.body}\n",
        from_email=_from(mail),
        to=mail.to,
        cc=mail.cc,
        reply_to=[mail.reply_to] if mail.reply_to else [],
        headers={"Message-ID": mail.message_id},
    )
    for document in KeptDocument.objects.filter(sent_with__mail=mail).select_related("stored").order_by("sent_with"):
        message.attach(document.file_name, bytes_of(document), document.stored.media_type)
    return message.message(policy=POLICY).as_bytes()


def _from(mail: OutgoingMail) -> str:
    return str(Address(mail.sender_name or parseaddr(settings.DEFAULT_FROM_EMAIL)[0], addr_spec=our_address()))
