"""What comes in with a request is taken in before anything is done with it, and not from just anybody."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.shortcuts import render

MOST_OF_A_STRANGER = 1 << 20  # bytes: far more than any form that asks for no sign-in


class BodyMiddleware:
    """Stands after those that say who asks, and before all that reads forms.

    A large body of who is not signed in is not read (413): the web server closes the connection. A form that did not
    come whole is not acted upon (400), whatever else would prove that it is ours.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated and _length(request) > MOST_OF_A_STRANGER:
            return render(request, "413.html", status=413)
        try:
            request.POST  # noqa: B018 - reading it is what happens here
        except UnreadablePostError:
            for handler in request.upload_handlers:
                handler.upload_interrupted()
            return HttpResponse(status=400)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0
