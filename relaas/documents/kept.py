"""Keeping what leaves the house, byte for byte (K8), and finding it again."""

from collections.abc import Collection

from django.core.files.base import ContentFile

from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.documents.sentences import KEPT
from relaas.kernel import clock, storage
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import Subject, subject_of
from relaas.story.telling import record

MEDIA_TYPE = "application/pdf"
LONGEST_TITLE = 200


def keep_document(
    content: bytes,
    *,
    about: Subject,
    kind: DocumentKind,
    language: Language,
    title: str,
    also: Collection[Subject] = (),
    right: str = "",
    by: Actor,
) -> KeptDocument:
    """Keep this PDF for good and give its row; to be called inside a verb of the room whose subject it is about.

    The story of `about` and of those `also` tells of it, to who holds `right`. Exactly the same bytes of the same kind
    are kept once: the row that stands there is given. Nobody can change or remove a row, and undoing a verb that kept
    one is refused.
    """
    stored = storage.keep(ContentFile(content), media_type=MEDIA_TYPE)
    there = KeptDocument.objects.filter(about_kind=about.kind, about_id=about.id, kind=kind, stored=stored).first()
    if there:
        return there
    kept = KeptDocument.objects.create(
        about_kind=about.kind, about_id=about.id, kind=kind, language=language, title=title[:LONGEST_TITLE],
        stored=stored, made_at=clock.now(), made_by_name=by.name, made_by_id=by.user_id,
    )  # fmt: skip
    parameters = {"title": kept.title, "language": kept.language}
    record(KEPT, about, *also, subject_of(kept), by=by, parameters=parameters, right=right)
    return kept


def bytes_of(kept: KeptDocument) -> bytes:
    """Exactly what was kept."""
    with storage.open_stored(kept.stored) as file:
        content: bytes = file.read()
    return content
