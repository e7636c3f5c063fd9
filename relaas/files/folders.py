"""Verbs of the tree (T14): make a folder; rename, move, delete folders and files; show them in the portal.

Each finds what the tree hangs on first; then the verb of that name locks it and asks the law of it. So all changes of
one tree wait for each other, and what is checked here holds until the verb is done.
"""

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _

from relaas.files import names, sentences
from relaas.files.checks import (
    name_taken,
    read_again,
    read_folder,
    refuse_taken,
    refuse_too_deep,
    refuse_too_many,
    refuse_too_many_inside,
)
from relaas.files.holders import record_of
from relaas.files.models import FileVersion, Item
from relaas.files.rights import CHANGE, DELETE, SHOW_IN_PORTAL
from relaas.files.rows import new_item, put_name
from relaas.files.telling import some_names, tell
from relaas.files.tree import MANY, below, height_of, path_of
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import refuse_differences
from relaas.kernel.models import Record
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.verbs import verb


def make_folder(*, holder: Subject, parent: Item | None = None, name: str, by: Actor) -> Item:
    """Make a folder in this one, or at the top, and give it back.

    Refuses what `names.checked` refuses, a name that stands there (`name_taken`), what is too deep or too full
    (`too_deep`, `too_many_inside`), and what is gone meanwhile (`gone`, `holder_gone`).
    """
    return _make_folder(record_of(holder), parent=parent, name=name, by=by)


def rename(item: Item, *, name: str, seen: Mapping[str, Any] | None = None, by: Actor) -> None:
    """Give a folder or a file another name. Refuses as `make_folder` does, and what changed since `seen`."""
    _rename(record_of(item.holder), item=item, name=name, seen=seen, by=by)


def move(items: Sequence[Item], *, to: Item | None, by: Actor) -> None:
    """Move folders, with all that is in them, and files into another folder of their tree, or to its top.

    Refuses a folder into itself or below itself (`into_itself`), a name that stands there (`name_taken`), what gets
    too deep, too full or is too much (`too_deep`, `too_many_inside`, `too_many`), and what is gone (`gone`).
    """
    if items:
        _move(record_of(items[0].holder), items=items, to=to, by=by)


def delete(items: Sequence[Item], *, by: Actor) -> None:
    """Delete files with all their versions, and folders with all that is in them; the bytes stay, for undoing.

    Refuses more than 2,000 items at once (`too_many`), and what is gone (`gone`).
    """
    if items:
        _delete(record_of(items[0].holder), items=items, by=by)


def show_in_portal(items: Sequence[Item], *, shown: bool, by: Actor) -> None:
    """Show these files in the portal or no longer; of a folder all files that are in it now. Refuses `gone`."""
    if items:
        _show_in_portal(record_of(items[0].holder), items=items, shown=shown, by=by)


@verb("files.make_folder", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _make_folder(holder: Record, *, parent: Item | None, name: str, by: Actor) -> Item:
    """See `make_folder`."""
    subject, called = subject_of(holder), names.checked(name)
    within = read_folder(subject, parent)
    refuse_too_deep(within, 1)
    refuse_too_many_inside(subject, within, 1)
    refuse_taken(subject, within, called)
    folder = new_item(holder=subject, parent=within, name=called, is_folder=True, by=by)
    folder.save(force_insert=True)
    tell(sentences.FOLDER_MADE, holder, [folder], by, name=called)
    return folder


@verb("files.rename", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _rename(holder: Record, *, item: Item, name: str, seen: Mapping[str, Any] | None, by: Actor) -> None:
    """See `rename`."""
    [now] = read_again(subject_of(holder), [item])
    refuse_differences(now, seen)
    old, called = now.name, names.checked(name)
    if called == old:
        return
    refuse_taken(subject_of(holder), now.parent, called, besides=now)
    now.save(update_fields=put_name(now, called))
    item.name, item.key = now.name, now.key
    tell(sentences.RENAMED, holder, [now], by, old=old, new=called, is_folder=now.is_folder)


@verb("files.move", act=Act.CHANGE, right=CHANGE, on=("holder",))
def _move(holder: Record, *, items: Sequence[Item], to: Item | None, by: Actor) -> None:
    """See `move`."""
    subject = subject_of(holder)
    target = read_folder(subject, to)
    moved = [item for item in read_again(subject, items) if item.parent_id != (target.pk if target else None)]
    if not moved:
        return
    refuse_too_many(len(moved))
    _refuse_into_itself(moved, target)
    refuse_too_many_inside(subject, target, len(moved))
    _refuse_names_taken(subject, moved, target)
    Item.objects.filter(pk__in=[item.pk for item in moved]).update(parent=target)
    tell(
        sentences.MOVED, holder, moved, by, names=some_names(moved), number=len(moved), to=target.name if target else ""
    )


@verb("files.delete", act=Act.CHANGE, right=DELETE, on=("holder",))
def _delete(holder: Record, *, items: Sequence[Item], by: Actor) -> None:
    """See `delete`."""
    gone = read_again(subject_of(holder), items)
    depths = below(gone)
    refuse_too_many(len(depths))
    tell(sentences.DELETED, holder, gone, by, names=some_names(gone), number=len(gone))
    _drop(depths)


@verb("files.show_in_portal", act=Act.CHANGE, right=SHOW_IN_PORTAL, on=("holder",))
def _show_in_portal(holder: Record, *, items: Sequence[Item], shown: bool, by: Actor) -> None:
    """See `show_in_portal`."""
    chosen = read_again(subject_of(holder), items)
    changed = 0
    for ids in batched(below(chosen), MANY):
        files = Item.objects.files().filter(pk__in=ids, in_portal=not shown)
        changed += files.update(in_portal=shown)
    if changed:
        key = sentences.SHOWN if shown else sentences.HIDDEN
        tell(key, holder, chosen, by, names=some_names(chosen), number=len(chosen))


def drop_all(holder: Subject) -> int:
    """Delete the whole tree of a holder that is deleted itself, inside the verb that does it; gives the number.

    That verb asks the law and tells the story.
    """
    depths = below(Item.objects.of(holder).inside(None))
    _drop(depths)
    return len(depths)


def _drop(depths: Mapping[int, int]) -> None:
    """What stands deepest goes first."""
    for ids in batched(depths, MANY):
        FileVersion.objects.filter(file__in=ids)._raw_delete(FileVersion.objects.db)
    for ids in batched(sorted(depths, key=depths.__getitem__, reverse=True), MANY):
        Item.objects.filter(pk__in=ids)._raw_delete(Item.objects.db)


def _refuse_into_itself(moved: Sequence[Item], target: Item | None) -> None:
    """Neither into itself nor below itself; and not deeper than folders may stand."""
    folders = [item for item in moved if item.is_folder]
    inside = {step.id for step in path_of(target)} if folders else set()
    for folder in folders:
        if folder.pk in inside:
            message = _("“%(name)s” cannot be moved into itself or into a folder in it.")
            raise Refused("into_itself", message % {"name": folder.name})
    if folders:
        refuse_too_deep(target, 1 + height_of(below(folders)))


def _refuse_names_taken(subject: Subject, moved: Sequence[Item], target: Item | None) -> None:
    """Also two of one name among those that come from different folders."""
    taken: set[str] = set()
    there = Item.objects.of(subject).inside(target)
    for some in batched([item.key for item in moved], MANY):
        taken |= set(there.filter(key__in=some).values_list("key", flat=True))
    for item in moved:
        if item.key in taken:
            raise name_taken(item.name)
        taken.add(item.key)
