"""How our templates are read: Jinja2, strict, escaped, translated, with the few names every template may use."""

from collections.abc import MutableMapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from relaas.web import formats
from relaas.web.addresses import address
from relaas.web.controls import control, control_kind, meanwhile_of
from relaas.web.finding import marked
from relaas.web.icons import icon, icon_of_row, symbols
from relaas.web.overriding import problem_with, right_labels
from relaas.web.toasts import transaction_of

FILTERS = {
    "day": formats.day,
    "short_day": formats.short_day,
    "long_day": formats.long_day,
    "weekday": formats.weekday,
    "day_of_week": formats.day_of_week,
    "near_day": formats.near_day,
    "moment": formats.moment,
    "time": formats.time,
    "ago": formats.ago,
    "number": formats.number,
    "percentage": formats.percentage,
    "money": formats.money,
    "unit_price": formats.unit_price,
    "quantity": formats.quantity,
    "file_size": formats.file_size,
    "initials": formats.initials,
}


def url(name: str, /, *args: Any, **kwargs: Any) -> str:
    """The address of a named page: `url("parties:relation", 12)`."""
    if len(args) == 1 and type(args[0]) is int and not kwargs:
        return address(name, args[0])
    return reverse(name, args=args or None, kwargs=kwargs or None)


def query(given: QueryDict, **changes: Any) -> str:
    """The query string of a page with these changes; a value that is empty or None leaves it out: `?role=customer`."""
    kept = {name: given.getlist(name) for name in given if name not in changes}
    added = {name: value if isinstance(value, list) else [value] for name, value in changes.items()}
    pairs = [(name, each) for name, values in {**kept, **added}.items() for each in values if each not in ("", None)]
    return f"?{urlencode(pairs)}" if pairs else "?"


@cache
def _said(message: str, _language: str | None) -> Markup:
    """The message in the active language, once: a page says some eighty of them."""
    return Markup(gettext(message))  # noqa: S704 - our own words


@cache
def _said_whole(message: str, language: str | None) -> Markup:
    return _said(message, language) % {}  # a message is always a format: %% is a percent sign


def translated(message: str, /, **variables: Any) -> Markup:
    """The message in the active language with these variables, escaped, in it; stands in for the extension's own."""
    language = get_language()
    return _said(message, language) % variables if variables else _said_whole(message, language)


def csrf(request: HttpRequest) -> str:
    """The hidden field against forgery: the same in every form of a page, for making one takes a while."""
    made: str | None = getattr(request, "csrf_field", None)
    if made is None:
        made = request.csrf_field = csrf_input(request)  # type: ignore[attr-defined] # ours
    return made


class HouseEnvironment(Environment):
    """One whose globals stand in a plain dictionary, that does not change once templates are read.

    Jinja2's chain of dictionaries is compared key by key in Python at each import, some forty times a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **d} if d else self.globals


FUNCTIONS = {
    **FILTERS,
    "control": control,
    "control_kind": control_kind,
    "csrf": csrf,
    "icon": icon,
    "icon_of_row": icon_of_row,
    "language": get_language,
    "marked": marked,
    "meanwhile_of": meanwhile_of,
    "problem_with_reason": problem_with,
    "query": query,
    "right_labels": right_labels,
    "static": static,
    "symbols": symbols,
    "today": formats.today,
    "undoable": transaction_of,
    "url": url,
}


def environment(**options: Any) -> Environment:
    """Make the environment for Django's Jinja2 backend (`OPTIONS["environment"]`).

    A name that does not exist is an error, never an empty string. The formats are filters and functions both. All
    templates are kept: a page asks for some sixty, and to forget the oldest Jinja2 would note each time which was used.
    """
    kept = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "cache_size": -1}
    made = HouseEnvironment(
        **{**options, **kept},
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.filters.update(FILTERS)
    made.globals.update(FUNCTIONS)
    made.globals.update(gettext=translated, _=translated)
    return made
