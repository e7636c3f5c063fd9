"""What is said after a change: the message, and how to undo it."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.utils.functional import Promise

from relaas.kernel import verbs
from relaas.kernel.refusals import Refused

_UNDO = "undo-"


def done(request: HttpRequest, message: str | Promise, *, undoable: bool = True) -> None:
    """Report what the last verb of this request did; the message offers to undo its transaction."""
    transaction = verbs.last_transaction() if undoable else None
    messages.success(request, str(message), extra_tags=f"{_UNDO}{transaction}" if transaction else "")


def refused(request: HttpRequest, refusal: Refused) -> None:
    """Report why something did not happen, where there is no form to say it at."""
    messages.error(request, str(refusal))


def transaction_of(message: Message) -> int | None:
    """The transaction that this message offers to undo, if any."""
    tags = message.extra_tags or ""
    return int(tags.removeprefix(_UNDO)) if tags.startswith(_UNDO) else None
