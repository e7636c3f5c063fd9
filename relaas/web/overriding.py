"""Going on against the law with a reason (C11): what the panel "Waarom mag dit niet?" sends along with a request.

The panel stands in the form that was refused, or on a page of its own after a click, and sends the same request again
with a reason and the rules that were read. Whatever the request carries out then does so within `policy.overriding`,
which asks the right of whoever does it: nothing is decided here.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from relaas.kernel.policy import checked_reason, overriding
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import label_of

REASON, RULES = "override_reason", "override_rules"


class OverridingMiddleware:
    """Carries out a request that brings a reason within `policy.overriding`, for the rules that it names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST" or REASON not in request.POST or problem_with(request.POST):
            return self.get_response(request)
        with overriding(request.POST[REASON], rules=request.POST.getlist(RULES)):
            return self.get_response(request)


def problem_with(sent: Mapping[str, Any]) -> str:
    """What is wrong with the reason that was sent along; empty when it is right, or when there was no panel yet."""
    if REASON not in sent:
        return ""
    try:
        checked_reason(sent[REASON])
    except Refused as refusal:
        return refusal.message
    return ""


def right_labels(rights: Collection[str]) -> str:
    """What these rights are called, as a sentence names them."""
    return ", ".join(sorted(f"“{label_of(right)}”" for right in rights))
