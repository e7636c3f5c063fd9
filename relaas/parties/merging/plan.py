"""The plan of a merge (P11): what differs and what is proposed, what goes over, what stands in the way."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Problem, Refused
from relaas.kernel.row_ids import read_id
from relaas.kernel.subjects import subject_of
from relaas.parties.merging.asking import Question, Side
from relaas.parties.merging.fields import questions_of
from relaas.parties.merging.owning import OWNED, Pair
from relaas.parties.merging.refusing import against_the_law, in_the_way
from relaas.parties.models import Party
from relaas.story.models import Change

type Choices = Mapping[str, Side]


@dataclass(frozen=True)
class Going:
    """Rows of one kind that go over."""

    label: str | Promise
    count: int


@dataclass(frozen=True)
class Plan:
    """What a merge would do; nothing has happened. `version` is how the two stood when it was made."""

    kept: Party
    merged: Party
    questions: list[Question]
    going: list[Going]
    problems: list[Problem]
    version: str
    notices: list[str] = field(default_factory=list)

    @property
    def is_possible(self) -> bool:
        return not self.problems


def plan(kept: Party, merged: Party, *, by: Actor) -> Plan:
    """What becomes of the two when `merged` goes into `kept`, as far as this viewer may see it."""
    pair = Pair(kept, merged, by)
    problems = [*in_the_way(pair), *against_the_law(pair)]
    if problems:
        return Plan(kept, merged, [], [], problems, version_of(pair))
    counted = [(owned.label, owned.count(pair)) for owned in OWNED if owned.label]
    going = [Going(label, count) for label, count in counted if count]
    notices = [notice for owned in OWNED for notice in owned.notices(owned, pair)]
    return Plan(kept, merged, all_questions(pair), going, [], version_of(pair), notices)


def all_questions(pair: Pair) -> list[Question]:
    """Of the party's own row, and of every room."""
    return [*questions_of(pair), *(question for owned in OWNED for question in owned.questions(owned, pair))]


def settled(questions: list[Question], chosen: Mapping[str, str]) -> tuple[dict[str, Side], list[Problem]]:
    """A side for every question, and what is wrong with the answers: `choice_needed`, or `choice` for a strange one."""
    sides: dict[str, Side] = {}
    problems = []
    for question in questions:
        given = chosen.get(question.name, "")
        if not given and question.must:
            reason = _("%(what)s: choose which of the two stays.") % {"what": question.label}
            problems.append(Problem("choice_needed", reason, question.name))
        elif given and given not in question.sides:
            problems.append(Problem("choice", _("Choose one from the list."), question.name))
        else:
            sides[question.name] = Side(given) if given else question.proposed
    return sides, problems


def version_of(pair: Pair) -> str:
    """How the two stand: the last thing that happened to either, and a digest of their own rows."""
    parties = [{column: getattr(party, column) for column in _COLUMNS} for party in (pair.kept, pair.merged)]
    written = json.dumps(parties, cls=DjangoJSONEncoder, sort_keys=True).encode()
    return f"{_last_change(pair)}-{blake2b(written, digest_size=12).hexdigest()}"


def require_version(pair: Pair, seen: str | None) -> None:
    """Refuse (`changed_meanwhile`) a plan that was made before one of the two changed, and say who did that."""
    if seen is None or seen == version_of(pair):
        return
    who = changed_since(pair, seen)
    if who:
        reason = _("%(names)s changed one of the two since you opened this. Look at what stands there now.")
        raise Refused("changed_meanwhile", reason % {"names": ", ".join(sorted(who))})
    raise Refused(
        "changed_meanwhile", _("One of the two changed since you opened this. Look at what stands there now.")
    )


def changed_since(pair: Pair, seen: str) -> set[str]:
    """Who changed either of the two, or what hangs on them, after the plan of this version was made."""
    last = read_id(seen.partition("-")[0])
    if last is None:
        return set()
    changes = Change.objects.filter(subject_kind="party", subject_id__in=[pair.kept.pk, pair.merged.pk])
    return set(changes.filter(id__gt=last).values_list("transaction__actor_name", flat=True)[:_LOOKED_AT])


def changed_columns(kept: Party, merged: Party, seen: str) -> frozenset[str]:
    """The columns of either one's own row that changed after the plan of this version was made."""
    last = read_id(seen.partition("-")[0])
    own = Change.objects.filter(table_name=Party._meta.db_table, row_id__in=[kept.pk, merged.pk], operation="U")
    changes = () if last is None else own.filter(id__gt=last).values_list("old", flat=True)[:_LOOKED_AT]
    return frozenset(column for old in changes for column in json.loads(old))


def _last_change(pair: Pair) -> int:
    subjects = (subject_of(pair.kept), subject_of(pair.merged))
    changes = (Change.objects.filter(subject_kind=each.kind, subject_id=each.id) for each in subjects)
    return max(each.order_by("-id").values_list("id", flat=True).first() or 0 for each in changes)


_LOOKED_AT = 1_000
_COLUMNS = tuple(str(field.attname) for field in Party._meta.concrete_fields if field.name != "search_text")
