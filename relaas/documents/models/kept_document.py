"""KeptDocument: what left the house, byte for byte (K8)."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.text import get_valid_filename

from relaas.documents.models.choices import DocumentKind, Language
from relaas.kernel import subjects
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record, StoredFile
from relaas.kernel.subjects import Subject


class KeptDocumentQuerySet(models.QuerySet["KeptDocument"]):
    def about(self, subject: Subject) -> Self:
        """Those of this subject and of what was merged into it, newest first."""
        return self.about_any(subject.kind, [each.id for each in subjects.with_former(subject)])

    def about_any(self, kind: str, ids: Collection[int]) -> Self:
        """Those of these subjects, newest first."""
        return self.filter(about_kind=kind, about_id__in=ids).select_related("stored").order_by("-id")

    def visible_to(self, viewer: Actor, ids: list[int]) -> Self:
        """Those with these ids that are about what the viewer may see (U2)."""
        found = list(self.filter(pk__in=ids))
        seen = subjects.visible({each.about for each in found}, viewer)
        return self.filter(pk__in=[each.pk for each in found if each.about in seen]).select_related("stored")


class KeptDocument(Record):
    """A document as it was made: its bytes, of what kind, in which language, when and by whom. A row never changes.

    `about` is the subject that it was made of, a contract for example; whoever may read that may read the document.
    """

    story_subject: ClassVar[tuple[str, str]] = ("kept_document", "id")
    never_changes: ClassVar[bool] = True

    about_kind = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    kind = models.CharField(max_length=20, choices=DocumentKind)
    language = models.CharField(max_length=2, choices=Language)
    title = models.CharField(max_length=200)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=150)
    made_by_id = models.BigIntegerField(null=True, blank=True)

    objects = models.Manager.from_queryset(KeptDocumentQuerySet)()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(name="kept_document_once", fields=("about_kind", "about_id", "kind", "stored")),
            models.CheckConstraint(name="kept_document_kind_known", condition=Q(kind__in=DocumentKind.values)),
            models.CheckConstraint(name="kept_document_language_known", condition=Q(language__in=Language.values)),
            models.CheckConstraint(name="kept_document_has_a_title", condition=~Q(title="")),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> Subject:
        return Subject(self.about_kind, self.about_id)

    @property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal."""
        return self.stored.name

    @property
    def file_name(self) -> str:
        """What it is called where it is downloaded or attached to a mail."""
        return get_valid_filename(f"{self.title}.pdf")
