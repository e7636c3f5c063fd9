"""The columns that a contract's row keeps of itself and its relation, for lists and search; `relaas check` compares
them."""

from collections.abc import Collection, Iterator, Sequence

from django.utils.translation import gettext as _

from relaas.contracts.models import Contract
from relaas.contracts.models.sort_keys import place_of
from relaas.contracts.rights import CHANGE
from relaas.contracts.subscriptions.following import keep_periodic
from relaas.kernel import bulk
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.invariants import invariant
from relaas.kernel.moments import subscribe
from relaas.kernel.policy import Act
from relaas.kernel.search import text_to_search
from relaas.kernel.verbs import verb
from relaas.parties.keeping import NamesChanged
from relaas.parties.merging.moments import PartiesMerged
from relaas.story.putting_back import PutBack


def keep(contract: Contract) -> list[str]:
    """Make the kept columns anew from what the contract says now; gives those that differ, for who saves it."""
    kept = kept_columns(contract)
    different = [column for column, value in kept.items() if getattr(contract, column) != value]
    for column in different:
        setattr(contract, column, kept[column])
    return different


def kept_columns(contract: Contract) -> dict[str, str]:
    """Column by column what its row must keep: what it is found by, and where it stands by relation."""
    found_by = (contract.number, contract.description, contract.relation.name, contract.external_reference)
    return {"search_text": text_to_search(found_by), "sort_relation": place_of(contract.relation)}


def differences(contracts: Collection[int] | None = None, *, relations: Collection[int] = ()) -> Iterator[Contract]:
    """Contracts (these, those of these relations, or all) that kept something else than they must; they have it now."""
    found = Contract.objects.order_by("pk").select_related("relation")
    if relations:
        found = found.filter(relation__in=relations)
    elif contracts is not None:
        found = found.filter(pk__in=contracts)
    for contract in found.iterator(chunk_size=bulk.CHUNK):
        if keep(contract):
            yield contract


def keep_many(contracts: Collection[int] = (), *, relations: Collection[int] = ()) -> None:
    """Keep what these contracts, or those of these relations, must; inside a verb."""
    bulk.update(list(differences(contracts, relations=relations)), {"search_text", "sort_relation"})


@subscribe(NamesChanged)
def _follow_names(changed: NamesChanged) -> None:
    keep_many(relations=changed.parties)
    keep_periodic(relations=changed.parties)


@subscribe(PartiesMerged)
def _follow_merged(merged: PartiesMerged) -> None:
    keep_many(relations=[merged.kept])
    keep_periodic(relations=[merged.kept])


@subscribe(PutBack)
def _follow_put_back(put_back: PutBack) -> None:
    """Of contracts that were put back, and of relations that were: which may have another name again."""
    contracts = {subject.id for subject in put_back.subjects if subject.kind == "contract"}
    parties = {subject.id for subject in put_back.subjects if subject.kind == "party"}
    if contracts:
        keep_many(contracts)
    if parties:
        keep_many(relations=parties)
        keep_periodic(relations=parties)


def rebuild_kept_columns() -> None:
    """Make the kept columns of every contract anew, a transaction per 500."""
    for ids in bulk.chunks_of_ids(Contract):
        _rebuild(ids=ids, by=SYSTEM)


@invariant("contracts.kept_columns", repair=rebuild_kept_columns)
def differing_kept_columns() -> Sequence[str]:
    """A sentence for every contract whose row keeps something else than it must."""
    return [
        _("%(contract)s (%(id)d) keeps something else to be found and sorted by")
        % {"contract": contract, "id": contract.pk}
        for contract in differences()
    ]


@verb("contracts.rebuild_kept_columns", act=Act.READ, right=CHANGE, on=())
def _rebuild(*, ids: Sequence[int], by: Actor) -> None:  # noqa: ARG001 - every verb has an actor
    """Not an act upon the contracts: what they say stays the same."""
    keep_many(ids)
