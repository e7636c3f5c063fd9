"""What leads to a party beside its own id and code: those that were merged into it, and what it was called before."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from relaas.kernel.asked_often import rows_asked_often
from relaas.parties.models import FormerName, MergedParty, Party

type Names = set[tuple[str, str]]


def names_of(*parties: Party) -> Names:
    """What these are called by now: kind and text of each code, search code and name."""
    return {
        (str(kind), text)
        for party in parties
        for kind, text in (
            (FormerName.Kind.CODE, party.code or ""),
            (FormerName.Kind.SEARCH_CODE, party.search_code),
            (FormerName.Kind.NAME, party.name),
        )
        if text
    }


def remember(party: Party, names: Names) -> None:
    """Keep those by which the party is no longer called, and let go of those by which it is called again.

    An old code leads to the one that had it last.
    """
    present = names_of(party)
    codes = [text for kind, text in names - present if kind == FormerName.Kind.CODE]
    FormerName.objects.filter(kind=FormerName.Kind.CODE, text__in=codes).exclude(party=party).delete()
    known = {(row.kind, row.text): row.pk for row in FormerName.objects.filter(party=party)}
    FormerName.objects.filter(pk__in=[known[name] for name in present & known.keys()]).delete()
    FormerName.objects.bulk_create(
        FormerName(party=party, kind=kind, text=text) for kind, text in sorted(names - present - known.keys())
    )


def merged_into(id: int) -> list[int]:
    """The ids of those that were merged into this party, also by way of others."""
    return _merged_into([id])


@rows_asked_often
def _merged_into(ids: Collection[int]) -> QuerySet[MergedParty, int]:
    return MergedParty.objects.filter(into__in=ids).values_list("pk", flat=True)


def leads_to(id: int) -> int | None:
    """The party that this one was merged into; None for one that was not."""
    return MergedParty.objects.filter(pk=id).values_list("into_id", flat=True).first()


def lead_on(ids: Collection[int]) -> dict[int, int]:
    """By the id of each of these that was merged away: the party that it leads to."""
    return dict(MergedParty.objects.filter(pk__in=ids).values_list("pk", "into_id")) if ids else {}


def parties_of_codes(codes: Iterable[str]) -> dict[str, int]:
    """By each of these codes that was somebody's before and is nobody's now: whose."""
    rows = FormerName.objects.filter(kind=FormerName.Kind.CODE, text__in=list(codes))
    return dict(rows.values_list("text", "party_id"))
