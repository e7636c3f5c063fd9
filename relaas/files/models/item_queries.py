"""The questions that are asked about folders and files."""

from typing import TYPE_CHECKING, Self

from django.db import models

from relaas.files.holders import seen_by
from relaas.files.rights import READ
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject

if TYPE_CHECKING:
    from relaas.files.models.item import Item  # the base class below names it


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, actor: Actor, *, collecting: bool = False) -> Self:
        """Those whose holder the actor sees, for who may read files: every view starts here (U2).

        It is asked of each row that is found otherwise; `collecting` looks all holders that may be seen up first.
        """
        if not actor.may(READ):
            return self.none()
        condition = seen_by(actor, collecting=collecting)
        return self if condition is None else self.filter(condition)

    def of(self, holder: Subject) -> Self:
        """Those in the tree of this subject."""
        return self.filter(holder_kind=holder.kind, holder_id=holder.id)

    def inside(self, folder: "Item | None") -> Self:
        """Those that stand in this folder, or at the top of a tree (ask `of` its holder too)."""
        return self.filter(parent=folder)

    def folders(self) -> Self:
        return self.filter(is_folder=True)

    def files(self) -> Self:
        return self.filter(is_folder=False)
