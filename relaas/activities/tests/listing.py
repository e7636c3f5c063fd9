"""The lists of activities as tests look at them, and rows in them as no verb need make them."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from relaas.activities.keeping import keep
from relaas.activities.lists.overviews import ACTIONS
from relaas.activities.models import Activity, ActivityKind
from relaas.kernel.actors import SYSTEM, Actor
from relaas.overviews.overview import Overview
from relaas.overviews.page import ListPage
from relaas.overviews.question import Question
from relaas.parties.models import Party
from relaas.story.writing import writing

AT = datetime(2026, 6, 1, 10, tzinfo=UTC)


def make(kind: ActivityKind, title: str = "", **columns: Any) -> Activity:
    """One, made on 1 June 2026 unless the test says otherwise."""
    with writing(by=SYSTEM, what="test"), transaction.atomic():
        activity = Activity(kind=kind, title=title, **{"at": AT, "made_at": AT, **columns})
        keep(activity)
        activity.save()
    return activity


def action(title: str, **columns: Any) -> Activity:
    return make(ActivityKind.ACTION, title, **columns)


def contact(text: str, **columns: Any) -> Activity:
    return make(ActivityKind.CONTACT, **{"text": text, "channel": "phone", "done_at": columns.get("at", AT), **columns})


def note(title: str, **columns: Any) -> Activity:
    return make(ActivityKind.NOTE, title, **columns)


def page(by: Actor, overview: Overview = ACTIONS, **given: Any) -> ListPage:
    return ListPage(Question.read(overview, by, {name: str(value).split("|") for name, value in given.items()}))


def labels(by: Actor, overview: Overview = ACTIONS, **given: Any) -> list[str]:
    return [line.label for line in page(by, overview, **given).lines]


def groups(by: Actor, overview: Overview = ACTIONS, **given: Any) -> list[tuple[str, int | None]]:
    return [(group.label, group.count) for group in page(by, overview, **given).groups.values()]


def keep_hidden(person: Party, *, hidden: bool) -> None:
    """Keep a person for its account manager, or no longer (P4)."""
    with writing(by=SYSTEM, what="test"):
        Party.objects.filter(pk=person.pk).update(only_for_account_manager=hidden)
