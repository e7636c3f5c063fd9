"""Verbs: how the paper of an administration looks and what it says (K8). People give data, never a program."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import File

from relaas.administrations.models import Administration
from relaas.documents.letterhead_checks import TEXT_COLUMNS, checked_look, checked_texts
from relaas.documents.models import DocumentKind, Language, Letterhead, LetterheadText
from relaas.documents.papers.drawing import letterhead_of
from relaas.documents.papers.texts import default_texts
from relaas.documents.rights import LETTERHEADS
from relaas.documents.sentences import LETTERHEAD_CHANGED, LOGO_REMOVED, LOGO_SET, TEXTS_CHANGED, TEXTS_RESTORED
from relaas.kernel import storage
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import refuse_differences
from relaas.kernel.images import MEDIA_TYPE, prepare_image
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.story.telling import record


@verb("documents.change_letterhead", act=Act.CHANGE, right=LETTERHEADS, on=("administration",))
def change_letterhead(
    administration: Administration, *, look: Mapping[str, Any], seen: Mapping[str, Any] | None = None, by: Actor
) -> None:
    """Change those of `letterhead_checks.LOOK` that are given. Refuses, all at once and each at its column, measures
    out of bounds (`too_small`, `too_large`), a colour that is none or too light to read (`colour`, `too_light`), an
    unknown placeholder (`placeholder`), and `changed_meanwhile`.
    """
    letterhead = _locked(administration, seen)
    before = {column: getattr(letterhead, column) for column in look}
    for column, value in checked_look(look).items():
        setattr(letterhead, column, value)
    changes = [[column, str(was), str(getattr(letterhead, column))] for column, was in before.items()]
    told = [change for change in changes if change[1] != change[2]]
    if told or letterhead._state.adding:
        letterhead.save()
        parameters = {"name": administration.name, "changes": told}
        record(LETTERHEAD_CHANGED, subject_of(administration), by=by, parameters=parameters)


@verb("documents.set_logo", act=Act.CHANGE, right=LETTERHEADS, on=("administration",))
def set_logo(administration: Administration, *, uploaded: File[Any], by: Actor) -> None:
    """Put this image on the paper; refuses what is too large or no image, at `logo` (`kernel.images`)."""
    prepared = prepare_image(uploaded, field="logo")
    letterhead = _locked(administration, None)
    letterhead.logo = storage.keep(prepared, media_type=MEDIA_TYPE)
    letterhead.save()
    record(LOGO_SET, subject_of(administration), by=by, parameters={"name": administration.name})


@verb("documents.remove_logo", act=Act.CHANGE, right=LETTERHEADS, on=("administration",))
def remove_logo(administration: Administration, *, by: Actor) -> None:
    """Take the logo off the paper; nothing happens when there is none."""
    letterhead = _locked(administration, None)
    if letterhead.logo_id is None:
        return
    letterhead.logo = None
    letterhead.save()
    record(LOGO_REMOVED, subject_of(administration), by=by, parameters={"name": administration.name})


@verb("documents.change_texts", act=Act.CHANGE, right=LETTERHEADS, on=("administration",))
def change_texts(
    administration: Administration,
    *,
    kind: DocumentKind,
    language: Language,
    texts: Mapping[str, str],
    seen: Mapping[str, Any] | None = None,
    by: Actor,
) -> None:
    """Say what stands before and after the lines of this kind of document in this language.

    Refuses texts of over 5,000 letters (`too_long`), an unknown placeholder (`placeholder`), and `changed_meanwhile`.
    """
    _lock(administration)
    row = text_row(administration, kind, language)
    refuse_differences(row, seen)
    before = [getattr(row, column) for column in TEXT_COLUMNS]
    for column, value in checked_texts(texts).items():
        setattr(row, column, value)
    if before != [getattr(row, column) for column in TEXT_COLUMNS]:
        row.save()
        record(TEXTS_CHANGED, subject_of(administration), by=by, parameters=_told(administration, kind, language))


@verb("documents.restore_texts", act=Act.CHANGE, right=LETTERHEADS, on=("administration",))
def restore_texts(administration: Administration, *, kind: DocumentKind, language: Language, by: Actor) -> None:
    """Have the texts that come with Relaas again; nothing happens where they never changed."""
    _lock(administration)
    row = text_row(administration, kind, language)
    if row.pk is not None:
        row.delete()
        record(TEXTS_RESTORED, subject_of(administration), by=by, parameters=_told(administration, kind, language))


def text_row(administration: Administration, kind: DocumentKind, language: Language) -> LetterheadText:
    """The texts as they stand; those that come with Relaas, not saved, where nothing was ever said."""
    found = LetterheadText.objects.filter(administration=administration, kind=kind, language=language).first()
    if found:
        return found
    texts = default_texts(kind, language)
    return LetterheadText(administration=administration, kind=kind, language=language, **vars(texts))


def _locked(administration: Administration, seen: Mapping[str, Any] | None) -> Letterhead:
    """The letterhead, while nobody else changes it; refuses what changed since `seen` (`changed_meanwhile`)."""
    _lock(administration)
    letterhead = letterhead_of(administration)
    refuse_differences(letterhead, seen)
    return letterhead


def _lock(administration: Administration) -> None:
    Administration.objects.select_for_update().get(pk=administration.pk)


def _told(administration: Administration, kind: DocumentKind, language: Language) -> dict[str, str]:
    return {"name": administration.name, "kind": kind.value, "language": language.value}
