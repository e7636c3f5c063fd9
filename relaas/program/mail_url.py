"""RELAAS_MAIL_URL: the server that sends our mail."""

from typing import Any
from urllib.parse import unquote, urlsplit

from relaas.program.environment import WrongSetting

NAME = "RELAAS_MAIL_URL"
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
EXAMPLE = "smtp+starttls://user:password@mail.example.nl:587"
WAIT_SECONDS = 20


def mailers(url: str) -> dict[str, Any]:
    """Django's MAILERS for this URL. Without one, mail is written to the log of the server and not sent."""
    if not url:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(NAME, f"has a port that is not a number from 0 to 65535; write it as {EXAMPLE}.") from error
    if parts.scheme not in PORTS:
        raise WrongSetting(NAME, f"must begin with {', '.join(f'{scheme}://' for scheme in PORTS)}.")
    if not parts.hostname:
        raise WrongSetting(NAME, f"names no mail server; write it as {EXAMPLE}.")
    options = {
        "host": parts.hostname,
        "port": port or PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+starttls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": WAIT_SECONDS,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
