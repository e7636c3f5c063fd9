"""Addresses on the internet: mail, websites, domains. What cannot be seen is taken out of them first."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, EmailValidator
from django.utils.translation import gettext as _

from relaas.kernel.refusals import Refused
from relaas.kernel.texts import without_invisible

_mail = EmailValidator()
_domain = DomainNameValidator(accept_idna=True)
LONGEST_URL = 600
LONGEST_MAIL = 254


def check_email(text: str) -> str:
    """An e-mail address, checked for form; its domain in lower case (`email`)."""
    written = without_invisible(text).removeprefix("mailto:")
    if not written:
        return ""
    mailbox, _at, domain = written.rpartition("@")
    address = f"{mailbox}@{domain.lower()}"
    try:
        _mail(address)
    except ValidationError as error:
        raise Refused(
            "email", _("This is not an e-mail address: it has a name, an @ and a domain, and nothing else.")
        ) from error
    if len(address) > LONGEST_MAIL:
        raise Refused("email", _("An e-mail address has at most %(longest)d characters.") % {"longest": LONGEST_MAIL})
    return address


def show_email(value: str) -> str:
    """As it is kept."""
    return value


def check_website(text: str) -> str:
    """A web address over http or https; `https://` is put before one without (`website`)."""
    written = without_invisible(text)
    if not written:
        return ""
    if not re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:(?![0-9])", written):
        written = f"https://{written.lstrip('/')}"
    scheme, _colon, rest = written.partition(":")
    if scheme.lower() not in {"http", "https"} or not rest.startswith("//"):
        raise Refused("website", _("A website begins with http:// or https://."))
    if len(written) > LONGEST_URL:
        raise Refused("website", _("A web address has at most %(longest)d characters.") % {"longest": LONGEST_URL})
    host = _host(written)
    if host is None or " " in written:
        raise Refused("website", _("This is not a web address, such as https://www.example.nl."))
    return f"{scheme.lower()}:{rest}"


def show_website(value: str) -> str:
    """Without what every web address has."""
    return value.removeprefix("https://").removeprefix("http://").removesuffix("/")


def check_domain(text: str) -> str:
    """A domain such as `example.nl`; a whole web or e-mail address gives its domain (`domain`)."""
    written = without_invisible(text).lower()
    if not written:
        return ""
    written = written.rpartition("@")[2]
    domain = re.sub(r"^[a-z]+://", "", written).split("/")[0].removeprefix("www.")
    try:
        _domain(domain)
    except ValidationError as error:
        raise Refused("domain", _("This is not a domain, such as example.nl.")) from error
    return domain


def _host(url: str) -> str | None:
    """The domain of a web address, when it has a proper one and no password in front of it."""
    try:
        parts = urlsplit(url)
        host, _port, user = parts.hostname or "", parts.port, parts.username
        _domain(host)
    except (ValidationError, ValueError):
        return None
    return None if user else host
