"""Bulk actions: what can be done to the selected rows of a list, or to all that match. Rooms register them.

RELATIONS.actions.add("archive", BulkAction("archive", _("Archive"), "archive", ARCHIVE, archive_many, _("Archived")))
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

from relaas.kernel.actors import Actor
from relaas.web.forms import CardForm

ONCE = "once"  # a form's own mark: sent in twice it is one action
MOST_AT_ONCE = 250  # rows of one transaction: SQLite's one lock is held no longer than a fifth of a second


@dataclass(frozen=True)
class Refusal:
    """A row that was left as it is, and why. Without a label it is not for this actor to know what it is called."""

    id: int
    label: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """What came of a bulk action: how many rows changed, how many were so already, which were refused."""

    changed: int
    unchanged: int = 0
    refused: tuple[Refusal, ...] = ()


type Last = Callable[[int, Outcome], None]


def nothing_more(_transaction: int, _outcome: Outcome) -> None:
    """What is done last when there is nothing to keep."""


# A verb over at most 250 rows: `verb(ids, by=, last=, **arguments)`. One transaction, in which it asks the policy for
# each and tells of each. The last thing in it is a call of `last` with the transaction's number: a job keeps its
# position there, so that it commits with the rows.
type BulkVerb = Callable[..., Outcome]


class ActionForm(CardForm):
    """What a bulk action asks before it begins; `arguments` are those of its verb. By itself it asks nothing."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self.fields[ONCE] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial[ONCE] = secrets.token_urlsafe(16)

    @property
    def arguments(self) -> dict[str, Any]:
        """After `is_valid()`."""
        return {name: value for name, value in self.values.items() if name != ONCE}


@dataclass(frozen=True)
class BulkAction:
    """One action. `done` says what has become of the rows: *Gearchiveerd*. `form` is what it asks first."""

    name: str
    label: str | Promise
    icon: str
    right: str
    verb: BulkVerb
    done: str | Promise
    form: type[ActionForm] = ActionForm
    order: int = 0

    @property
    def asks(self) -> bool:
        """Whether something must be filled in first."""
        return self.form is not ActionForm


@dataclass(frozen=True)
class Step:
    """A page to which exactly so many selected rows lead; nothing is done yet. `address` gives where, of their ids."""

    name: str
    label: str | Promise
    icon: str
    right: str
    rows: int
    address: Callable[[Sequence[int]], str]
    refusal: str | Promise
    order: int = 0
