"""Inviting a user: a mail with a link to choose a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.tasks import task
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.accounts import mails, sentences
from relaas.accounts.models import User
from relaas.accounts.rights import MANAGE_USERS
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("accounts.invite", act=Act.SEND, right=MANAGE_USERS, on=("user",))
def invite(user: User, *, origin: str, by: Actor) -> None:
    """Mail the user a link to choose a password, once this transaction is done. `origin` is this Relaas' address.

    Refuses a user who is not active (`inactive`).
    """
    if not user.is_active:
        raise Refused("inactive", _("%(name)s has been deactivated.") % {"name": user.name})
    send_invitation.enqueue(user.pk, origin)
    parameters = {"name": user.name, "email": user.email}
    record(sentences.USER_INVITED, subject_of(user), by=by, parameters=parameters, right=MANAGE_USERS)


@task
def send_invitation(user_id: int, origin: str) -> None:
    """The job behind `invite`. The link is made here, so that it never stands in a job's row."""
    user = User.objects.filter(pk=user_id).active().first()
    if user:
        mails.send(mails.invitation(user, set_password_link(user, origin)), to=user.email)


def set_password_link(user: User, origin: str) -> str:
    """The address where this user chooses a password, once, within PASSWORD_RESET_TIMEOUT."""
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )
    return origin.rstrip("/") + path
