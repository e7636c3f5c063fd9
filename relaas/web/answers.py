"""What a view gives back: a whole page, or the way to the next one."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render


class SeeOther(HttpResponseRedirect):
    """After a change: get this page (303), so that reloading does not post again."""

    status_code = 303


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, form: BaseForm | None = None
) -> HttpResponse:
    """Draw a whole page. A `form` stands in the context as `form`; one that was sent in and came back answers 422."""
    given = {**(context or {}), **({} if form is None else {"form": form})}
    return render(request, template, given, status=422 if form is not None and form.is_bound else 200)
