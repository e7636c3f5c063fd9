"""The page of a record's history, for the room whose record it is."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from relaas.kernel.subjects import Subject
from relaas.story.history_filters import choices_of, read
from relaas.story.record_history import history_of, readable_models
from relaas.story.undoing import UNDO
from relaas.web.answers import page
from relaas.web.rights import Request

TEMPLATE = "story/history.html"


def draw_history(
    request: Request, subject: Subject, name: str, *, template: str = TEMPLATE, more: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Every change to this subject and what belongs to it, by the filters in the address (U3).

    Who may see the subject is judged by whoever calls; what the viewer may not read of it is left out here (U2).
    """
    choices = choices_of(readable_models(subject.kind, request.actor))
    asked = read(request.GET, choices)
    context = {
        "name": name,
        "asked": asked,
        "choices": choices,
        "history": history_of(subject, request.actor, asked.wanted),
        "may_undo": request.actor.may(UNDO),
        **(more or {}),
    }
    answer = page(request, template, context)
    answer.status_code = 422 if asked.problems else 200
    return answer
