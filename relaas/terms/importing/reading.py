"""The cells of a row that belong to this room, each through the check of its fact; a wrong one is said and left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused
from relaas.parties.facts import Facts
from relaas.parties.importing.cells.choices import yes_or_no
from relaas.parties.importing.reading.read import Cells
from relaas.parties.maintained.models import Maintained
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS, MEASURE_FACTS
from relaas.terms.importing.regimes import regime
from relaas.terms.importing.targets import CONTROL, INVOICING, STOPS, TARGETS, key, reason_of
from relaas.terms.models import DocumentScheme, ShippingScheme
from relaas.terms.rights import CHANGE
from relaas.terms.rights import CONTROL as MAY_CONTROL

_KEYS = frozenset(target.key for target in TARGETS)
_LISTS: dict[str, type[Maintained]] = {"document_scheme": DocumentScheme, "shipping_scheme": ShippingScheme}


@dataclass(frozen=True, slots=True)
class Stop:
    """What a row says of a stop: the reason to set it with, its own or the name of the file; `is_set` or not."""

    cell: str
    is_set: bool
    reason: str = ""
    says_why: bool = False


@dataclass(slots=True)
class Said:
    """What a row says in the columns of this room; `cells` has the text of each."""

    facts: dict[str, Any] = field(default_factory=dict)
    stops: dict[str, Stop] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.facts or self.stops)


class Reader:
    """Reads the rows of one file for one pair of eyes."""

    def __init__(self, by: Actor, file: str) -> None:
        self._by, self._file = by, file

    def __call__(self, cells: Cells) -> Said | None:
        """What this row says; None of one without these columns."""
        if _KEYS.isdisjoint(cells.cells):
            return None
        said = Said(cells={target: cells.text(target) for target in _KEYS & cells.cells.keys()})
        may_change = _("You do not have the right to change invoicing and order data.")
        if self._may(CHANGE, INVOICING, may_change, cells):
            self._read(INVOICING, INVOICING_FACTS, cells, said)
        steered = (*CONTROL, *STOPS, *map(reason_of, STOPS))
        may_control = _("You do not have the right to change credit, deposits and stops.")
        if self._may(MAY_CONTROL, steered, may_control, cells):
            self._read(CONTROL, CONTROL_FACTS, cells, said)
            for stop in STOPS:
                self._read_stop(stop, cells, said)
        return said

    def _may(self, right: str, names: Iterable[str], reason: str, cells: Cells) -> bool:
        """Whether these columns count; for whom they do not, each cell is said."""
        if self._by.may(right):
            return True
        for name in names:
            if cell := cells.text(key(name)):
                cells.problem(key(name), cell, "right", reason)
        return False

    def _read(self, names: Iterable[str], facts: Facts, cells: Cells, said: Said) -> None:
        for name in names:
            if not cells.text(key(name)):
                continue
            value = cells.choice(key(name), partial(self._checked, name, facts))
            if value is not None and value != "":
                said.facts[name] = value

    def _checked(self, name: str, facts: Facts, cell: str) -> Any:
        return facts[name].check(self._mends[name](cell) if name in self._mends else cell)

    @cached_property
    def _mends(self) -> dict[str, Callable[[str], Any]]:
        """The cells that are not kept as they stand."""
        lists = {name: partial(_one_of, by_name(model)) for name, model in _LISTS.items()}
        return {"sales_vat": regime, "purchase_vat": regime, "on_account": yes_or_no, **lists}

    def _read_stop(self, stop: str, cells: Cells, said: Said) -> None:
        """A stop has a reason: that of its own column, else the name of the file."""
        why = key(reason_of(stop))
        is_set = cells.choice(key(stop), yes_or_no)
        reason = cells.choice(why, MEASURE_FACTS["reason"].check)
        if is_set is None:
            if reason:
                cells.problem(why, cells.text(why), "no_stop", _("A reason alone sets no stop."))
            return
        from_file = (_("From import %(file)s") % {"file": self._file}).strip()
        said.stops[stop] = Stop(cells.text(key(stop)), is_set, reason or from_file, bool(reason))


def by_name(model: type[Maintained]) -> dict[str, Maintained]:
    """A maintained list by folded name; what is closed too, for whoever has it already."""
    return {row.sort_name: row for row in model.objects.all()}


def _one_of(rows: dict[str, Maintained], cell: str) -> Maintained:
    found = rows.get(fold(cell))
    if found is None:
        raise Refused("name_unknown", _("There is none of this name under Beheer."))
    return found
