"""The address of a party that was merged leads to the same place of the one that it was merged into (P11)."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from relaas.web.answers import SeeOther


class LeadsOn(Http404):
    """Raised by a view that looks for a party which was merged: `address` is where its place is now."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class LeadOnMiddleware:
    """Sends who opens such an address on; what is posted to it finds nothing, for it was meant for another."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a view raised."""
        if isinstance(exception, LeadsOn) and request.method in {"GET", "HEAD"}:
            return SeeOther(exception.address)
        return None
