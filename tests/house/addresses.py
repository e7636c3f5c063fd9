"""Every address of the house, and every link of a page."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.urls import URLPattern, URLResolver, get_resolver

_PARAMETER = re.compile(r"<(?:(\w+):)?\w+>|\(\?P<\w+>[^)]*\)+")
SAMPLES = {
    "kind": "relaties",
    "place": "relaties",
    "contract_step": "offerte",
    "tab": "stamgegevens",
    "measure": "bestelstop",
    "str": "x",
    "slug": "x",
}


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """The route of each page, and what answers there."""
    return _below(get_resolver(), "")


def _below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern).removeprefix("^").removesuffix("$")
        if isinstance(entry, URLResolver):
            yield from _below(entry, route)
        else:
            yield route, entry


def sample(route: str) -> str:
    """An address of this route, its parameters filled with something of the right kind."""
    return "/" + _PARAMETER.sub(lambda found: SAMPLES.get(found[1] or "", "1"), route)


class Page(HTMLParser):
    """What a page consists of: tags, ids, links, and the text of its title and headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text: dict[str, str] = {"title": "", "h1": ""}
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self._inside:
            if tag in self.text:
                self.text[tag] += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _attributes in self.tags)

    def values(self, attribute: str) -> list[str]:
        """The value of this attribute wherever it stands."""
        return [attributes[attribute] for _tag, attributes in self.tags if attribute in attributes]

    def links(self) -> set[str]:
        """Addresses of ours that it leads to."""
        found = {attributes.get("href", "") for tag, attributes in self.tags if tag == "a"}
        return {link.split("#")[0] for link in found if link.startswith("/") and not link.startswith("/static/")}
