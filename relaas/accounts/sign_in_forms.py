"""allauth's forms with our labels and hints, so that every page speaks the same words in both languages."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.forms import Form
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NOT_A_CREDENTIAL = (KeyError, TypeError, ValueError, AttributeError)


class Worded(Form):
    """A form of which each field has our label (`labels`) and hint (`hints`), and no placeholder.

    The cursor stands in the first: what is filled in here is all that its page is for.
    """

    labels: ClassVar[Mapping[str, "StrOrPromise"]] = {}
    hints: ClassVar[Mapping[str, "StrOrPromise"]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
        for shown in self.visible_fields()[:1]:
            shown.field.widget.attrs["autofocus"] = True


class NewPassword(Worded):
    """A form in which a password is chosen."""

    labels: ClassVar = {"password1": _("New password"), "password2": _("The same once more")}
    hints: ClassVar = {
        "password1": _("At least ten characters. A short sentence is easy to remember and hard to guess.")
    }


class SecondFactorCode(Worded):
    """A form that asks for a code."""

    labels: ClassVar = {"code": _("Code")}
    hints: ClassVar = {"code": _("From your authenticator app, or a recovery code.")}


class LoginForm(Worded, account.LoginForm):  # type: ignore[misc] # allauth has no types
    """E-mail address and password."""

    labels: ClassVar = {"login": EMAIL, "password": PASSWORD, "remember": _("Keep me signed in on this computer")}


class ResetPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc] # allauth has no types
    """Where to send the link."""

    labels: ClassVar = {"email": EMAIL}


class ResetPasswordKeyForm(NewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc] # allauth has no types
    """The password that is chosen behind a link."""


class ChangePasswordForm(NewPassword, account.ChangePasswordForm):  # type: ignore[misc] # allauth has no types
    """Another password, by who knows the current one."""

    labels: ClassVar = {**NewPassword.labels, "oldpassword": _("Current password")}


class SetPasswordForm(NewPassword, account.SetPasswordForm):  # type: ignore[misc] # allauth has no types
    """A first password, by who signs in with a passkey."""


class ReauthenticateForm(Worded, account.ReauthenticateForm):  # type: ignore[misc] # allauth has no types
    """The password once more, before something that matters."""

    labels: ClassVar = {"password": PASSWORD}


class SecondFactorForm(SecondFactorCode, second_factor.AuthenticateForm):  # type: ignore[misc] # allauth has no types
    """The second step of signing in."""


class SecondFactorAgainForm(SecondFactorCode, second_factor.ReauthenticateForm):  # type: ignore[misc] # allauth has no types
    """A code once more, before something that matters."""


class ActivateTotpForm(Worded, totp.ActivateTOTPForm):  # type: ignore[misc] # allauth has no types
    """The first code of a new authenticator app."""

    labels: ClassVar = {"code": _("Code from the app")}


class Credential(Form):
    """What a key answered. A text that no key makes is a wrong code, where the package that reads it would stumble."""

    def clean_credential(self) -> Any:
        parent = getattr(super(), "clean_credential", None)
        try:
            return parent() if parent else self.cleaned_data["credential"]
        except NOT_A_CREDENTIAL as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def clean(self) -> Any:
        try:
            return super().clean()
        except NOT_A_CREDENTIAL as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyForm(Credential, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey as the second step."""


class PasskeyLoginForm(Credential, webauthn.LoginWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey instead of address and password."""


class PasskeyAgainForm(Credential, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A passkey once more, before something that matters."""


class AddPasskeyForm(Credential, Worded, webauthn.AddWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A new passkey; with it alone one can sign in, unless that is taken off."""

    labels: ClassVar = {"name": _("Name"), "passwordless": _("Sign in with this key alone, without a password")}
    hints: ClassVar = {"name": _("So that you know later which one it is.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class EditPasskeyForm(Worded, webauthn.EditWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """Another name for a passkey."""

    labels: ClassVar = {"name": _("Name")}
