"""django-allauth with our words, our mails and a closed door: nobody signs up, an administrator adds users."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from relaas.accounts import mails
from relaas.accounts.models import User

# What allauth reports, by the name of its template; what is not here is not worth a message.
REPORTS = {
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "account/messages/password_set.txt": _("Your password has been set."),
    "account/messages/logged_out.txt": _("You are signed out."),
    "mfa/messages/totp_activated.txt": _("The authenticator app is switched on."),
    "mfa/messages/totp_deactivated.txt": _("The authenticator app is switched off."),
    "mfa/messages/recovery_codes_generated.txt": _("There are new recovery codes; the old ones no longer work."),
    "mfa/messages/webauthn_added.txt": _("The passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey has been removed."),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}

WAYS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


def display_name(user: User) -> str:
    """How allauth names a user, on a security key for one."""
    return user.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """The account pages as Relaas wants them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is not in use."),
        "email_password_mismatch": _("This e-mail address and password do not belong together."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("This code is not right."),
        "incorrect_password": _("This is not your password."),
        "invalid_password_reset": _("This link does not work any longer."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes."),
        "rate_limited": _("Too many tries. Wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Write the password and nothing else: the rest of a user changes only through verbs."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        return reverse("accounts:own")

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        mails.send(mails.password_reset(user, str(context["password_reset_url"])), to=email)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways in which this user can show who it is once more, in our words."""
        return [way | {"description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's signature
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words; a ready-made message (an error) passes as it is."""
        said = message or REPORTS.get(message_template or "")
        if said:
            super().add_message(request, level, message=str(said), extra_tags=extra_tags)
