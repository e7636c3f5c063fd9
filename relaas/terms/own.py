"""The terms of one party: as they stand, and to change them; and the scheme of who asks no other."""

from collections.abc import Collection

from django.db.models import QuerySet

from relaas.administrations.models import Administration
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.concurrency import refuse_differences
from relaas.parties.facts import Given
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.terms.models import AdministrationTerms, DocumentScheme, RelationTerms


def terms_of(party: Party) -> RelationTerms:
    """Its terms; those that everybody starts with, not saved, when nothing was ever said."""
    return next(iter(_terms_of([party.pk])), None) or RelationTerms(party=party)


@rows_asked_often
def _terms_of(ids: Collection[int]) -> QuerySet[RelationTerms]:
    return RelationTerms.objects.select_related("document_scheme", "shipping_scheme").filter(party__in=ids)


def scheme_of(administration: Administration) -> DocumentScheme | None:
    """The document scheme of this administration, with its payment term; none when nothing was ever said."""
    return next((kept.document_scheme for kept in _kept_by([administration.pk])), None)


@rows_asked_often
def _kept_by(ids: Collection[int]) -> QuerySet[AdministrationTerms]:
    return AdministrationTerms.objects.select_related("document_scheme__payment_term").filter(administration__in=ids)


def locked_terms(party: Party, seen: Given | None) -> RelationTerms:
    """The same, with the party locked until the verb ends; refuses what changed since `seen` (`changed_meanwhile`)."""
    lock(party)
    terms = terms_of(party)
    refuse_differences(terms, seen)
    return terms
