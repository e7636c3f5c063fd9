"""Every form that can be reached from some pages, and plausible ways to fill it in: a walk that knows no room."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

TYPED = ("text", "search", "email", "tel", "url", "number", "date", "textarea")
# What a field of such a name is filled in with when it is empty, the first that fits. A new room adds its own here.
FITTING = {
    r"postcode": "2611 GP", r"mail": "post@filled.example", r"phone|mobile|value$": "06 12345678",
    r"iban": "NL91ABNA0417164300", r"website|url|domain": "filled.example", r"location": r"\\server\relations",
    r"country": "NL", r"until|end": "31-12-2045", r"_on$|day|date|from|since": "1-2-2020",
    r"percentage|discount|days|position|amount|limit": "5", r"year": "2026",
}  # fmt: skip
FEW = 5  # choices of a list that are tried


@dataclass
class Control:
    """One control of a form: its value, and what else could be chosen."""

    name: str
    kind: str
    value: str = ""
    checked: bool = False
    several: bool = False
    choices: list[str] = field(default_factory=list)


@dataclass
class Form:
    """A form of a page that posts, or one that looks something up."""

    address: str
    method: str
    controls: list[Control] = field(default_factory=list)

    @property
    def shape(self) -> tuple[str, frozenset[str]]:
        """Forms of one shape are one form: the address without its numbers, and the names of what is sent."""
        parts = urlsplit(self.address)
        names = frozenset((*parse_qs(parts.query), *(each.name for each in self.controls)))
        return re.sub(r"\d+", "0", parts.path), names

    @property
    def as_it_stands(self) -> dict[str, Any]:
        """What a browser would send in; where several files may go along, none."""
        sent: dict[str, Any] = {}
        for each in self.controls:
            if each.kind in ("checkbox", "radio"):
                if each.checked:
                    sent.setdefault(each.name, []).append(each.value or "on")
            elif each.kind == "file":
                sent.setdefault(each.name, []).extend([] if each.several else [picture()])
            else:
                sent.setdefault(each.name, []).append(each.value)
        return sent

    def look_up(self, typed: str) -> str:
        """The address that a form which looks something up leads to."""
        return f"{urlsplit(self.address).path}?{urlencode({each.name: each.value or typed for each in self.controls})}"

    def ways(self) -> Iterator[dict[str, Any]]:
        """Ways to fill it in: as it stands, with what is empty filled, then one thing at a time otherwise."""
        yield self.as_it_stands
        filled = self.as_it_stands
        for each in self.controls:
            if not each.value and each.kind in TYPED:
                filled[each.name] = [_fitting(each.name)]
            elif each.kind == "file":
                filled[each.name] = [picture()]
            elif each.kind == "select" and not each.value and each.choices:
                filled[each.name] = [next(filter(None, each.choices), "")]
        yield filled
        for each in self.controls:
            for base in (self.as_it_stands, filled):
                for other in _otherwise(each, base):
                    yield {**base, each.name: other}


_shades = count()


def picture() -> SimpleUploadedFile:
    """A small image, another one each time."""
    content = BytesIO()
    Image.new("RGB", (8, 8), (next(_shades) % 256, 0, 99)).save(content, "PNG")
    return SimpleUploadedFile("picture.png", content.getvalue(), "image/png")


def _fitting(name: str) -> str:
    return next((value for pattern, value in FITTING.items() if re.search(pattern, name)), "Filled in")


def _otherwise(control: Control, sent: Mapping[str, Any]) -> Iterator[list[str]]:
    if control.kind in ("checkbox", "radio"):
        now = [each for each in sent.get(control.name, []) if each != (control.value or "on")]
        yield now if control.checked else [*now, control.value or "on"]
    elif control.kind == "select":
        yield from ([choice] for choice in control.choices[:FEW] if choice != control.value)
    elif control.kind in TYPED and control.name != "once":
        yield [f"{control.value} x".strip()]
        yield [_fitting(control.name)]


class _Forms(HTMLParser):
    """Takes the forms of a page apart."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self._inside: Form | None = None
        self._select: Control | None = None
        self._area: Control | None = None
        self._in_template = False  # what a script makes copies of is no part of a form

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_template = self._in_template or tag == "template"
        if self._in_template:
            return
        if tag == "form":
            address = urljoin(self.address, given.get("action", "")) if given.get("action") else self.address
            self._inside = Form(address, given.get("method", "get").lower())
            self.forms.append(self._inside)
        elif tag == "button" and given.get("formaction"):
            self.forms.append(Form(urljoin(self.address, given["formaction"]), "post"))
        elif self._inside is not None:
            self._control(self._inside, tag, given)

    def _control(self, form: Form, tag: str, given: Mapping[str, str]) -> None:
        name = given.get("name", "")
        if tag == "option" and self._select is not None:
            self._select.choices.append(given.get("value", ""))
            if "selected" in given:
                self._select.value = given.get("value", "")
        elif name and name != "csrfmiddlewaretoken" and tag in ("input", "select", "textarea", "button"):
            kind = given.get("type", "text") if tag == "input" else tag
            control = Control(name, "hidden" if kind == "button" else kind, given.get("value", ""), "checked" in given)
            control.several = "multiple" in given
            form.controls.append(control)
            self._select = control if tag == "select" else self._select
            self._area = control if tag == "textarea" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._in_template = False
        elif tag == "form":
            self._inside = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data.removeprefix("\n")


def forms_of(address: str, html: str) -> list[Form]:
    """The forms of this page, and the buttons that post elsewhere."""
    parser = _Forms(address)
    parser.feed(html)
    return parser.forms


def reachable(client: Client, starts: list[str], *, within: tuple[str, ...], looked_up: str) -> list[Form]:
    """Every form that posts, once for each shape, on the pages below `within` that links and look-ups lead to."""
    waiting, seen = list(starts), {_shape(start) for start in starts}
    forms: dict[Any, Form] = {}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        address = answer.request["PATH_INFO"] + (f"?{query}" if (query := answer.request["QUERY_STRING"]) else "")
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        here = [form for form in forms_of(address, html) if form.address.startswith(within)]
        for form in here:
            if form.method == "post":
                forms.setdefault(form.shape, form)
        links = [unescape(link) for link in re.findall(r'<a\b[^>]*\bhref="([^"#]+)"', html)]
        links += [form.look_up(looked_up) for form in here if form.method == "get"]
        for link in (urljoin(address, each) for each in links):
            if link.startswith(within) and _shape(link) not in seen:
                seen.add(_shape(link))
                waiting.append(link)
    return list(forms.values())


def _shape(address: str) -> str:
    """The same page of another record is the same page."""
    parts = urlsplit(address)
    return f"{re.sub(r'\d+', '0', parts.path)}?{sorted(parse_qs(parts.query))}"
