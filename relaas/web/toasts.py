"""What is said after a change: the message, and how to undo it."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html

from relaas.kernel import verbs
from relaas.kernel.refusals import Refused

_UNDO = "undo-"


def done(
    request: HttpRequest,
    message: str | Promise,
    *,
    undoable: bool = True,
    leading_to: tuple[str | Promise, str] | None = None,
) -> None:
    """Report what the last verb of this request did; the message offers to undo its transaction.

    `leading_to` is a step that may follow: the words of its link, and its address.
    """
    transaction = verbs.last_transaction() if undoable else None
    text = format_html('{} <a href="{}">{}</a>', message, leading_to[1], leading_to[0]) if leading_to else str(message)
    messages.success(request, text, extra_tags=f"{_UNDO}{transaction}" if transaction else "")


def refused(request: HttpRequest, refusal: Refused) -> None:
    """Report why something did not happen, where there is no form to say it at."""
    messages.error(request, str(refusal))


def transaction_of(message: Message) -> int | None:
    """The transaction that this message offers to undo, if any."""
    tags = message.extra_tags or ""
    return int(tags.removeprefix(_UNDO)) if tags.startswith(_UNDO) else None
