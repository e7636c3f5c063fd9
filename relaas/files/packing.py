"""What goes into a zip (T14): the newest versions of a folder or of a whole tree, with its shelves."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpResponseBase

from relaas.files.models import File, Folder, Item
from relaas.files.names import safe_for_disk
from relaas.files.shelves import ZIPPED, shelves_of
from relaas.files.zipping import Packed, Paths, zipped
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject

_AT_ONCE = 500  # folders that one query asks of


def zip_of_folder(folder: Item) -> HttpResponseBase:
    """All that stands in this folder and below it. Refuses more than 20,000 files and folders (`zip_too_many`).

    Whoever sees the holder sees all its files: the caller found the folder among what the viewer sees (U2).
    """
    paths = Paths()
    folders = _folders(folder.holder, folder.pk, paths)
    return zipped(
        list(_files(folder.holder, folders, paths)),
        [path for path in folders.values() if path],
        paths=paths,
        name=_name(folder.name),
    )


def zip_of_tree(holder: Subject, viewer: Actor) -> HttpResponseBase:
    """The whole tree of a holder that the viewer sees, and what stands on its shelves for this viewer. Refuses alike.

    A shelf comes as a folder; one that has more than 10,000 files gives its newest.
    """
    paths = Paths()
    folders = _folders(holder, None, paths)
    files = [*_files(holder, folders, paths), *_shelved(holder, viewer, folders, paths)]
    return zipped(
        files,
        [path for path in folders.values() if path],
        paths=paths,
        name=_name(subjects.labels({holder}).get(holder, "")),
    )


def _name(of: str) -> str:
    return f"{safe_for_disk(of)}.zip"


def _folders(holder: Subject, top: int | None, paths: Paths) -> dict[int | str | None, str]:
    """The path in the zip of each folder below the top one, by its id; the top itself is the zip."""
    inside: dict[int | None, list[tuple[int, str]]] = {}
    rows = Folder.objects.of(holder).order_by("key", "pk").values_list("pk", "parent_id", "name")
    for id, parent, name in rows:
        inside.setdefault(parent, []).append((id, name))
    placed: dict[int | str | None, str] = {top: ""}
    waiting = [top]
    while waiting:
        parent = waiting.pop()
        for id, name in inside.get(parent, ()):
            placed[id] = paths.place(placed[parent], name, is_folder=True)
            waiting.append(id)
    return placed


def _files(holder: Subject, folders: dict[int | str | None, str], paths: Paths) -> Iterator[Packed]:
    for rows in _rows(holder, [id for id in folders if isinstance(id, int)], whole=None in folders):
        found = rows.order_by("key", "pk").values_list("parent_id", "name", "stored__name", "size")
        for parent, name, stored, size in found.iterator():
            yield Packed(paths.place(folders[parent], name), stored, size)


def _rows(holder: Subject, folders: list[int], *, whole: bool) -> Iterator[QuerySet[Item]]:
    if whole:
        yield File.objects.of(holder)
        return
    for start in range(0, len(folders), _AT_ONCE):
        yield File.objects.filter(parent__in=folders[start : start + _AT_ONCE])


def _shelved(holder: Subject, viewer: Actor, folders: dict[int | str | None, str], paths: Paths) -> Iterator[Packed]:
    for shelf in shelves_of(holder, viewer):
        folders[shelf.name] = paths.place("", shelf.label, is_folder=True)
        for each in shelf.files(ZIPPED):
            yield Packed(paths.place(folders[shelf.name], each.name), each.stored.name, each.size)
