"""Tabs of the tests' browser in which somebody is signed in."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import User

type OpenTab = Callable[..., Page]


def tabs_of(user: User, chromium: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """For a fixture: a function that opens an address (or an empty tab) in a browser in which this user is signed in.

    All are closed in the end, so that none asks for a page after its test.
    """
    client, opened = Client(), []
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    cookie: Any = {"name": name, "value": client.cookies[name].value, "url": live_server.url}

    def open_one(path: str = "", **look: Any) -> Page:
        context = chromium.new_context(base_url=live_server.url, locale="nl-NL", **look)
        context.add_cookies([cookie])
        opened.append(context)
        tab = context.new_page()
        if path:
            tab.goto(path)
        return tab

    yield open_one
    for context in opened:
        context.close()
