"""The mark of a form of something new, by which sending it in twice makes one (`story.once`)."""

import re

from django.forms import BaseForm

from relaas.web.rights import Request

_MARK = re.compile(r"[A-Za-z0-9_-]{20,40}")


def mark_of(request: Request, form: BaseForm) -> str | None:
    """The mark that was sent in, of this user; None for a form that has none, or a strange one."""
    mark = str(form.cleaned_data.get("once", ""))
    return f"{request.actor.user_id}:{mark}" if _MARK.fullmatch(mark) else None
