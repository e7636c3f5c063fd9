"""Beheer: the maintained lists of this room, all drawn and changed in the same way (K6)."""

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
from relaas.parties.views.frame import saved, sent
from relaas.terms.forms.lists import ListForm
from relaas.terms.models import Maintained
from relaas.terms.rights import MAINTAIN
from relaas.web import toasts
from relaas.web.answers import SeeOther, page, refused
from relaas.web.rights import Request, needs


@dataclass(frozen=True)
class MaintainedList:
    """A list under Beheer: its pages are `terms:<name>s`, `terms:new_<name>`, `terms:<name>` and `terms:delete_<name>`.

    `add`, `change` and `delete` are its verbs, `said` what is said after each of them; `rows` reads it, and `beside` is
    what its template shows besides the rows.
    """

    name: str
    template: str
    model: type[Maintained]
    form: type[ListForm]
    add: Callable[..., Any]
    change: Callable[..., None]
    delete: Callable[..., None]
    said: tuple[str | Promise, str | Promise, str | Promise]
    rows: Callable[[], Iterable[Maintained]]
    beside: Callable[[], dict[str, Any]] = dict

    @property
    def url(self) -> str:
        return reverse(f"terms:{self.name}s")

    def draw(
        self, request: Request, form: PartyForm | None = None, row: int | None = None, **more: Any
    ) -> HttpResponse:
        """The list, with one of its rows (or a new one) as a form."""
        context = {"rows": list(self.rows()), "row": row, "form": None, "name": self.name}
        return page(request, self.template, {**context, "here": self.url, **self.beside(), **more}, form=form)

    def addresses(self, at: str) -> list[URLPattern]:
        """Its pages, at this address."""
        return [
            path(at, needs(MAINTAIN)(self.listed), name=f"{self.name}s"),
            path(f"{at}nieuw/", needs(MAINTAIN)(self.new), name=f"new_{self.name}"),
            path(f"{at}<int:id>/", needs(MAINTAIN)(self.edit), name=self.name),
            path(f"{at}<int:id>/verwijderen/", require_POST(needs(MAINTAIN)(self.remove)), name=f"delete_{self.name}"),
        ]

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
