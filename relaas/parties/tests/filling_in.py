"""Filling in a form as a browser does: what stands there is sent back with what was changed.

A response in a test knows more than its type says, hence `Any`.
"""

import re
from html import unescape
from typing import Any

from django.test import Client


def fields_of(answer: Any) -> dict[str, str]:
    """What the open form would send in as it stands: the values of its controls."""
    page = answer.content.decode()
    form = re.search(r'<form class="form.*?</form>', page, re.DOTALL)
    assert form, "no form is open"
    given: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form[0]):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if "name" in attributes and attributes.get("type") != "file":
            given[attributes["name"]] = unescape(attributes.get("value", "on" if " checked" in tag else ""))
    for name, inside in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(r'value="([^"]*)"', inside)
        given[name] = chosen[1] if chosen else ""
    for name, inside in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form[0], re.DOTALL):
        given[name] = unescape(inside).strip()
    return {name: value for name, value in given.items() if name != "csrfmiddlewaretoken"}


def fill_in(client: Client, address: str, **changes: Any) -> Any:
    """Open the form, change these fields, send it in."""
    opened = client.get(address)
    assert opened.status_code == 200
    return client.post(address, {**fields_of(opened), **changes})
