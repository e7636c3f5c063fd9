"""What relations owe us or are about to (C3): what is signed and not invoiced yet, VAT included."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import ExpressionWrapper, F, Q, QuerySet, Sum

from relaas.contracts.models import SIGNED, Contract, Direction
from relaas.contracts.models.contract_queries import ContractQuerySet
from relaas.kernel.asked_often import asked_often
from relaas.kernel.exact_fields import MoneyField
from relaas.terms.models import RelationTerms

_COUNTS_FOR = ExpressionWrapper(F("gross") + F("yearly") + F("yearly_vat"), output_field=MoneyField())


@dataclass(frozen=True)
class Exposure:
    """Of one relation that is over its limit: what it comes to, and the contracts that it is made of."""

    terms: RelationTerms
    total: Decimal
    contracts: ContractQuerySet


@asked_often
def _limits_of(ids: Collection[int]) -> QuerySet[RelationTerms]:
    of_these = {"party__contracts__in": ids, "party__contracts__direction": Direction.SALES}
    return RelationTerms.objects.filter(credit_limit__gt=0, **of_these)


def over_their_limit(about: Collection[int]) -> Iterable[Exposure]:
    """Those relations of these sales contracts that come to more than their limit; these count as if they were signed.

    Until there are invoices every signed sales contract counts whole, whichever of our own bodies made it: what it is
    invoiced once, and a year of its periodic lines, with VAT. A limit of nothing is no limit but payment first, which
    `terms` asks for when something is to be delivered.
    """
    limited = _limits_of(about)
    if not limited:
        return
    terms = {each.party_id: each for each in RelationTerms.objects.filter(pk__in=limited).select_related("party")}
    counting = Contract.objects.of_relations(terms).of_direction(Direction.SALES)
    counting = counting.filter(Q(status__in=SIGNED) | Q(pk__in=about))
    for relation, total in counting.order_by().values_list("relation").annotate(total=Sum(_COUNTS_FOR)):
        limit = terms[relation].credit_limit
        if limit is not None and total > limit:
            largest_first = counting.filter(relation=relation).order_by(_COUNTS_FOR.desc(), "id")
            yield Exposure(terms[relation], total, largest_first)
