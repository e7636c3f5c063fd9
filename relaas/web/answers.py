"""What a view gives back: a whole page, or the way to the next one."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.web import toasts
from relaas.web.formats import in_one_language
from relaas.web.overriding import REASON, RULES


class SeeOther(HttpResponseRedirect):
    """After a change: get this page (303), so that reloading does not post again."""

    status_code = 303


def next_page(request: HttpRequest, otherwise: str) -> str:
    """Where a form that was sent in, or is opened, wants to go on to (`next`); `otherwise` when it does not say so, or
    names a page that is not ours."""
    asked = (request.POST if request.method == "POST" else request.GET).get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else otherwise


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, form: BaseForm | None = None
) -> HttpResponse:
    """Draw a whole page. A `form` stands in the context as `form`; one that was sent in and came back answers 422."""
    given = {**(context or {}), **({} if form is None else {"form": form})}
    with in_one_language():
        return render(request, template, given, status=422 if form is not None and form.is_bound else 200)


def refused(request: HttpRequest, refusal: Refused, back: str) -> HttpResponse:
    """Why what one click asked for did not happen.

    Of the law all rulings are told on a page of their own (422), where who may can send the same again with a reason
    (C11); anything else is a message on the page that it goes `back` to.
    """
    if not isinstance(refusal, AgainstTheLaw):
        toasts.refused(request, refusal)
        return SeeOther(back)
    again = [(name, each) for name, sent in request.POST.lists() if name not in _NOT_AGAIN for each in sent]
    shown = {"answer": refusal.answer, "sent": request.POST, "again": again, "back": back}
    answer = render(request, "web/refused.html", shown, status=422)
    answer["HX-Push-Url"] = "false"  # what was posted to is no page to come back to
    return answer


_NOT_AGAIN = {"csrfmiddlewaretoken", REASON, RULES}
