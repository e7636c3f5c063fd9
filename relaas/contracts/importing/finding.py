"""Whom and what the cells of rows mean: relations, our own bodies, groups and types, users; all rows at once."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.catalog.models import CostType, ProductGroup
from relaas.contracts.importing.reading import Read
from relaas.contracts.models import Contract
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.importing.named import Named
from relaas.parties.models import Party


class Found:
    """What the rows of a chunk name, as far as `by` sees it (U2): who is not seen is not found."""

    def __init__(self, reads: Sequence[Read], by: Actor) -> None:
        self._reads, self._by = reads, by

    def relation(self, read: Read) -> Party:
        """By its code, else by its name (`relation`, `relation_several`)."""
        if not read.relation and not read.code:
            raise Refused("relation", _("There is no relation in this row."))
        return self._relations.find(read.code, read.relation)

    def administration(self, name: str) -> Administration:
        """By its name; without one the only one that there is (`administration`)."""
        if not name and len(self._administrations) == 1:
            return next(iter(self._administrations.values()))
        if found := self._administrations.get(fold(name)):
            return found
        reason = _("There is no such administration.") if name else _("Say of which administration it is.")
        raise Refused("administration", reason)

    def contract(self, administration: Administration, direction: str, number: str) -> Contract | None:
        """The one that has this number already."""
        return self._contracts.get((administration.pk, direction, number.lower()))

    def row_of(self, name: str, cell: str) -> Any:
        """What a cell of this column chooses out of a list (`name_unknown`)."""
        found = self._lists[name].get(fold(cell))
        if found is None:
            raise Refused("name_unknown", _("There is none of this name under Beheer."))
        return found

    @cached_property
    def _relations(self) -> Named:
        codes = {read.code for read in self._reads if read.code}
        return Named(codes, {read.relation for read in self._reads if read.relation}, self._by, "branch_of")

    @cached_property
    def _administrations(self) -> dict[str, Administration]:
        return {each.sort_name: each for each in Administration.objects.visible_to(self._by)}

    @cached_property
    def _contracts(self) -> dict[tuple[int, str, str], Contract]:
        numbers = {read.contract for read in self._reads if read.contract}
        found = Contract.objects.visible_to(self._by).filter(number__in=numbers)
        related = found.select_related("relation", "product_group", "cost_type", "owner")
        return {(each.administration_id, each.direction, each.number.lower()): each for each in related}

    @cached_property
    def _lists(self) -> dict[str, dict[str, Any]]:
        users = User.objects.filter(is_active=True)
        return {
            "product_group": {each.sort_name: each for each in ProductGroup.objects.all()},
            "cost_type": {each.sort_name: each for each in CostType.objects.all()},
            "owner": {fold(key): each for each in users for key in (each.name, each.email)},
        }
