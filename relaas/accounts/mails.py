"""The mails of this room, in the language of who gets them."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.accounts.models import User


@dataclass(frozen=True)
class Mail:
    """A plain text mail, ready but for its address."""

    subject: str
    body: str


def invitation(user: User, link: str) -> Mail:
    """To somebody who was just given an account."""
    return _mail(
        user,
        _("Your account in Relaas"),
        _(
            "Hello %(name)s,\n\n"
            "There is an account in Relaas for you. Choose your password here:\n\n%(link)s\n\n"
            "The link works for %(days)s days. Afterwards you sign in with your e-mail address, %(email)s.\n"
        ),
        link,
    )


def password_reset(user: User, link: str) -> Mail:
    """To somebody who forgot the password."""
    return _mail(
        user,
        _("A new password for Relaas"),
        _(
            "Hello %(name)s,\n\n"
            "Somebody, probably you, asked for a new password. Choose it here:\n\n%(link)s\n\n"
            "The link works for %(days)s days. If it was not you, do nothing: your password stays as it is.\n"
        ),
        link,
    )


def send(mail: Mail, to: str) -> None:
    """Hand it to the mail server now. Raises what the server says when it does not take it."""
    EmailMessage(mail.subject, mail.body, to=[to]).send()


def _mail(user: User, subject: Promise, body: Promise, link: str) -> Mail:
    days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
    with translation.override(user.language):
        return Mail(str(subject), str(body) % {"name": user.name, "link": link, "days": days, "email": user.email})
