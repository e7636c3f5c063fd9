"""For whom an action of the system is (A5): the contract's owner, else who is responsible for its relation."""

from collections.abc import Collection, Sequence

from relaas.accounts.models import User
from relaas.activities.rights import READ
from relaas.contracts.models import Contract


class Performers:
    """Users who may get actions about some contracts, and what each of them sees, asked once."""

    def __init__(self, contracts: Sequence[Contract]) -> None:
        self._ids = [contract.pk for contract in contracts]
        named = {id for each in contracts for id in _named(each)}
        self._users = User.objects.active().select_related("role").in_bulk(named)
        self._administrators = list(User.objects.administrators().select_related("role").order_by("pk"))
        self._seen: dict[int, Collection[int]] = {}

    def of(self, contract: Contract) -> User | None:
        """Its owner, else the primary account manager of its relation (which is read), else the first administrator:
        the first of these who is still here and may see the contract."""
        named = [self._users[id] for id in _named(contract) if id in self._users]
        return next((user for user in (*named, *self._administrators) if contract.pk in self._seen_by(user)), None)

    def _seen_by(self, user: User) -> Collection[int]:
        if user.pk not in self._seen:
            actor = user.actor
            seen = Contract.objects.visible_to(actor).filter(pk__in=self._ids) if actor.may(READ) else ()
            self._seen[user.pk] = {contract.pk for contract in seen}
        return self._seen[user.pk]


def _named(contract: Contract) -> tuple[int, ...]:
    return tuple(id for id in (contract.owner_id, contract.relation.account_manager_id) if id)
