"""Writing the activities of a measurement in bulk, each with its story: written down, in one transaction of its own."""

import json
from collections.abc import Callable, Sequence

from relaas.activities import sentences
from relaas.activities.models import Activity, Category, Participant
from relaas.bench import happenings
from relaas.bench.activity_population import ActivityPopulation, Known
from relaas.bench.happenings import Told
from relaas.bench.records import Write, columns_of, rows_of
from relaas.parties.models import Employment, Party

MODELS = (Activity, Participant)


def write_activities(
    write: Write, count: int, actors: Sequence[tuple[int, str]], first: int, said: Callable[[str], None]
) -> None:
    """Write `count` activities with the parties that stand in the database; their story is numbered from `first`."""
    categories = list(Category.objects.order_by("pk").values_list("pk", flat=True))
    population = ActivityPopulation(count, _relations(), [id for id, _name in actors], categories)
    for batch in population.batches():
        write(Activity._meta.db_table, columns_of(Activity), rows_of(batch.activities))
        if batch.participants:
            write(Participant._meta.db_table, columns_of(Participant), rows_of(batch.participants))
        _tell(write, batch.activities, dict(actors), first)
        first += len(batch.activities)
        said(f"{batch.activities[-1].pk:,} of {count:,} activities")


def _relations() -> list[Known]:
    works = (
        Employment.objects.filter(person__only_for_account_manager=False)
        .order_by("-pk")
        .values_list("organization_id", "person_id", "person__name")
    )
    persons = {organization: (person, name) for organization, person, name in works.iterator()}
    relations = Party.objects.filter(is_relation=True, archived_at=None, only_for_account_manager=False).order_by("pk")
    rows = relations.values_list("pk", "name", "sort_name").iterator()
    return [Known(id, name, sort_name, *persons.get(id, (None, ""))) for id, name, sort_name in rows]


def _tell(write: Write, activities: Sequence[Activity], actors: dict[int, str], first: int) -> None:
    told = Told()
    for number, activity in enumerate(activities, first):
        at, key = str(activity.at), sentences.MADE
        by = activity.made_by_id or 0
        actor, named = (by, actors.get(by, "")), {"kind": activity.kind, "title": activity.title}
        told.transactions.append((number, at, *actor, key))
        told.changes.append((number, number, Activity._meta.db_table, activity.pk, "I", "", "activity", activity.pk))
        told.entries.append((number, number, at, *actor, key, json.dumps(named), ""))
        told.subjects.append((2 * number, number, "activity", activity.pk, at))
    happenings.write(write, told)
