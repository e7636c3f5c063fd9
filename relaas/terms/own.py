"""The terms of one party: as they stand, and to change them."""

from relaas.kernel.concurrency import refuse_differences
from relaas.parties.facts import Given
from relaas.parties.locking import lock
from relaas.parties.models import Party
from relaas.terms.models import RelationTerms


def terms_of(party: Party) -> RelationTerms:
    """Its terms; those that everybody starts with, not saved, when nothing was ever said."""
    found = RelationTerms.objects.select_related("document_scheme", "shipping_scheme").filter(party=party).first()
    return found or RelationTerms(party=party)


def locked_terms(party: Party, seen: Given | None) -> RelationTerms:
    """The same, with the party locked until the verb ends; refuses what changed since `seen` (`changed_meanwhile`)."""
    lock(party)
    terms = terms_of(party)
    refuse_differences(terms, seen)
    return terms
