"""The importers of relations and of persons: rows planned outside the transaction, carried out within it.

Cells are read and compared outside, where nobody waits, and while the rows before are written. In the transaction the
parties are locked, and only when a verb of somebody else was committed meanwhile the rows are decided on anew, or those
of them that the rows before had a hand in; then all is written in sets.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import CellProblem, Existing, Outcome, Plan, Row, Target, register
from relaas.imports.importer import What as Became
from relaas.kernel.actors import Actor
from relaas.kernel.collecting import without_collecting
from relaas.kernel.subjects import Subject, lock
from relaas.parties.importing import creating, lookups, writing
from relaas.parties.importing.deciding import Decision, What, decide
from relaas.parties.importing.employers import find_employers
from relaas.parties.importing.reading import Around, Read, read_person, read_relation
from relaas.parties.importing.reading.joining import JOINED
from relaas.parties.importing.remembering import Seen
from relaas.parties.importing.targets import PERSON_TARGETS, RELATION_TARGETS
from relaas.parties.importing.targets.data import master_data_targets
from relaas.parties.models import Kind
from relaas.parties.rights import CHANGE
from relaas.story.meanwhile import Moment, this_moment
from relaas.story.writing import open_transaction


@dataclass
class PartyPlan:
    """What becomes of some rows, as of a moment."""

    decisions: list[Decision]
    problems: dict[int, CellProblem]
    leave: bool
    moment: Moment
    is_ahead: bool

    @property
    def outcomes(self) -> list[Outcome]:
        """What a dry run shows."""
        return [_outcome(decision, self.problems) for decision in self.decisions]


@dataclass(frozen=True)
class PartyImporter:
    """Brings in parties of one kind."""

    kind: str
    label: str | Promise
    fixed_targets: tuple[Target, ...]
    required: tuple[frozenset[str], ...]
    read: Callable[[Row, Around], Read]
    order: int
    party_kind: Kind
    right: str = CHANGE

    @property
    def targets(self) -> Sequence[Target]:
        """Those that are always there, those of rooms above, and one for each type of master data."""
        joined = JOINED if self.party_kind == Kind.ORGANIZATION else ()
        of_rooms = (target for each in joined for target in each.targets)
        return (*self.fixed_targets, *of_rooms, *master_data_targets(self.party_kind))

    def begin(self, file: str = "") -> Seen:
        """A new memory of the rows of the file of this name."""
        return Seen(file)

    def plan(self, rows: Sequence[Row], *, existing: Existing, by: Actor, seen: Seen) -> PartyPlan:
        """Say what becomes of each row; reads only."""
        with without_collecting():
            return self._plan(rows, existing, by, seen)

    def carry_out(self, plan: Plan, *, by: Actor, seen: Seen) -> list[Outcome]:
        """Write a plan, within a verb; gives what became of each row."""
        if not isinstance(plan, PartyPlan):
            raise TypeError("a plan of parties is carried out here")
        with without_collecting():
            return self._carry_out(plan, by, seen)

    def _plan(self, rows: Sequence[Row], existing: Existing, by: Actor, seen: Seen) -> PartyPlan:
        moment, around = this_moment(), Around(by, seen.file)
        reads = [self.read(row, around) for row in rows]
        leave, before = existing == "leave", seen.before
        with lookups.by_index():
            employers, problems = find_employers(reads, by)
            decisions = decide(reads, employers, leave=leave, by=by, seen=seen, before=before)
        if seen.is_ahead:
            seen.before = decisions
            decisions = [replace(decision, known=None) for decision in decisions]  # who writes them compares nobody
            seen.forget_planned()
        return PartyPlan(decisions, problems, leave, moment, is_ahead=bool(before))

    def _carry_out(self, plan: PartyPlan, by: Actor, seen: Seen) -> list[Outcome]:
        decisions = plan.decisions
        seen.forget_planned()
        before = seen.take_touched()
        seen.transactions.add(open_transaction())
        _lock(decisions)
        if not plan.moment.is_now(besides=seen.transactions):
            decisions = _decided_again([decision.read for decision in decisions], plan, by, seen)
        elif plan.is_ahead:
            _put_off(decisions, *before)
        outcomes: dict[int, Outcome] = {}
        while decisions:
            _write([decision for decision in decisions if decision.what != What.LATER], by, seen)
            for decision in decisions:
                if decision.what != What.LATER:
                    outcomes[decision.read.number] = _outcome(decision, plan.problems)
            later = [decision.read for decision in decisions if decision.what == What.LATER]
            decisions = _decided_again(later, plan, by, seen) if later else []
        return [outcomes[decision.read.number] for decision in plan.decisions]


_RELATION_NAMES = frozenset({"organization.name", "organization.legal_name"})
_PERSON_NAMES = frozenset({"person.name", "person.last_name", "person.first_name"})

_SAID: dict[What, Became] = {
    What.CREATED: "created",
    What.UPDATED: "updated",
    What.SKIPPED: "skipped",
    What.REFUSED: "refused",
}

RELATIONS = PartyImporter(
    "relations", _("Relations"), RELATION_TARGETS, (_RELATION_NAMES,), read_relation, 10, Kind.ORGANIZATION
)
PERSONS = PartyImporter("persons", _("Persons"), PERSON_TARGETS, (_PERSON_NAMES,), read_person, 20, Kind.PERSON)
for _importer in (RELATIONS, PERSONS):
    register(_importer)


def _decided_again(reads: Sequence[Read], plan: PartyPlan, by: Actor, seen: Seen) -> list[Decision]:
    """With the parties that are there now. Only within the transaction, where nobody changes them any more."""
    with lookups.by_index():
        employers, problems = find_employers(reads, by)
        decisions = decide(reads, employers, leave=plan.leave, by=by, seen=seen)
    plan.problems.update(problems)
    seen.forget_planned()
    _lock(decisions)
    return decisions


def _put_off(decisions: Iterable[Decision], touched: Collection[int], coded: Collection[str]) -> None:
    """Whom the rows before brought is not what it was when these were planned: that is decided on once more."""
    for decision in decisions:
        if decision.party in touched or decision.read.facts.get("code") in coded:
            decision.what, decision.creation, decision.change = What.LATER, None, None


def _write(decisions: Sequence[Decision], by: Actor, seen: Seen) -> None:
    created = [decision for decision in decisions if decision.creation and decision.what == What.CREATED]
    creating.write([decision.creation for decision in created if decision.creation], by)
    for decision in created:
        if decision.creation:
            decision.party = decision.creation.party.id
            seen.numbered |= {decision.party} if decision.creation.is_numbered_by_us else set()
            seen.coded.add(decision.creation.party.code or "")
    writing.write([each.change for each in decisions if each.change and each.what == What.UPDATED], by)
    for decision in decisions:
        if decision.party:
            seen.bring(decision.party, decision.read.number)


def _lock(decisions: Iterable[Decision]) -> None:
    """All whom the rows touch: those they find, and where a person comes to work."""
    lock({Subject("party", id) for decision in decisions for id in _touched(decision)})


def _touched(decision: Decision) -> Iterator[int]:
    if decision.party:
        yield decision.party
    if decision.creation:
        yield from (employment.organization_id for employment in decision.creation.employments)
    if decision.change and decision.change.employer:
        yield decision.change.employer


def _outcome(decision: Decision, problems: dict[int, CellProblem]) -> Outcome:
    read = decision.read
    said = [*read.problems, *decision.problems]
    if read.number in problems:
        said.append(problems[read.number])
    foreseen = decision.what == What.LATER or (decision.creation is not None and decision.party is None)
    what = _SAID[decision.predicted if foreseen else decision.what]
    subject = Subject("party", decision.party) if decision.party else None
    return Outcome(row=read.number, what=what, subject=subject, problems=tuple(said), reason=decision.reason)
