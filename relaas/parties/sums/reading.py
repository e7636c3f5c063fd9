"""Which questions kept sums answer: of all rows of a list, or of those of some sorts of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Case, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.lookups import IsNull

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_daily
from relaas.overviews.kept_sums import KeptSums
from relaas.overviews.question import Question
from relaas.parties.models import Party
from relaas.parties.models.party_queries import ManagedBy
from relaas.parties.responsibility import managed_by
from relaas.parties.rights import READ, READ_HIDDEN
from relaas.parties.sums.summing import Summing

FEW = 100  # hidden persons of whom the rows are added up for each page


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
        """The sums that are kept of just these rows, with besides them those of the few hidden persons that are seen
        (P4); None where the question asks for something else as well, and for who sees some relations only (U2)."""
        narrowed = set(question.filters) - set(self.columns)
        if narrowed or question.words or question.selected:
            return None
        found = seen_and_hidden(self.summing, question.actor, question.overview.read_right, self.which(question))
        if found is None or len(found[1]) > FEW:
            return None
        which, hidden = found
        chosen = {f"{self.columns[name]}__in": values for name, values in question.filters.items()}
        rows = self.summing.sums._base_manager.filter(which, **chosen)
        besides = question.with_keys(question.found()).filter(self.summing.of(hidden)) if hidden else None
        return KeptSums(rows, frozenset(self.summing.values), self.keys, besides=besides)


def sums_for(summing: Summing, actor: Actor, right: str, which: Q) -> QuerySet[Any] | None:
    """The sums of which it may be told; None for who sees some relations only (U2), or rows of somebody hidden (P4)."""
    found = seen_and_hidden(summing, actor, right, which)
    return summing.sums._base_manager.filter(found[0]) if found and not found[1] else None


def seen_and_hidden(summing: Summing, actor: Actor, right: str, which: Q) -> tuple[Q, list[int]] | None:
    """Which sums are of all that this actor sees, but for what is of those persons that are kept for it and for few
    others, by their ids (P4); None for who sees some relations only (U2)."""
    if actor.only_managed or not (actor.may(READ) and actor.may(right)):
        return None
    if actor.may(READ_HIDDEN):
        return which, []
    hidden = _hidden_sums(summing.sums, which)
    return which & Q(hidden=False), _hidden_and_seen(actor, summing.rows, summing.parties) if hidden else []


@rows_asked_daily
def _hidden_sums(sums: type[Model], which: Q) -> QuerySet[Any, int]:
    """One of those of hidden persons, if there are any."""
    return sums._base_manager.filter(which, hidden=True).exclude(number=0).order_by().values_list("pk", flat=True)[:1]


@partial(rows_asked_daily, planned_anew=True)  # somebody manages none, or two hundred thousand
def _hidden_and_seen(actor: Actor, rows: type[Model], parties: tuple[str, ...]) -> QuerySet[Party, int]:
    """Those who have rows, of the few that are hidden: they are looked through for who manages anything at all.

    Fewer have rows than are hidden, so that is looked up first, and only of those who manages them; as a value, for of
    `Exists` PostgreSQL makes a join that it does last.
    """
    having = [
        IsNull(Subquery(rows._base_manager.filter(**{party: OuterRef("pk")}).order_by().values(party)[:1]), False)
        for party in parties
    ]
    manages = Exists(managed_by(actor))
    seen = Case(When(Q(*having, _connector=Q.OR), then=ManagedBy(actor.user_id)), default=Value(False))
    hidden = Party.objects.filter(manages, seen, only_for_account_manager=True)
    return hidden.order_by().values_list("pk", flat=True)
