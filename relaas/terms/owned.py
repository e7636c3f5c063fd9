"""What this room keeps of a party, and how it goes over when the party is merged with another one (P11)."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel import clock
from relaas.kernel.refusals import Problem
from relaas.parties.facts import Fact
from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.once_only import Part, own_once
from relaas.parties.merging.owning import Merging, Owned, Pair, own
from relaas.parties.models import Party
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS
from relaas.terms.models import CombinationMember, Measure, MeasureKind, RelationTerms
from relaas.terms.own import terms_of
from relaas.terms.rights import CHANGE, READ


def _parts() -> list[Part]:
    """Every fact of the terms; what everybody starts with says nothing."""
    return [_part(name, fact) for name, fact in {**INVOICING_FACTS, **CONTROL_FACTS}.items()]


def _part(name: str, fact: Fact) -> Part:
    column, start = RelationTerms._meta.get_field(name).attname, getattr(RelationTerms(), name)  # type: ignore[union-attr]  # facts are columns

    def show(terms: Any) -> str:
        value = getattr(terms, name)
        return "" if value == start else fact.tell(fact.keep(value))

    return Part((column,), fact.label, show)


def _by_kind(owned: Owned, party: Party) -> dict[str, Measure]:
    return {measure.kind: measure for measure in Measure.objects.filter(pk__in=owned.rows_of(party).values("pk"))}


def _which_measure(owned: Owned, pair: Pair) -> Iterable[Question]:
    """Where both have the same stop, which of the two reasons it keeps; stopped it is either way."""
    mine, theirs = _by_kind(owned, pair.kept), _by_kind(owned, pair.merged)
    for kind in MeasureKind:
        both = [side[kind] for side in (mine, theirs) if kind in side and not side[kind].is_over(clock.today())]
        if len(both) == 2 and pair.by.may(READ):
            kept, merged = (measure.reason for measure in both)
            yield Question(_name(owned, kind), kind.label, kept, merged, Side.KEPT, _("Of the one that stays."))


def _move_measures(owned: Owned, merging: Merging) -> None:
    """One of each kind; one that is over makes room for one that is not."""
    mine, today = _by_kind(owned, merging.kept), clock.today()
    for kind, measure in _by_kind(owned, merging.merged).items():
        there = mine.get(kind)
        chosen = merging.choices.get(_name(owned, kind)) == Side.MERGED
        if there and not chosen and (not there.is_over(today) or measure.is_over(today)):
            measure.delete()
            continue
        if there:
            there.delete()
        measure.party = merging.kept
        measure.save(update_fields=["party"])


def _name(owned: Owned, kind: str) -> str:
    return f"{owned.name}.{kind}"


def _member_of_the_other(_owned: Owned, pair: Pair) -> Iterable[Problem]:
    """T2b: a purchase combination is no member of itself, also not after a merge."""
    between = Q(combination=pair.kept, member=pair.merged) | Q(combination=pair.merged, member=pair.kept)
    if CombinationMember.objects.filter(between).exists():
        yield Problem("member_itself", _("One of the two is a member of the other, a purchase combination."))


def _move_memberships(owned: Owned, merging: Merging) -> None:
    """A membership goes over unless there is one in the same period already."""
    other = "member_id" if owned.column == "combination_id" else "combination_id"
    for row in CombinationMember.objects.filter(pk__in=owned.rows_of(merging.merged).values("pk")):
        there = CombinationMember.objects.filter(**{owned.column: merging.kept.pk, other: getattr(row, other)})
        if there.overlapping(row.from_day, row.until_day).exists():
            row.delete()
        else:
            setattr(row, owned.column, merging.kept.pk)
            row.save(update_fields=[owned.column.removesuffix("_id")])


def _move_members(owned: Owned, merging: Merging) -> None:
    """Who has members is a purchase combination, whatever was chosen."""
    _move_memberships(owned, merging)
    terms = terms_of(merging.kept)
    if not terms.is_combination and owned.rows_of(merging.kept).exists():
        terms.is_combination = True
        terms.save()


own_once(RelationTerms, "party_id", gettext_lazy("Terms"), parts=_parts, right=CHANGE, order=70)
own(
    Owned(
        Measure,
        "party_id",
        gettext_lazy("Stops and payment arrangements"),
        _move_measures,
        right=READ,
        questions=_which_measure,
        order=71,
    )
)
own(
    Owned(
        CombinationMember,
        "combination_id",
        gettext_lazy("Members"),
        _move_members,
        right=READ,
        problems=_member_of_the_other,
        order=72,
    )
)
own(Owned(CombinationMember, "member_id", gettext_lazy("Memberships"), _move_memberships, right=READ, order=73))
