"""Writing the terms and stops that rows bring: a statement for all rows that change in the same columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from relaas.kernel import bulk, clock
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject
from relaas.story.telling import record
from relaas.terms import sentences
from relaas.terms.facts import MEASURE_FACTS
from relaas.terms.importing.comparing import Written
from relaas.terms.models import Measure, MeasureKind, RelationTerms
from relaas.terms.rights import READ

_OF_A_STOP = ("reason", "from_day", "until_day", "set_at", "set_by_name", "set_by_id")


def write(written: Mapping[int, Written], by: Actor) -> None:
    """Write what these parties, by their ids, are given, and tell their story to who may read it."""
    for party, each in written.items():
        each.terms.party_id = party
        for measure in each.stops:
            measure.party_id = party
            measure.set_at, measure.set_by_name, measure.set_by_id = clock.now(), by.name, by.user_id
    _write_terms([each for each in written.values() if each.columns])
    _write_stops([measure for each in written.values() for measure in each.stops])
    for party, each in written.items():
        _tell(Subject("party", party), each, by)


def _write_terms(written: Sequence[Written]) -> None:
    new = [each.terms for each in written if each.terms.pk is None]
    alike: dict[frozenset[str], list[RelationTerms]] = defaultdict(list)
    for each in (each for each in written if each.terms.pk is not None):
        alike[frozenset(each.columns)].append(each.terms)
    for columns, some in alike.items():
        bulk.update(some, columns)
    _insert(new)


def _write_stops(stops: Sequence[Measure]) -> None:
    there = [measure for measure in stops if measure.pk is not None]
    _insert([measure for measure in stops if measure.pk is None])
    bulk.update(there, _OF_A_STOP)


def _insert(rows: Sequence[RelationTerms] | Sequence[Measure]) -> None:
    if rows:
        for row, pk in zip(rows, bulk.take_ids(type(rows[0]), len(rows)), strict=True):
            row.pk = pk
        bulk.insert(rows)


def _tell(subject: Subject, written: Written, by: Actor) -> None:
    changes = ((sentences.INVOICING_CHANGED, written.invoicing), (sentences.CONTROL_CHANGED, written.control))
    for sentence, told in changes:
        if told:
            record(sentence, subject, by=by, parameters={"changes": told}, right=READ)
    for measure in written.stops:
        kept = {name: fact.keep(getattr(measure, name)) for name, fact in MEASURE_FACTS.items()}
        record(sentences.OF_MEASURES[MeasureKind(measure.kind)].set, subject, by=by, parameters=kept, right=READ)
