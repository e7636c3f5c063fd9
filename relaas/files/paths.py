"""The folders in which files and folders stand, of many at once in one question."""

from collections.abc import Collection

from django.db import connection

from relaas.files.models import Item

type Path = tuple[tuple[int, str], ...]  # the id and name of each folder, the outermost first

_TABLE = Item._meta.db_table
_ABOVE = f"""
    WITH RECURSIVE above (id, parent_id, name) AS (
        SELECT id, parent_id, name FROM {_TABLE} WHERE id IN (%s)
        UNION
        SELECT i.id, i.parent_id, i.name FROM {_TABLE} i JOIN above ON i.id = above.parent_id
    )
    SELECT id, parent_id, name FROM above
"""  # noqa: S608 - the name of our own table


def paths_of(ids: Collection[int]) -> dict[int, Path]:
    """The path of each of these; nothing for what stands at the top of its tree."""
    parents = dict(Item.objects.filter(pk__in=ids).order_by().values_list("pk", "parent_id"))
    wanted = {parent for parent in parents.values() if parent is not None}
    folders = _folders(wanted) if wanted else {}
    return {id: _path(parent, folders) for id, parent in parents.items()}


def _folders(ids: Collection[int]) -> dict[int, tuple[int | None, str]]:
    """Parent and name of these folders and of all above them."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE.replace("%s", ", ".join(["%s"] * len(ids))), list(ids))
        return {id: (parent, name) for id, parent, name in cursor.fetchall()}


def _path(folder: int | None, folders: dict[int, tuple[int | None, str]]) -> Path:
    path: list[tuple[int, str]] = []
    while folder is not None:
        above, name = folders[folder]
        path.append((folder, name))
        folder = above
    return tuple(reversed(path))
