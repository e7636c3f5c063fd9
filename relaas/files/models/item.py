"""Item: a folder or a file in the tree of a subject (T14)."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from relaas.files.models.item_queries import ItemQuerySet
from relaas.files.models.list_indexes import LIST_INDEXES
from relaas.files.names import LONGEST
from relaas.files.rights import READ
from relaas.kernel.fields import FoldedField
from relaas.kernel.models import Record, StoredFile
from relaas.kernel.subjects import Subject

_NO_FILE = Q(number=0, stored=None, size=0, media_type="", in_portal=False)


class Item(Record):
    """One table, so that no folder and file of one name stand together. `parent` is the folder that it stands in.

    `holder` is what its tree hangs on, `key` the name as names are compared (`files.names`). Of a file the newest
    version stands here too: `number`, `stored`, `size` in bytes, `media_type` and who made it when (`changed`).
    """

    story_subject: ClassVar[tuple[str, str]] = ("file", "id")
    hangs_on: ClassVar[tuple[str, str] | None] = ("holder_kind", "holder_id")
    read_right: ClassVar[str] = READ

    holder_kind = models.CharField(max_length=40)
    holder_id = models.BigIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="inside", db_index=False)
    is_folder = models.BooleanField()
    name = models.CharField(_("Name"), max_length=LONGEST)
    key = FoldedField(max_length=3 * LONGEST)  # a letter becomes at most three when its capital goes
    search_text = models.TextField(blank=True, default="")
    in_portal = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=150)
    made_by_id = models.BigIntegerField(null=True, blank=True)

    # The newest version of a file
    number = models.PositiveIntegerField(default=0)
    stored = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    size = models.BigIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True, default="")
    changed_at = models.DateTimeField()
    changed_by_name = models.CharField(max_length=150)
    changed_by_id = models.BigIntegerField(null=True, blank=True)

    objects = models.Manager.from_queryset(ItemQuerySet)()

    class Meta:
        ordering = ("id",)
        verbose_name = _("File or folder")
        verbose_name_plural = _("Files or folders")
        constraints = (
            UniqueConstraint(name="file_name_once", fields=("parent", "key"), condition=Q(parent__isnull=False)),
            UniqueConstraint(
                name="file_name_once_at_the_top",
                fields=("holder_kind", "holder_id", "key"),
                condition=Q(parent__isnull=True),
            ),
            CheckConstraint(name="file_has_a_name", condition=~Q(name="") & ~Q(key="")),
            CheckConstraint(name="file_not_in_itself", condition=Q(parent=None) | ~Q(parent=F("id"))),
            CheckConstraint(
                name="file_of_kind",
                condition=Q(is_folder=True) & _NO_FILE | Q(is_folder=False, number__gte=1, stored__isnull=False),
            ),
        )
        indexes = (
            Index(name="file_in_its_folder", fields=("holder_kind", "holder_id", "parent", "is_folder", "key", "id")),
            Index(name="file_inside", fields=("parent", "is_folder", "key", "id")),
            *LIST_INDEXES,
        )

    def __str__(self) -> str:
        return self.name

    @property
    def holder(self) -> Subject:
        """The subject that its tree hangs on."""
        return Subject(self.holder_kind, self.holder_id)


class FolderManager(models.Manager.from_queryset(ItemQuerySet)):  # type: ignore[misc]  # made by a call
    def get_queryset(self) -> ItemQuerySet:
        return ItemQuerySet(self.model, using=self._db).folders()


class FileManager(models.Manager.from_queryset(ItemQuerySet)):  # type: ignore[misc]  # made by a call
    def get_queryset(self) -> ItemQuerySet:
        return ItemQuerySet(self.model, using=self._db).files()


class Folder(Item):
    """An item seen as a folder; foreign keys go to Item."""

    objects: ClassVar = FolderManager()

    class Meta:
        proxy = True
        verbose_name = _("Folder")
        verbose_name_plural = _("Folders")


class File(Item):
    """An item seen as a file; foreign keys go to Item."""

    objects: ClassVar = FileManager()

    class Meta:
        proxy = True
        verbose_name = _("File")
        verbose_name_plural = _("Files")
