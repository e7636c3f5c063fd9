"""Beheer: the maintained lists of all rooms, drawn and changed in the same way (K6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from relaas.kernel import clock
from relaas.kernel.refusals import Refused
from relaas.parties.forms.party_form import PartyForm
from relaas.parties.maintained.forms import ListForm
from relaas.parties.maintained.models import Maintained
from relaas.parties.views.frame import saved, sent
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@dataclass(frozen=True)
class MaintainedList:
    """A list under Beheer: its pages are `room:names`, `room:new_name`, `room:name` and `room:delete_name`.

    `template` extends `parties/maintained/list.html`; its address asks `right`. `add`, `change` and `delete` are its
    verbs, `said` what is said after each of them; `rows` reads it, and `beside` is what its template shows besides the
    rows. `plural` is the name of the list where that is not `name` with an *s*.
    """

    room: str
    name: str
    right: str
    template: str
    model: type[Maintained]
    form: type[ListForm]
    add: Callable[..., Any]
    change: Callable[..., None]
    delete: Callable[..., None]
    said: tuple[str | Promise, str | Promise, str | Promise]
    rows: Callable[[], Iterable[Any]]
    beside: Callable[[], dict[str, Any]] = dict
    plural: str = ""

    @property
    def listed_as(self) -> str:
        return self.plural or f"{self.name}s"

    @property
    def url(self) -> str:
        return reverse(f"{self.room}:{self.listed_as}")

    def draw(
        self, request: Request, form: PartyForm | None = None, row: int | None = None, **more: Any
    ) -> HttpResponse:
        """The list, with one of its rows (or a new one) as a form."""
        context = {"list": self, "rows": list(self.rows()), "row": row, "form": None, "here": self.url}
        return page(request, self.template, {**context, **self.beside(), **more}, form=form)

    def addresses(self, at: str) -> list[URLPattern]:
        """Its pages, at this address."""
        ask = needs(self.right)
        return [
            path(at, ask(self.listed), name=self.listed_as),
            path(f"{at}nieuw/", ask(self.new), name=f"new_{self.name}"),
            path(f"{at}<int:id>/", ask(self.edit), name=self.name),
            path(f"{at}<int:id>/verwijderen/", require_POST(ask(self.remove)), name=f"delete_{self.name}"),
        ]

    def address(self, page: str, *arguments: Any) -> str:
        """Where a page of this list stands: `new`, `delete`, or empty for a row."""
        return reverse(f"{self.room}:{page}_{self.name}" if page else f"{self.room}:{self.name}", args=arguments)

    def listed(self, request: Request) -> HttpResponse:
        return self.draw(request)

    def new(self, request: Request) -> HttpResponse:
        form = self.form(*sent(request), today=clock.today())
        if saved(request, form, self.said[0], lambda: self.add(**form.arguments, by=request.actor)):
            return SeeOther(self.url)
        return self.draw(request, form)

    def edit(self, request: Request, id: int) -> HttpResponse:
        record = get_object_or_404(self.model, pk=id)
        form = self.form(*sent(request), record=record, today=clock.today())

        def change() -> None:
            self.change(record, **form.arguments, seen=form.seen, by=request.actor)

        if saved(request, form, self.said[1], change):
            return SeeOther(self.url)
        return self.draw(request, form, id)

    def remove(self, request: Request, id: int) -> HttpResponse:
        record = get_object_or_404(self.model, pk=id)
        try:
            self.delete(record, by=request.actor)
        except Refused as refusal:
            return refused(request, refusal, self.url)
        toasts.done(request, self.said[2])
        return SeeOther(self.url)
