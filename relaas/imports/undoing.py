"""Taking a whole import back: its transactions newest first, a set at a time, until all is as it was before."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.imports.models import Import, ImportedSet
from relaas.imports.rights import IMPORT
from relaas.kernel.actors import Actor
from relaas.kernel.jobs import Job, Work, long_job, result, start
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import require_right, verb
from relaas.story.leaning import leaned_on, pointing_at
from relaas.story.models import Change, Transaction
from relaas.story.triggers import recorded_models
from relaas.story.undoing import UNDO, changed_since, undo, who_changed_since

TAKE_BACK = "imports.undo"
UNDONE = result("imports.undone", gettext_lazy("%(rows)s rows were taken back; all is as it was before."))
_SOME = 500


@verb("imports.undo_set", act=Act.CHANGE, right=IMPORT, on=())
def undo_set(done: ImportedSet, *, work: Work, rows: int, total: int, by: Actor) -> None:
    """Undo one set of an import (U3) and keep how far the undoing is, in one transaction.

    Refuses what `story.undo` refuses: with names when somebody has changed something since.
    """
    undo(done.transaction, by=by)
    ImportedSet.objects.filter(pk=done.pk).update(undone=True)
    work.advance(done.pk, done=rows, total=total)


def start_undoing(current: Import, *, by: Actor) -> Job:
    """Have a whole import undone. Refuses one that is not there yet (`not_finished`) or is gone (`undone_already`)."""
    require_right(IMPORT, by)
    require_right(UNDO, by)
    if current.job is not None and not current.job.is_finished:
        raise Refused("not_finished", _("The import is still going on. Stop it first."))
    if not current.sets.filter(undone=False).exists():
        raise Refused("undone_already", _("There is nothing left to undo."))
    if current.undo_job is not None and not current.undo_job.is_finished:
        return current.undo_job
    title = _("Undo the import of %(file)s") % {"file": current.file_name}
    last = current.undo_job_id or 0
    job = start(TAKE_BACK, {"import": current.pk}, by=by, title=title, once=f"{current.pk}-{last}")
    Import.objects.filter(pk=current.pk).update(undo_job=job)
    return job


@long_job(TAKE_BACK, label=gettext_lazy("Undo of an import"))
def take_back(work: Work) -> None:
    """Undo every set that is not undone yet. Before the first it looks whether all can be; else nothing changes."""
    current = Import.objects.get(pk=work.parameters["import"])
    _mark_what_was_undone_elsewhere(current)
    sets = list(current.sets.filter(undone=False).select_related("transaction").defer("report").order_by("-id"))
    if work.position is None:
        _refuse_what_was_built_on(sets)
    total = sum(current.sets.values_list("rows", flat=True))
    rows = total - sum(each.rows for each in sets)
    for each in sets:
        rows += each.rows
        undo_set(each, work=work, rows=rows, total=total, by=work.by)
    work.finish(UNDONE, {"rows": total})


def _mark_what_was_undone_elsewhere(current: Import) -> None:
    """Somebody may have undone one of these very sets from the story."""
    undone = Transaction.objects.filter(undoes__isnull=False).exclude(undone_by__isnull=False)
    current.sets.filter(undone=False, transaction__in=undone.values("undoes")).update(undone=True)


def _refuse_what_was_built_on(sets: list[ImportedSet]) -> None:
    """All of the refusals that the sets would meet one by one, before the first is undone."""
    culprits: set[str] = set()
    ours = {each.transaction_id for each in sets}
    for each in sets:
        culprits |= who_changed_since(each.transaction, besides=ours)
    if culprits:
        raise changed_since(culprits)
    models = {model._meta.db_table: model for model in recorded_models()}
    made = _made(ours)
    for table, ids in made.items():
        for other, field in pointing_at(models[table]):
            known = made.get(other._meta.db_table, set())
            for some in _in_parts(ids):
                found = other._base_manager.filter(**{f"{field}__in": some}).values_list("pk", flat=True)
                if set(found) - known:
                    raise leaned_on(other)


def _made(transactions: Iterable[int]) -> dict[str, set[int]]:
    made: dict[str, set[int]] = defaultdict(set)
    for some in _in_parts(transactions):
        inserts = Change.objects.filter(transaction_id__in=some, operation="I")
        for table, row in inserts.values_list("table_name", "row_id").iterator():
            made[table].add(row)
    return made


def _in_parts(ids: Iterable[int]) -> Iterable[list[int]]:
    ordered = sorted(ids)
    return (ordered[at : at + _SOME] for at in range(0, len(ordered), _SOME))
