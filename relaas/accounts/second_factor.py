"""The second factor: its secrets are kept encrypted, so that a stolen copy of the database signs nobody in."""

from base64 import b32encode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """allauth's second factor with our words and our encryption."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("You cannot switch off the second factor."),
        "cannot_generate_recovery_codes": gettext_lazy("Switch on a second factor first."),
        "incorrect_code": gettext_lazy("This code is not right."),
        "rate_limited": gettext_lazy("Too many tries. Wait a few minutes."),
    }

    def encrypt(self, text: str) -> str:
        """`text` as it may stand in the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. One that was encrypted under another secret key is lost: what comes back matches no code."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return b32encode(token_bytes(20)).decode()

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as it stands in a page: without the line that makes it a file of its own."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:  # noqa: ARG002 - allauth's signature
        """What a new passkey is called when its owner gives no name."""
        return _("My passkey")


def _cipher() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet(
        [Fernet(urlsafe_b64encode(sha256(b"second factor " + force_bytes(key)).digest())) for key in keys]
    )
