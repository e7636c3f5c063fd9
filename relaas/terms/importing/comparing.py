"""What a row changes of the terms and stops of a party as they stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem
from relaas.kernel import bulk, clock
from relaas.kernel.checking import Checking
from relaas.parties.facts import Facts
from relaas.parties.facts.changes import put
from relaas.parties.maintained.choosing import refuse_closed
from relaas.parties.models import Party
from relaas.terms.facts import CONTROL_FACTS, INVOICING_FACTS
from relaas.terms.importing.reading import Said, Stop
from relaas.terms.importing.targets import STOPS, key
from relaas.terms.invoicing import LISTS, REGIMES
from relaas.terms.models import Measure, MeasureKind, RelationTerms, VatRegime

make_terms, make_measure = bulk.maker(RelationTerms), bulk.maker(Measure)


@dataclass(slots=True)
class There:
    """What a party has already; stops that are over too, whose row the next one takes."""

    terms: RelationTerms | None = None
    stops: dict[str, Measure] = field(default_factory=dict)


@dataclass(slots=True)
class Written:
    """What is written for one party: the columns of its terms that change, and the stops that are set."""

    terms: RelationTerms
    columns: set[str] = field(default_factory=set)
    invoicing: list[list[Any]] = field(default_factory=list)
    control: list[list[Any]] = field(default_factory=list)
    stops: list[Measure] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.columns or self.stops)


def load(parties: Collection[int]) -> Mapping[int, There]:
    """The terms and stops of these parties."""
    found = {id: There() for id in parties}
    for terms in RelationTerms.objects.select_related(*LISTS).filter(party_id__in=found):
        found[terms.party_id].terms = terms
    for measure in Measure.objects.filter(party_id__in=found, kind__in=STOPS.values()):
        found[measure.party_id].stops[measure.kind] = measure
    return found


def compare(
    said: Said, party: Party, there: There | None, problems: list[CellProblem], *, before: int | None
) -> Written:
    """What this row changes. A closed scheme (K6) and a regime without the VAT number it needs (C10) are left out.

    Of a party that an earlier row of the file brought (`before`) only what nobody said yet.
    """
    there = there or There()
    terms = there.terms or make_terms()
    values = {name: value for name, value in said.facts.items() if getattr(terms, name) != value}
    _leave_out_wrong(values, party, said, problems)
    if before is not None:
        _leave_out_said(values, terms, said, problems, before)
    written = Written(terms)
    written.invoicing = _put(written, values, INVOICING_FACTS)
    written.control = _put(written, values, CONTROL_FACTS)
    for name, stop in said.stops.items():
        _compare_stop(name, stop, there.stops.get(STOPS[name]), written, problems)
    return written


def _leave_out_wrong(values: dict[str, Any], party: Party, said: Said, problems: list[CellProblem]) -> None:
    checking = Checking()
    for name in LISTS:
        refuse_closed(values.get(name), name, checking, clock.today())
    for name in REGIMES:
        regime = VatRegime(values.get(name, VatRegime.STANDARD))
        if regime.needs_vat_number and not party.vat_number:
            reason = _("%(regime)s needs a VAT number.") % {"regime": regime.label}
            checking.add("vat_number_needed", reason, name)
    for problem in checking.problems:
        name = problem.field or ""
        del values[name]
        problems.append(CellProblem(key(name), said.cells[key(name)], str(problem.message), problem.code))


def _leave_out_said(
    values: dict[str, Any], terms: RelationTerms, said: Said, problems: list[CellProblem], before: int
) -> None:
    """What contradicts an earlier row of the file stays as that said."""
    start = make_terms()
    reason = _("Row %(number)d of this file says something else of the same party; that stays.") % {"number": before}
    for name in [name for name in values if getattr(terms, name) != getattr(start, name)]:
        del values[name]
        fact = {**INVOICING_FACTS, **CONTROL_FACTS}[name]
        now = fact.tell(fact.keep(getattr(terms, name)))
        problems.append(CellProblem(key(name), said.cells[key(name)], reason, "contradicts_row", now))


def _put(written: Written, values: Mapping[str, Any], facts: Facts) -> list[list[Any]]:
    changes = put(written.terms, {name: value for name, value in values.items() if name in facts}, facts)
    written.columns |= {f"{name}_id" if name in LISTS else name for name in changes.columns}
    return changes.told


def _compare_stop(name: str, stop: Stop, there: Measure | None, written: Written, problems: list[CellProblem]) -> None:
    """C5, C6: a stop that is not there is set. One that is there stays as it is: a file lifts none."""
    is_there = there is not None and not there.is_over(clock.today())
    if is_there and not stop.is_set:
        reason = _("A file lifts no stop; this one stays.")
        problems.append(CellProblem(key(name), stop.cell, reason, "stop_stays"))
    elif there is not None and is_there and stop.says_why and stop.reason != there.reason:
        reason = _("%(name)s set this already.") % {"name": there.set_by_name}
        problems.append(CellProblem(key(name), stop.cell, reason, "set_already"))
    elif stop.is_set and not is_there:
        measure = there or make_measure(kind=MeasureKind(STOPS[name]).value)
        measure.reason, measure.from_day, measure.until_day = stop.reason, None, None
        written.stops.append(measure)
