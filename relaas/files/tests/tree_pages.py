"""What the tests of the tab Online bestanden share: a tree made by its verbs, and its pages as a browser reads them."""

from html import unescape
from typing import Any

from django.test import Client

from relaas.files import folders
from relaas.files.models import Item
from relaas.files.tests.test_tree import add
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY

DEEDS = ("nieuwe-map", "hernoemen", "verplaatsen", "verwijderen", "portaal")


def tab_of(party: Party, **asked: object) -> str:
    return f"{page_of(party)}online-bestanden/" + "".join(f"?{name}={value}" for name, value in asked.items())


def deed_of(party: Party, deed: str) -> str:
    return f"/bestanden/bij/relatie/{party.pk}/{deed}/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode()).split("<main")[1]


def card_of(client: Client, party: Party, **asked: object) -> str:
    """The card alone, without the story beside it."""
    return text_of(client, tab_of(party, **asked)).split('id="files"')[1].split("</section>")[0]


def folder(party: Party, name: str, parent: Item | None = None) -> Item:
    return folders.make_folder(holder=subject_of(party), parent=parent, name=name, by=BY)


def file(party: Party, name: str, parent: Item | None = None) -> Item:
    return add(subject_of(party), name, folder=parent).all[0]


def seen_of(client: Client, party: Party, item: Item) -> str:
    """What the field of a name sends along."""
    return text_of(client, tab_of(party, hernoem=item.pk)).split('name="seen" value="')[1].split('"')[0]


def names(party: Party, parent: Item | None = None) -> list[str]:
    return [each.name for each in Item.objects.of(subject_of(party)).inside(parent).order_by("key")]


def said(answer: Any) -> str:
    """What the page says that one is sent on to."""
    assert answer.status_code == 303, answer.content
    return text_of(answer.client, answer.headers["Location"]) + unescape(
        answer.client.get(answer.headers["Location"]).content.decode()
    )
