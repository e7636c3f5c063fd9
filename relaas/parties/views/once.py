"""Sending in twice makes one: a form of something new carries a mark, and a mark counts once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache

from relaas.parties.forms.party_form import PartyForm
from relaas.web.rights import Request

HOUR = 3600  # seconds; a double click comes within one
_MARK = re.compile(r"[A-Za-z0-9_-]{20,40}")


@contextmanager
def only_once(request: Request, form: PartyForm) -> Iterator[bool]:
    """Whether this is the first time that this form is sent in. One that was refused may be sent in again."""
    mark = str(form.cleaned_data.get("once", ""))
    if not _MARK.fullmatch(mark):
        yield True
        return
    key = f"once:{request.actor.user_id}:{mark}"
    first = cache.add(key, "", HOUR)
    try:
        yield first
    finally:
        if first and form.errors:
            cache.delete(key)


def remember(request: Request, form: PartyForm, address: str) -> None:
    """Keep where the first sending led to, for the second to go there as well."""
    cache.set(f"once:{request.actor.user_id}:{form.cleaned_data.get('once', '')}", address, HOUR)


def remembered(request: Request, form: PartyForm) -> str:
    """Where the first sending led to; empty when it is not there yet."""
    return str(cache.get(f"once:{request.actor.user_id}:{form.cleaned_data.get('once', '')}", ""))
