"""Making the rows of folders: what verbs of this room and a merge share."""

from relaas.files.models import Item
from relaas.files.names import key
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.search import text_to_search
from relaas.kernel.subjects import Subject


def new_item(*, holder: Subject, parent: Item | None, name: str, is_folder: bool, by: Actor) -> Item:
    """An item that is yet to be saved; a file must get its version first."""
    item = Item(
        holder_kind=holder.kind, holder_id=holder.id, parent=parent, is_folder=is_folder,
        made_at=clock.now(), made_by_name=by.name, made_by_id=by.user_id,
        changed_at=clock.now(), changed_by_name=by.name, changed_by_id=by.user_id,
    )  # fmt: skip
    put_name(item, name)
    return item


def put_name(item: Item, name: str) -> list[str]:
    """Give it this name and all that is made of it; gives the columns to save."""
    item.name, item.key, item.search_text = name, key(name), text_to_search([name])
    return ["name", "key", "search_text"]
