"""Verb: bring back what was deleted, with all that went with it (U3)."""

from collections.abc import Iterable

from django.db.models import ForeignKey
from django.utils.translation import gettext_lazy as _

from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.verbs import verb
from relaas.story.asking import tell, verbs_of
from relaas.story.describing import description_of
from relaas.story.kept_values import Raw, columns_of, loaded
from relaas.story.models import Change
from relaas.story.naming import Names
from relaas.story.putting_back import Target, exclusive_flags, put_back
from relaas.story.record_history import title_of_row
from relaas.story.sentences import Parameters, say
from relaas.story.triggers import model_of, recorded
from relaas.story.undoing import UNDO


def _told_row(entry: Parameters) -> str:
    model = model_of(entry["table"])
    return f"{description_of(model).what}: {entry['title']}" if model else entry["title"]


BROUGHT_BACK = say("story.brought_back", _("Brought back"), detail=_told_row, icon="archive-restore")


@verb("story.bring_back", act=Act.CHANGE, right=UNDO, on=())
def bring_back(change: Change, *, by: Actor) -> None:
    """Bring back a row that was deleted, with all that went with it in the same transaction because it belonged to it.

    What took its place since stays first. Asks what the verb asked that deleted it. Refuses what is there
    (`back_already`), and what `put_back` refuses.
    """
    model = recorded(change.table_name)
    if change.operation != "D" or model._base_manager.filter(pk=change.row_id).exists():
        raise Refused("back_already", _("It is there already."))
    verbs = verbs_of([change.transaction])
    subjects = put_back([_target(each) for each in went_with(change)], verbs, by)
    raw = loaded(model, change.old)
    names = Names(model.story_subject[0], by)
    names.look_up([(model, raw)])
    parameters = {"table": model._meta.db_table, "title": title_of_row(description_of(model), raw, names)}
    tell(BROUGHT_BACK, subjects, verbs, parameters, by=by, right=model.read_right)


def went_with(change: Change) -> list[Change]:
    """The deleted row, and of what was deleted with it all that pointed at it, and at that."""
    deleted = list(Change.objects.filter(transaction=change.transaction_id, operation="D").order_by("id"))
    chosen = {(change.table_name, change.row_id): change}
    while more := [each for each in deleted if (each.table_name, each.row_id) not in chosen and _leans(each, chosen)]:
        chosen |= {(each.table_name, each.row_id): each for each in more}
    return list(chosen.values())


def _leans(each: Change, chosen: Iterable[tuple[str, int]]) -> bool:
    model = recorded(each.table_name)
    old = loaded(model, each.old)
    pointed = {
        (field.remote_field.model._meta.db_table, old.get(column))
        for column, field in columns_of(model).items()
        if isinstance(field, ForeignKey)
    }
    return not pointed.isdisjoint(chosen)


def _target(change: Change) -> Target:
    model = recorded(change.table_name)
    return Target(model, change.row_id, None, _without_what_is_taken(model, loaded(model, change.old)))


def _without_what_is_taken(model: type[Record], raw: Raw) -> Raw:
    """What became another one's since stays that one's: a row that comes back does not take the first place again."""
    then = dict(raw)
    for flag, constraint in exclusive_flags(model).items():
        columns = [model._meta.get_field(name).attname for name in constraint.fields]  # type: ignore[union-attr]
        same = {column: raw.get(column) for column in columns} | {flag: True}
        if raw.get(flag) and model._base_manager.filter(**same).exists():
            then[flag] = False
    return then
