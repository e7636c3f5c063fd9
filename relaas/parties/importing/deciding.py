"""What becomes of each row: who it is, and whether it adds, changes or leaves."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from relaas.imports.importer import CellProblem
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.subjects import Subject
from relaas.parties.duplicates.finding import find_among_few
from relaas.parties.former import parties_of_codes
from relaas.parties.importing import lookups
from relaas.parties.importing.candidates import Candidate, Candidates, Key, keys_of, known_of
from relaas.parties.importing.creating import Asked, Creation, draft, prepare
from relaas.parties.importing.likeness import Known, Surely, likeness
from relaas.parties.importing.reading import Read
from relaas.parties.importing.remembering import Seen
from relaas.parties.importing.standing import Standing, load
from relaas.parties.importing.updating import Change, compare


class What(StrEnum):
    """What becomes of a row. `LATER`: it means somebody whom an earlier row of the same chunk adds or changes."""

    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REFUSED = "refused"
    LATER = "later"


@dataclass(slots=True)
class Decision:
    """What becomes of one row, with all that is to be written.

    Of a later one `predicted` says what it will be, and `after` which row comes before it.
    """

    read: Read
    what: What
    known: Known | None = None
    party: int | None = None
    creation: Creation | None = None
    change: Change | None = None
    reason: str = ""
    predicted: What = What.UPDATED
    after: int | None = None
    problems: list[CellProblem] = field(default_factory=list)


def decide(
    reads: Sequence[Read],
    employers: Mapping[int, int],
    *,
    leave: bool,
    by: Actor,
    seen: Seen,
    before: Sequence[Decision] = (),
) -> list[Decision]:
    """Decide on rows, in their order. `employers` has who a row's person works for; `leave` changes nobody.

    Those `before` are carried out meanwhile: a row that means the same as one of them is decided on later.
    """
    _lead_on(reads)
    known = {read.number: known_of(read, employers.get(read.number)) for read in reads if not read.refused}
    candidates = Candidates([(read, known[read.number]) for read in reads if not read.refused], by)
    deciding = _Deciding(candidates, employers, by, seen)
    for decision in before:
        deciding.come_after(decision)
    decisions = [deciding.find(read, known.get(read.number)) for read in reads]
    asked = prepare(_creations(decisions), _creations(before))
    _say_likely_doubles(decisions, asked, by, seen)
    found = [decision for decision in decisions if decision.what == What.UPDATED and decision.party]
    later = [decision for decision in decisions if decision.what == What.LATER]
    if leave:
        for decision in found:
            decision.what = What.SKIPPED
        for decision in later:
            decision.predicted = What.SKIPPED
        return decisions
    _compare(found, employers, by, seen)
    _foresee([decision for decision in later if decision.party], employers)
    return decisions


def _creations(decisions: Iterable[Decision]) -> list[Creation]:
    return [decision.creation for decision in decisions if decision.creation]


def _lead_on(reads: Sequence[Read]) -> None:
    """A code that a party had before means that party, whatever code it has now (P11)."""
    codes = {read.facts["code"] for read in reads if "code" in read.facts}
    before = parties_of_codes(codes) if codes else {}
    present = {code for code, _id in lookups.by_code(before)} if before else set()
    for read in reads:
        code = read.facts.get("code")
        if code in before and code not in present:
            read.led_to = before[read.facts.pop("code")]


def _say_likely_doubles(decisions: Sequence[Decision], asked: Sequence[Asked], by: Actor, seen: Seen) -> None:
    """P11: rows that add somebody who is likely there already say so; they add all the same.

    Whom this import brought is left out, so that a dry run says what the run will say.
    """
    adding = [(decision, decision.creation) for decision in decisions if decision.creation]
    found = find_among_few(asked, by=by, without=seen.brought) if asked else []
    for (decision, creation), match in zip(adding, found, strict=True):
        if match:
            target = "person.last_name" if creation.party.is_person else "organization.name"
            shown = {"name": match.party.name, "why": match.why, "score": match.score}
            reason = _("Likely there already: %(name)s (%(why)s; %(score)d %%).") % shown
            problem = CellProblem(target, creation.party.name, reason, "likely_double", creation.party.name)
            decision.problems = [*decision.problems, problem]


class _Deciding:
    """Finds who each row is, among who is there and among the rows before it."""

    def __init__(self, candidates: Candidates, employers: Mapping[int, int], by: Actor, seen: Seen) -> None:
        self._candidates, self._employers, self._by, self._seen = candidates, employers, by, seen
        self._earlier: dict[Key, list[tuple[Read, Known]]] = defaultdict(list)
        self._taken: dict[int, Read] = {}

    def come_after(self, decision: Decision) -> None:
        """What is decided already goes before what is found."""
        if decision.known:
            for key in keys_of(decision.known):
                self._earlier[key].append((decision.read, decision.known))

    def find(self, read: Read, known: Known | None) -> Decision:
        if known is None:
            return Decision(read, What.REFUSED, reason=read.refused)
        employer = self._employers.get(read.number)
        candidates = self._candidates.of(read)
        chosen = self._led_to(read, candidates) or self._surest(known, candidates)
        if (
            known.code
            and (chosen is None or chosen.known.code != known.code)
            and self._candidates.have_code(known.code)
        ):
            self._leave_out_code(read)
            known = replace(known, code="")
            chosen = self._surest(known, candidates)
        problems = self._shared_numbers(known, chosen)
        decision = self._decided(read, known, chosen, employer)
        decision.problems = [*problems, *(decision.creation.problems if decision.creation else ())]
        decision.known = known
        self.come_after(decision)
        self._seen.remember_numbers(read, known)
        return decision

    def _led_to(self, read: Read, candidates: Iterable[Candidate]) -> Candidate | None:
        return next((candidate for candidate in candidates if candidate.id == read.led_to), None)

    def _surest(self, known: Known, candidates: Iterable[Candidate]) -> Candidate | None:
        """The one that the row surely is; of several the one of the same name, not archived, the oldest.

        A code that we gave to a row of this file is not what another row of it means by that code.
        """
        same = []
        for candidate in candidates:
            there = candidate.known
            if candidate.id in self._seen.numbered:
                there = replace(there, code="")
            if surely := likeness(known, there):
                same.append((surely, candidate))
        return max(same, key=lambda each: _preference(known, *each))[1] if same else None

    def _leave_out_code(self, read: Read) -> None:
        """Somebody else has it: who may not be seen, a person, or a row before that had none and got it from us."""
        code = read.facts.pop("code")
        reason = _("Code %(code)s is taken already.") % {"code": code}
        read.problems.append(CellProblem(f"{read.kind}.code", code, reason, "code_taken", None))

    def _decided(self, read: Read, known: Known, chosen: Candidate | None, employer: int | None) -> Decision:
        if chosen:
            before = self._taken.setdefault(chosen.id, read)
            if before is not read:
                return Decision(read, What.LATER, party=chosen.id, after=before.number)
            return Decision(read, What.UPDATED, party=chosen.id)
        same = next((other for other, theirs in self._sharing(known) if likeness(known, theirs)), None)
        if same:
            return Decision(read, What.LATER, predicted=_predicted(read, same.mark))
        earlier = self._seen.earlier(known)
        self._seen.remember(read, known)
        creation = draft(read, employer, self._by)
        if earlier:  # only in a dry run: else the earlier row's party would have been found
            return Decision(read, What.CREATED, creation=creation, predicted=_predicted(read, earlier[1]))
        return Decision(read, What.CREATED, creation=creation, predicted=What.CREATED)

    def _sharing(self, known: Known) -> list[tuple[Read, Known]]:
        return [pair for key in keys_of(known) if key in self._earlier for pair in self._earlier[key]]

    def _shared_numbers(self, known: Known, chosen: Candidate | None) -> list[CellProblem]:
        """A number that somebody of another name has too is said; the two are kept apart."""
        problems = []
        for kind, number in known.numbers.items():
            other = self._other_with(kind, number, known, chosen)
            row = None if other else self._seen.earlier_with_number(kind, number, known.names)
            if other or row:
                shown = other or _("row %(number)d") % {"number": row}
                reason = _("%(name)s has this number too; the two are kept apart.") % {"name": shown}
                problems.append(CellProblem(f"organization.{kind}", number, reason, "number_shared", None))
        return problems

    def _other_with(self, kind: str, number: str, known: Known, chosen: Candidate | None) -> str | None:
        for candidate in self._candidates.with_number(kind, number):
            if candidate is not chosen and not _named_same(known, candidate.known):
                return candidate.name
        for other, theirs in self._earlier.get((kind, number), ()):
            if not _named_same(known, theirs) and not likeness(known, theirs):
                return str(other.facts["name"])
        return None


def _preference(known: Known, surely: Surely, candidate: Candidate) -> tuple[int, bool, bool, bool, int]:
    return (
        int(surely),
        _named_same(known, candidate.known),
        bool(known.cities & candidate.known.cities),
        not candidate.is_archived,
        -candidate.id,
    )


def _named_same(known: Known, other: Known) -> bool:
    return any(mine.is_same(theirs) for mine in known.names for theirs in other.names)


def _predicted(read: Read, mark: int) -> What:
    return What.SKIPPED if read.mark == mark else What.UPDATED


def _compare(decisions: Collection[Decision], employers: Mapping[int, int], by: Actor, seen: Seen) -> None:
    """What each row changes of whom it found; the law is asked about those that it changes."""
    standing = _standing(decisions)
    for decision in decisions:
        if decision.party is None or decision.party not in standing:
            continue
        brought = seen.brought.get(decision.party)
        before = brought if brought != decision.read.number else None
        employer = employers.get(decision.read.number)
        decision.change = compare(decision.read, standing[decision.party], employer, before=before)
        decision.problems += decision.change.problems
        decision.what = What.UPDATED if decision.change else What.SKIPPED
    _ask_the_law([decision for decision in decisions if decision.what == What.UPDATED], by)


def _standing(decisions: Collection[Decision]) -> dict[int, Standing]:
    """Those whom rows found, with no more of them than the rows speak of."""
    if not decisions:
        return {}
    return load(
        [decision.party for decision in decisions if decision.party],
        with_data=any(decision.read.bank_account or decision.read.master_data for decision in decisions),
        joined={name for decision in decisions for name in decision.read.joined},
    )


def _foresee(decisions: Collection[Decision], employers: Mapping[int, int]) -> None:
    """What a later row will add to a party that is there."""
    standing = _standing(decisions)
    for decision in decisions:
        there = standing.get(decision.party or 0)
        if there:
            change = compare(decision.read, there, employers.get(decision.read.number), before=decision.after)
            decision.predicted = What.UPDATED if change else What.SKIPPED


def _ask_the_law(decisions: Collection[Decision], by: Actor) -> None:
    """C11: who may not be changed (archived, say) is left, and the row says why."""
    subjects = {Subject("party", decision.party) for decision in decisions if decision.party}
    against = policy.sift(Act.CHANGE, subjects, by) if subjects else {}
    for decision in decisions if against else ():
        ruling = against.get(Subject("party", decision.party or 0))
        if ruling:
            decision.what, decision.change, decision.reason = What.REFUSED, None, str(ruling.message)
