"""K8: what leaves the house is kept byte for byte, never changes, and is read by who may read what it is about."""

import hashlib
from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.documents.kept import bytes_of, keep_document
from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 of ours \x00\xff"


@pytest.fixture
def relation() -> Party:
    return register_organization(facts={"name": "Bakkerij Van den Berg"}, by=COMMAND_LINE)


def _keep(about: Subject, content: bytes = CONTENT, title: str = "Offerte V-2026-1") -> KeptDocument:
    with writing(by=COMMAND_LINE, what="parties.set_image"):
        return keep_document(
            content, about=about, kind=DocumentKind.QUOTE, language=Language.DUTCH, title=title, by=COMMAND_LINE
        )


def test_the_bytes_come_back_as_they_were_and_the_story_tells(relation: Party) -> None:
    kept = _keep(subject_of(relation))
    assert bytes_of(kept) == CONTENT
    assert kept.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert story_of(subject_of(relation), COMMAND_LINE).entries[0].detail == "Offerte V-2026-1"
    assert list(KeptDocument.objects.about(subject_of(relation))) == [kept]


def test_the_same_bytes_are_kept_once(relation: Party) -> None:
    about = subject_of(relation)
    assert _keep(about) == _keep(about)
    assert _keep(about, b"other") != _keep(about)


def test_nobody_changes_or_removes_what_was_kept(relation: Party) -> None:
    """Not a verb either: the database refuses."""
    rows = KeptDocument.objects.filter(pk=_keep(subject_of(relation)).pk)
    deeds: list[Callable[[], object]] = [lambda: rows.update(title="x"), lambda: rows._raw_delete(rows.db)]
    for deed in deeds:
        with (
            pytest.raises(DatabaseError, match="never changes"),
            writing(by=COMMAND_LINE, what="documents.test"),
        ):
            deed()
    assert rows.get().title == "Offerte V-2026-1"


def test_undoing_what_kept_a_document_is_refused_with_the_reason(relation: Party) -> None:
    kept = _keep(subject_of(relation))
    done = Transaction.objects.latest("pk")
    with pytest.raises(AgainstTheLaw) as refused:
        undo(done, by=COMMAND_LINE)
    assert refused.value.answer.rules == ("kept_document",)
    assert KeptDocument.objects.filter(pk=kept.pk).exists()


@pytest.fixture
def clients() -> tuple[Client, Client]:
    """Of somebody who sees every relation, and of somebody who sees only those that it manages."""
    prepare_roles()
    made = []
    for name, only_managed in (("Anna", False), ("Bert", True)):
        user = create_user(
            email=f"{name}@relaas.example", name=name, role=Role.objects.get(builtin="sales"),
            only_managed=only_managed, by=COMMAND_LINE,
        )  # fmt: skip
        made.append(Client())
        made[-1].force_login(user)
    return made[0], made[1]


def test_it_is_served_as_it_is_and_safely(relation: Party, clients: tuple[Client, Client]) -> None:
    kept = _keep(subject_of(relation), title='Offerte "V/1"\r\nX: y é')
    answer = clients[0].get(f"/documenten/{kept.pk}/")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"].startswith("inline")
    assert "X" not in answer.headers
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    other = clients[0].get("/relaties/")
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"
    assert clients[0].get(f"/documenten/{kept.pk}/?opslaan")["Content-Disposition"].startswith("attachment")


def test_who_may_not_see_what_it_is_about_does_not_find_it(relation: Party, clients: tuple[Client, Client]) -> None:
    """U2: as if it were not there."""
    kept = _keep(subject_of(relation))
    assert clients[1].get(f"/documenten/{kept.pk}/").status_code == 404
    assert clients[1].get("/documenten/999999/").status_code == 404
    assert Client().get(f"/documenten/{kept.pk}/").status_code == 302
    assert not KeptDocument.objects.visible_to(Actor("", user_id=1), [kept.pk])
