"""Every page: who comes in, what it consists of, and that no link on it leads nowhere."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.house.addresses import Page, patterns, sample
from tests.house.conftest import SECRET, House

pytestmark = pytest.mark.once
MOST_PAGES = 400
# Pages for people who are not signed in; everything else sends them to sign in first.
PUBLIC = {
    "account_login": "signing in itself",
    "account_logout": "signing out twice is no mistake",
    "account_inactive": "told to somebody whose account was deactivated",
    "account_reset_password": "a password was forgotten",
    "account_reset_password_done": "the same",
    "account_reset_password_from_key": "the link in the mail",
    "account_reset_password_from_key_done": "the password was changed",
    "mfa_authenticate": "the second step of signing in",
    "mfa_login_webauthn": "signing in with a passkey",
    "calendar_feed": "a calendar program signs in nowhere: the address itself is the key",
    "choose": "light or dark, in a cookie",
}
ROLES = ["administrator", "manager", "finance", "sales", "purchasing", "reader", "limited"]


def test_a_stranger_is_sent_to_sign_in_everywhere(db: None) -> None:
    """U2: nothing of anybody's data is answered to somebody who is not signed in."""
    for route, pattern in patterns():
        for method in ("get", "post"):
            answer = getattr(Client(), method)(sample(route))
            if pattern.name in PUBLIC:
                continue
            sent = answer.status_code == 302 and answer["Location"].startswith("/account/login/")
            assert sent or answer.status_code == 405, f"{method} {sample(route)} answered {answer.status_code}"


def test_the_public_pages_are_those_that_exist() -> None:
    assert not set(PUBLIC) - {pattern.name for _route, pattern in patterns()}


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_to_a_whole_page(house: House, role: str) -> None:
    """Starting at the home page, following every link as this role: no dead link, one h1 and a title everywhere."""
    client = house.client(role)
    start = [
        "/",
        *(
            sample(route)
            for route, _pattern in patterns()
            if "<" not in route and "(?P" not in route and role == "administrator"
        ),
    ]
    waiting, seen = list(start), set(start)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        assert answer.status_code in ({200, 403, 404, 405} if address in start else {200}), (
            f"{address} answered {answer.status_code}"
        )
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        page = Page(answer.content.decode())
        _whole(address, page)
        new = {link for link in page.links() if _place(link) not in map(_place, seen)}
        seen |= new
        waiting += sorted(new)
        assert len(seen) < MOST_PAGES
    assert len(seen) > len(start)


def _place(link: str) -> str:
    return urlsplit(link).path


def _whole(address: str, page: Page) -> None:
    assert page.count("h1") == 1, f"{address} has {page.count('h1')} h1"
    assert page.text["h1"].strip(), f"{address} has an empty h1"
    assert page.text["title"].strip(), f"{address} has no title"
    assert page.count("main") == 1, f"{address} has {page.count('main')} main"
    ids = page.values("id")
    assert len(ids) == len(set(ids)), f"{address} has an id twice: {sorted(id for id in ids if ids.count(id) > 1)}"
    icons = {attributes["href"].removeprefix("#") for tag, attributes in page.tags if tag == "use"}
    assert icons.issubset(ids), f"{address} has rows with icons that are not drawn: {icons.difference(ids)}"
    assert not page.values("style"), f"{address} has an inline style"
    assert not [name for _tag, attributes in page.tags for name in attributes if name.startswith("on")], (
        f"{address} has a handler"
    )
    assert not [tag for tag, attributes in page.tags if tag == "script" and "src" not in attributes], (
        f"{address} has a script in it"
    )


def test_who_sees_only_their_own_relations_finds_no_other_name_anywhere(house: House) -> None:
    """U2: a relation of somebody else is nowhere on any page of a limited user, and its address does not exist."""
    client = house.client("limited")
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = client.get(waiting.pop(0), follow=True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert SECRET.encode() not in content, answer.request["PATH_INFO"]
        if answer["Content-Type"].startswith("text/html"):
            new = {link for link in Page(content.decode()).links() if _place(link) not in map(_place, seen)}
            seen |= new
            waiting += sorted(new)
    hidden = house.relations[1]
    for route, _pattern in patterns():
        if "<kind:kind>/<int:id>" in route or route.startswith("relaties/<int:id>"):
            address = sample(route.replace("<int:id>", str(hidden.pk), 1))
            nowhere = sample(route.replace("<int:id>", "999999", 1))
            for method in ("get", "post"):
                answer = getattr(client, method)(address)
                assert answer.status_code in {403, 404, 405}, f"{method} {address} answered {answer.status_code}"
                assert answer.status_code == getattr(client, method)(nowhere).status_code, (
                    f"{address} can be told apart"
                )
