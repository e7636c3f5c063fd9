"""The terms of one party: as they stand, and to change them."""

from collections.abc import Collection

from django.db.models import QuerySet

from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.concurrency import refuse_differences
from relaas.parties.facts import Given
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.terms.models import RelationTerms


def terms_of(party: Party) -> RelationTerms:
    """Its terms; those that everybody starts with, not saved, when nothing was ever said."""
    return next(iter(_terms_of([party.pk])), None) or RelationTerms(party=party)


@rows_asked_often
def _terms_of(ids: Collection[int]) -> QuerySet[RelationTerms]:
    return RelationTerms.objects.select_related("document_scheme", "shipping_scheme").filter(party__in=ids)


def locked_terms(party: Party, seen: Given | None) -> RelationTerms:
    """The same, with the party locked until the verb ends; refuses what changed since `seen` (`changed_meanwhile`)."""
    lock(party)
    terms = terms_of(party)
    refuse_differences(terms, seen)
    return terms
