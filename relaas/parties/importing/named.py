"""The relations that rows name in a file of another room: by code, else by name; those of all rows at once."""

from collections.abc import Collection, Iterable
from functools import cached_property

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties import names
from relaas.parties.importing import lookups
from relaas.parties.importing.likeness import name_of, spellings
from relaas.parties.models import Party


class Named:
    """Those that have these codes and names, as far as `by` sees them (U2): who is not seen is not found.

    `related` names foreign keys that are read along.
    """

    def __init__(self, codes: Collection[str], written: Collection[str], by: Actor, *related: str) -> None:
        self._codes, self._written, self._by, self._related = codes, written, by, related

    def find(self, code: str, name: str) -> Party:
        """The one that is meant: by its code, else by its name (`relation`, `relation_several`)."""
        if code and (found := self._by_code.get(code)):
            return found
        same = self._called(name) if name else []
        if len(same) == 1:
            return same[0]
        if same:
            raise Refused("relation_several", _("There are several relations of this name; give the code of one."))
        raise Refused("relation", _("There is no such relation; import the relations first."))

    @property
    def all(self) -> list[Party]:
        """All that may be meant."""
        return [*self._by_code.values(), *self._by_name]

    def _called(self, name: str) -> list[Party]:
        wanted = name_of(name)
        same = [party for party in self._by_name if wanted.is_same(name_of(party.name))]
        return [party for party in same if party.name == name] or same

    @cached_property
    def _by_code(self) -> dict[str, Party]:
        ids = dict(lookups.by_code(self._codes))
        there = self._visible(ids.values())
        return {code: there[id] for code, id in ids.items() if id in there}

    @cached_property
    def _by_name(self) -> list[Party]:
        keys = {spelling[: names.SORT_LENGTH].rstrip() for name in self._written for spelling in spellings(name)}
        return list(self._visible(id for _key, id in lookups.by_name(keys)).values())

    def _visible(self, ids: Iterable[int]) -> dict[int, Party]:
        return Party.objects.visible_to(self._by).select_related(*self._related).in_bulk(set(ids))
