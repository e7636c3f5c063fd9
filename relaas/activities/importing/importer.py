"""The importer of activities: planned as the verbs would judge, carried out by the verbs, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.activities.importing import targets
from relaas.activities.importing.finding import Found, key_of
from relaas.activities.importing.reading import Read, read_row
from relaas.activities.importing.targets import TARGETS, TEXT, TITLE
from relaas.activities.importing.writing import write
from relaas.activities.models import Activity, ActivityKind
from relaas.activities.rights import CHANGE
from relaas.imports.importer import Existing, Outcome, Plan, Row, Target, register
from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, lock, subject_of
from relaas.parties.models import Party


@dataclass
class Decision:
    """What becomes of a row: `facts` for the verb of its kind, and who took part."""

    read: Read
    what: Any = "created"
    facts: dict[str, Any] = field(default_factory=dict)
    participants: list[Party] = field(default_factory=list)
    activity: Activity | None = None
    reason: str = ""

    def refuse(self, refused: Refused) -> None:
        self.what, self.reason = "refused", str(refused.problems[0].message)

    @property
    def outcome(self) -> Outcome:
        subject = subject_of(self.activity) if self.activity and self.what == "created" else None
        return Outcome(self.read.number, self.what, subject, tuple(self.read.problems), self.reason)


@dataclass
class ActivityPlan:
    """What becomes of some rows; `outcomes` is what a dry run shows."""

    decisions: list[Decision]

    @property
    def outcomes(self) -> list[Outcome]:
        return [decision.outcome for decision in self.decisions]


class ActivityImporter:
    """Brings in actions, contact moments and notes."""

    kind = "activities"
    label = gettext_lazy("Activities")
    right = CHANGE
    targets: Sequence[Target] = TARGETS
    order = 40
    required = (frozenset({TITLE, TEXT}),)

    def begin(self, file: str = "") -> set[tuple[object, ...]]:  # noqa: ARG002 - nothing of it is kept
        """A new memory of the rows of a file: by `key_of` what it has brought."""
        return set()

    def plan(self, rows: Sequence[Row], *, existing: Existing, by: Actor, seen: Any) -> ActivityPlan:  # noqa: ARG002
        """Say what becomes of each row; reads only. What stands there already is left as it is."""
        reads = [read_row(row) for row in rows]
        found = Found(reads, by)
        decisions = [_decide(read, found, by) for read in reads]
        _skip_those_there(decisions, found, seen)
        return ActivityPlan(decisions)

    def carry_out(self, plan: Plan, *, by: Actor, seen: object) -> Sequence[Outcome]:  # noqa: ARG002
        """Carry out a plan by the verbs, within the one that is open; what a verb refuses all the same is refused."""
        if not isinstance(plan, ActivityPlan):
            raise TypeError("a plan of activities is carried out here")
        making = [decision for decision in plan.decisions if decision.what == "created"]
        lock({subject for decision in making for subject in _touched(decision)})
        for decision in making:
            try:
                with transaction.atomic():
                    decision.activity = write(decision.read, decision.facts, decision.participants, by)
            except Refused as refused:
                decision.refuse(refused)
        return plan.outcomes


def _decide(read: Read, found: Found, by: Actor) -> Decision:
    decision = Decision(read, facts=dict(read.facts))
    if read.reason:
        decision.what, decision.reason = "refused", read.reason
        return decision
    try:
        _find(decision, found)
        if not decision.facts.get("title") and not decision.facts.get("text"):
            raise Refused("required", _("It says nothing."))
        policy.require(Act.CHANGE, _touched(decision), by)
    except Refused as refused:
        decision.refuse(refused)
    return decision


def _find(decision: Decision, found: Found) -> None:
    """With whom it is, and who does it; a name that nobody has is said and left out, a relation refuses the row."""
    read, facts = decision.read, decision.facts
    relation = found.relation(read)
    facts["relation"] = relation
    for target, find in (
        (targets.PERSON, lambda cell: found.person(relation, cell)),
        (targets.PERFORMER, found.performer),
        (targets.CATEGORY, found.category),
    ):
        if cell := read.names.get(target):
            try:
                facts[target.removeprefix("activity.")] = find(cell)
            except Refused as refused:
                read.leave_out(target, cell, refused)
    if read.kind == ActivityKind.NOTE:
        facts.pop("performer", None)
    elif read.kind == ActivityKind.ACTION:
        facts.setdefault("performer", found.stand_in(relation))
    elif person := facts.pop("person", None):
        decision.participants = [person]


def _skip_those_there(decisions: Sequence[Decision], found: Found, seen: set[tuple[object, ...]]) -> None:
    making = [decision for decision in decisions if decision.what == "created"]
    relations = {decision.facts["relation"].pk for decision in making if decision.facts["relation"]}
    there = found.there(relations, [str(decision.facts.get("title", "")) for decision in making])
    for decision in making:
        facts = decision.facts
        relation = facts["relation"].pk if facts["relation"] else None
        title, text = facts.get("title", ""), facts.get("text", "")
        key = key_of(decision.read.kind.value, relation, title, text, facts.get("at"), facts.get("due"))
        if key in there or key in seen:
            decision.what = "skipped"
        seen.add(key)


def _touched(decision: Decision) -> set[Subject]:
    parties = [decision.facts.get("relation"), decision.facts.get("person"), *decision.participants]
    return {Subject("party", party.pk) for party in parties if party}


register(ActivityImporter())
