"""Which questions kept sums answer: of all rows of a list, or of those of some sorts of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import counts_asked_daily
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.parties.models import AccountManager, Employment
from relaas.parties.rights import READ, READ_HIDDEN
from relaas.parties.sums.summing import Summing


@dataclass(frozen=True)
class Answers:
    """The answers that sums give to the questions of a list.

    `columns` says of a filter which column of the sums it asks, `keys` of the key of an order what stands for it there;
    `which` are the sums of the list itself, where its own condition does not say that.
    """

    summing: Summing
    columns: Mapping[str, str]
    keys: Mapping[str, F | Combinable]
    which: Callable[[Question], Q] = lambda question: question.overview.walks

    def __call__(self, question: Question) -> KeptSums | None:
        """The sums that are kept of just these rows; None where the question asks for something else as well, and for
        who sees some relations only (U2)."""
        narrowed = set(question.filters) - set(self.columns)
        if narrowed or question.words or question.selected:
            return None
        rows = sums_for(self.summing, question.actor, question.overview.read_right, self.which(question))
        if rows is None:
            return None
        for name, values in question.filters.items():
            rows = rows.filter(**{f"{self.columns[name]}__in": values})
        return KeptSums(rows, frozenset(self.summing.values), self.keys)


def sums_for(summing: Summing, actor: Actor, right: str, which: Q) -> QuerySet[Any] | None:
    """The sums of which it may be told; None for who sees some relations only (U2)."""
    if actor.only_managed or not (actor.may(READ) and actor.may(right)):
        return None
    rows = summing.sums._base_manager.filter(which)
    if actor.may(READ_HIDDEN):
        return rows
    if _sees_somebody_hidden(actor) and rows.filter(hidden=True).exclude(number=0).exists():
        return None
    return rows.filter(hidden=False)


def _sees_somebody_hidden(actor: Actor) -> bool:
    """Whether persons are kept for this account manager, or work where it is one (P4)."""
    return any(_hidden_and_seen(actor))


@partial(counts_asked_daily, planned_anew=True)  # somebody manages none, or two hundred thousand
def _hidden_and_seen(actor: Actor) -> list[QuerySet[Any]]:
    managed = AccountManager.objects.filter(user_id=actor.user_id or 0).order_by()
    there = Employment.objects.filter(organization__in=managed.values("party")).order_by()
    return [
        managed.filter(party__only_for_account_manager=True)[:1],
        there.filter(person__only_for_account_manager=True)[:1],
    ]
