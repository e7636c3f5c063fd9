"""Files as tests of lists and of search want them: many, of any kind, at any moment, written without their verbs."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from relaas.files.lists.overviews import FILES
from relaas.files.models import Item
from relaas.files.rows import new_item
from relaas.kernel import storage
from relaas.kernel.actors import Actor
from relaas.kernel.subjects import subject_of
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.models import Party
from relaas.story.writing import writing

AT = datetime(2026, 6, 1, 10, tzinfo=UTC)
BY = Actor("Sanne", user_id=None, holds_every_right=True)


def folder(party: Party, name: str, parent: Item | None = None) -> Item:
    """A folder in the tree of this party."""
    with writing(by=BY, what="test"), transaction.atomic():
        made = new_item(holder=subject_of(party), parent=parent, name=name, is_folder=True, by=BY)
        made.save(force_insert=True)
    return made


def file(
    party: Party, name: str, parent: Item | None = None, media_type: str = "application/pdf", **columns: Any
) -> Item:
    """A file of one version, changed on 1 June 2026 unless the test says otherwise."""
    with writing(by=BY, what="test"), transaction.atomic():
        stored = storage.keep(ContentFile(name.encode()), media_type=media_type)
        made = new_item(holder=subject_of(party), parent=parent, name=name, is_folder=False, by=BY)
        given = {"number": 1, "stored": stored, "size": stored.size, "media_type": media_type, "changed_at": AT}
        for column, value in {**given, **columns}.items():
            setattr(made, column, value)
        made.save(force_insert=True)
    return made


def page(by: Actor, **given: Any) -> ListPage:
    return ListPage(Question.read(FILES, by, {name: str(value).split("|") for name, value in given.items()}))


def names(by: Actor, **given: Any) -> list[str]:
    return [line.label for line in page(by, **given).lines]
