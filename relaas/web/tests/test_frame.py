"""The frame around a page: menu, rights, messages, choices, and what a template may ask."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.test import RequestFactory
from django.utils.translation import override
from django_htmx.middleware import HtmxDetails

from relaas.kernel import verbs
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.web import menu, toasts, views
from relaas.web.answers import SeeOther, next_page, page
from relaas.web.context import Shell
from relaas.web.design import SampleForm
from relaas.web.environment import query
from relaas.web.icons import drawings, icon, icon_of_row, symbols
from relaas.web.menu import MenuEntry
from relaas.web.rights import SEE_DESIGN, needs

pytestmark = pytest.mark.once
SOMEBODY = Actor("Sanne de Boer", 1, frozenset())
DESIGNER = Actor("Sanne de Boer", 1, frozenset({SEE_DESIGN}))


class SignedIn:
    """A user, as far as the frame looks."""

    is_authenticated = True


def asked(path: str = "/", *, actor: Actor = SOMEBODY, user: Any = None, htmx: bool = False, data: Any = None) -> Any:
    """A request as it comes through the middleware; a POST when there is data."""
    factory = RequestFactory()
    request: Any = factory.post(path, data) if data else factory.get(path)
    if htmx:
        request.META["HTTP_HX_REQUEST"] = "true"
    request.user = user or SignedIn()
    request.actor = actor
    request.htmx = HtmxDetails(request)
    request._messages = CookieStorage(request)
    return request


def text(answer: HttpResponseBase) -> str:
    """What a page says."""
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def entries() -> list[MenuEntry]:
    return [
        MenuEntry("design", "Parts", "web:design", "x", section="Office", right=SEE_DESIGN),
        MenuEntry("choose", "Choose", "web:choose", "x", section="Office"),
    ]


def test_an_entry_without_its_right_is_not_offered() -> None:
    assert [entry.name for entry in menu.offered(entries(), SOMEBODY)] == ["choose"]
    assert [entry.name for entry in menu.offered(entries(), DESIGNER)] == ["design", "choose"]


def test_entries_stand_under_their_section() -> None:
    assert [(label, len(group)) for label, group in menu.in_sections(entries())] == [("Office", 2)]


@pytest.mark.parametrize(
    ("path", "name"), [("/design/", "design"), ("/design/12/", "design"), ("/", ""), ("/else/", "")]
)
def test_the_entry_of_a_page_is_the_longest_that_fits(path: str, name: str) -> None:
    assert menu.current(entries(), path) == name


def test_the_first_page_has_no_pages_below_it() -> None:
    first = MenuEntry("today", "Today", "desk:home", "sun")
    assert menu.current([first, *entries()], "/") == "today"
    assert menu.current([first, *entries()], "/else/") == ""


def test_the_frame_of_a_stranger_is_empty_but_there() -> None:
    shell = Shell(RequestFactory().get("/"))
    assert shell.actor.name == ""
    assert shell.theme == ""


@needs(SEE_DESIGN)
def guarded(request: Any, answer: str = "in") -> HttpResponse:
    return HttpResponse(answer)


def test_who_has_the_right_comes_in() -> None:
    assert text(guarded(asked(actor=DESIGNER), answer="welcome")) == "welcome"


def test_a_stranger_is_sent_to_the_sign_in_and_back() -> None:
    answer = guarded(asked("/relaties/?q=a", user=AnonymousUser()))
    assert answer.status_code == 302
    assert "next=/relaties/%3Fq%3Da" in answer["Location"]


def test_a_swapped_page_loads_the_sign_in_whole() -> None:
    """The sign-in's scripts do not run in a swapped page."""
    answer = guarded(asked(user=AnonymousUser(), htmx=True))
    assert "HX-Redirect" in answer


def test_who_lacks_the_right_reads_which() -> None:
    """U2: a page without its right says why."""
    with override("en"):
        answer = guarded(asked())
    assert answer.status_code == 403
    assert "See the catalogue of parts" in text(answer)


def test_a_view_may_still_say_that_there_is_nothing() -> None:
    @needs(SEE_DESIGN)
    def hidden(request: Any) -> HttpResponse:
        raise Http404

    with pytest.raises(Http404):
        hidden(asked(actor=DESIGNER))


def shown(request: HttpRequest) -> list[tuple[str, int | None]]:
    return [(str(message), toasts.transaction_of(message)) for message in get_messages(request)]


def test_the_message_after_a_change_offers_its_undoing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "last_transaction", lambda: 41)
    request = asked()
    toasts.done(request, "Changed")
    toasts.done(request, "For good", undoable=False)
    toasts.refused(request, Refused("no", "Not now"))
    toasts.done(request, "<b>Done</b>", undoable=False, leading_to=("And then?", "/next/?a=1&b=2"))
    link = '&lt;b&gt;Done&lt;/b&gt; <a href="/next/?a=1&amp;b=2">And then?</a>'
    assert shown(request) == [("Changed", 41), ("For good", None), ("Not now", None), (link, None)]


def test_a_page_has_one_title_and_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "last_transaction", lambda: 41)
    request = asked("/design/", actor=DESIGNER)
    toasts.done(request, "Changed")
    toasts.done(request, "<b>Done</b>", undoable=False, leading_to=("And then?", "/next/"))
    with override("en"):
        drawn = text(views.design(request))
    assert drawn.count("<h1>") == 1
    assert '<html lang="en">' in drawn
    assert 'action="/relaas/41/ongedaan/"' in drawn
    assert '&lt;b&gt;Done&lt;/b&gt; <a href="/next/">And then?</a>' in drawn
    assert 'aria-current="page"' in drawn


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/relaties/1/?a=b", "/relaties/1/?a=b"),
        ("", "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example", "/"),
    ],
)
def test_a_form_goes_on_to_a_page_of_ours(asked: str, given: str) -> None:
    assert next_page(RequestFactory().post("/", {"next": asked}), "/") == given


def test_a_refused_form_answers_422() -> None:
    def answered(form: SampleForm) -> HttpResponse:
        return page(asked(), "web/without_right.html", {"right": SampleForm.base_fields["name"]}, form=form)

    sent, fresh = answered(SampleForm({})), answered(SampleForm())
    assert (sent.status_code, fresh.status_code) == (422, 200)
    assert SeeOther("/").status_code == 303


@pytest.mark.parametrize(
    ("chosen", "cookies"),
    [
        ({"theme": "dark"}, {"relaas_theme": "dark"}),
        ({"theme": ""}, {"relaas_theme": ""}),
        ({"theme": "<b>"}, {"relaas_theme": ""}),
        ({"language": "en"}, {"relaas_language": "en"}),
        ({"language": "xx"}, {}),
    ],
)
def test_a_choice_is_kept_and_leads_back(chosen: dict[str, str], cookies: dict[str, str]) -> None:
    answer = views.choose(asked("/weergave/", data={**chosen, "next": "/design/"}))
    assert (answer.status_code, answer["Location"]) == (303, "/design/")
    assert {name: morsel.value for name, morsel in answer.cookies.items()} == cookies


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_a_choice_never_leads_out_of_the_house(elsewhere: str) -> None:
    assert views.choose(asked("/weergave/", data={"theme": "dark", "next": elsewhere}))["Location"] == "/"


def test_the_chosen_colours_stand_on_the_page() -> None:
    request = asked(actor=DESIGNER)
    request.COOKIES["relaas_theme"] = "dark"
    assert 'data-theme="dark"' in text(views.design(request))
    request.COOKIES["relaas_theme"] = '"><script>'
    assert "data-theme" not in text(views.design(request))


def test_the_address_of_the_same_page_with_a_change() -> None:
    given = QueryDict("role=customer&tag=a&tag=b&page=3")
    assert query(given, page=None) == "?role=customer&tag=a&tag=b"
    assert query(given, page=4, role="", tag=["c", "d"]) == "?page=4&tag=c&tag=d"
    assert query(QueryDict()) == "?"


def test_an_icon_is_decoration_unless_it_speaks() -> None:
    assert 'aria-hidden="true"' in icon("phone")
    assert 'role="img"' in icon("x", "Close <it>")
    assert "<it>" not in icon("x", "Close <it>")


def test_icons_of_rows_are_drawn_once() -> None:
    drawn = re.findall(r'<symbol id="([^"]+)" viewBox="0 0 24 24">(.+?)</symbol>', symbols("phone", "x"))
    assert [name for name, _lines in drawn] == ["icon-phone", "icon-x"]
    assert drawn[1][1] in icon("x")
    assert 'href="#icon-x"' in icon_of_row("x", "Close <it>")
    assert "<it>" not in icon_of_row("x", "Close <it>")


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_all_icons_are_lines_in_the_one_frame_that_the_style_sheet_draws() -> None:
    names = [name for name in drawings().namelist() if name.endswith(".svg")]
    (frame,) = {" ".join(drawings().read(name).decode().partition(">")[0].split()) for name in names}
    assert frame == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    )
