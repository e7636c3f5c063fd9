"""A few pages in our frame, served without a database, to drive in Chromium."""

import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from relaas.kernel.actors import Actor
from relaas.web.context import Shell

IMPORTS = """{% extends "web/base.html" %}
{% from "web/components/page.html" import page_header %}
{% from "web/components/card.html" import card %}
{% from "web/components/button.html" import link_button, post_button %}
{% from "web/components/form.html" import form_of %}
{% from "web/components/table.html" import table %}
{% from "web/components/tabs.html" import tabs %}
{% from "web/components/filters.html" import search_field %}
{% block title %}Scene{% endblock %}
"""

type Answer = tuple[int, str, dict[str, Any]]
type Page = Callable[[dict[str, list[str]], bool], Answer]


class Scene:
    """Pages by their path. A page is given what came in and whether it was posted, and gives status, body, context.

    The body is put in our frame; a name that ends in `.html` is a template of its own.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.posts: list[tuple[str, dict[str, list[str]]]] = []
        self.show("/vandaag/tellingen/", "")

    def show(self, path: str, body: str, **context: Any) -> None:
        """The same page for everybody who asks."""
        self.pages[path] = lambda _given, _posted: (200, body, context)

    def draw(self, path: str, body: str, context: dict[str, Any]) -> str:
        request: Any = RequestFactory().get(path)
        request.actor = Actor("Sanne de Boer", 1)
        frame = {"request": request, "shell": Shell(request), "messages": list(CookieStorage(request)), **context}
        environment = engines["jinja2"].env  # type: ignore[attr-defined] # this engine is Jinja2
        source = f"{IMPORTS}{{% block page %}}{body}{{% endblock %}}"
        template = environment.get_template(body) if body.endswith(".html") else environment.from_string(source)
        with override("en"):
            return str(template.render(frame))


@contextmanager
def served(scene: Scene) -> Iterator[str]:
    """Serve the scene on a free port of this machine; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path)
            if path.path.startswith("/static/"):
                found = finders.find(path.path.removeprefix("/static/"))
                return self.answer(
                    200, Path(str(found)).read_bytes(), mimetypes.guess_type(path.path)[0] or "text/plain"
                )
            return self.page(path.path, parse_qs(path.query), posted=False)

        def do_POST(self) -> None:
            given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            scene.posts.append((self.path, given))
            self.page(urlsplit(self.path).path, given, posted=True)

        def page(self, path: str, given: dict[str, list[str]], *, posted: bool) -> None:
            status, body, context = scene.pages[path](given, posted)
            if status == 303:
                return self.answer(303, b"", "text/html", location=body)
            return self.answer(status, scene.draw(path, body, context).encode(), "text/html; charset=utf-8")

        def answer(self, status: int, content: bytes, kind: str, location: str = "") -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self'")
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
