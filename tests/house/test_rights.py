"""U2: every address answers each role as its declared rights say, and what a right hides is nowhere."""

from typing import Any

import pytest
from django.test import Client

from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from relaas.parties.personal_details import change_personal_details
from relaas.parties.rights import READ_PERSONAL
from relaas.parties.tab_cards import CARDS
from tests.house.addresses import Page, patterns, sample
from tests.house.conftest import House
from tests.house.test_pages import PUBLIC, ROLES
from tests.house.trying import only_tried

pytestmark = pytest.mark.once

# Views for everybody who is signed in, or that ask by themselves; everything else declares its right by `needs`.
WITHOUT_A_RIGHT = {
    "home": "each card of the first page asks its own",
    "counts": "each entry of the rail asks its own",
    "search": "each source of what is found asks its own",
    "quick": "the same",
    "own": "one's own account",
    "edit_own_name": "the same",
    "jobs": "one's own jobs",
    "job": "the same",
    "job_file": "the same",
    "stop_job": "the same",
    "view": "one's own saved views, and shared ones of lists that one may read",
    "new_view": "the same",
    "default_view": "the same",
    "kept": "a kept document is read by whoever may read what it is about",
    "renew_view": "the same",
    "remove_view": "the same",
}
HOME_STREET, TYPED = "Verzwegenlaan", "verzwegenla"


def _views() -> list[tuple[str, Any]]:
    return [(route, pattern) for route, pattern in patterns() if pattern.name not in PUBLIC]


def test_every_view_declares_its_right_or_stands_here_with_a_reason() -> None:
    silent = {
        str(pattern.name)
        for _route, pattern in _views()
        if not hasattr(pattern.callback, "needed") and pattern.callback.__module__.startswith("relaas.")
    }
    assert silent == set(WITHOUT_A_RIGHT)


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_as_the_rights_of_a_role_say(house: House, role: str) -> None:
    """403 for whoever lacks a declared right, by reading and by sending, and for nobody else."""
    actor, client = house.users[role].actor, house.client(role)
    wrong = []
    for route, pattern in _views():
        needed: frozenset[str] = getattr(pattern.callback, "needed", frozenset())
        for method in ("get", "post") if needed else ():
            with only_tried():
                status = getattr(client, method)(sample(route)).status_code
            if (status == 403) == all(map(actor.may, needed)) and status != 405:
                wrong.append(f"{method} {sample(route)}: {status}, needs {sorted(needed)}")
    assert wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_a_card_without_its_right_is_not_there(house: House, role: str) -> None:
    """Of every card that a room hangs: whoever lacks its right finds neither the card nor a link to its form."""
    actor, client = house.users[role].actor, house.client(role)
    pages = [f"/relaties/{house.relations[0].pk}/", f"/personen/{_person(house).pk}/"]
    ids = {id for page in pages for tab in _tabs(client, page) for id in Page(_text(client, tab)).values("id")}
    for card in CARDS:
        assert actor.may(card.right) or card.name not in ids, card.name


@pytest.mark.parametrize("role", ROLES)
def test_what_a_right_hides_is_on_no_page(house: House, role: str) -> None:
    """P14 as the example: not in the page, the story, the history, the search, a list or an export."""
    person = _person(house)
    facts = {"street": HOME_STREET, "city": "Delft"}
    change_personal_details(person, facts=facts, by=COMMAND_LINE)
    client, page = house.client(role), f"/personen/{person.pk}/"
    addresses = [
        *_tabs(client, page), f"{page}geschiedenis/", f"/zoeken/?q={TYPED}", f"/zoeken/snel/?q={TYPED}",
        f"/personen/?q={TYPED}", "/personen/export.csv", f"{page}persoonsgegevens/bewerken/",
    ]  # fmt: skip
    found = [address for address in addresses if HOME_STREET in _text(client, address)]
    if house.users[role].actor.may(READ_PERSONAL):
        assert found, "the test looks where it would be seen"
    else:
        assert found == []


def _person(house: House) -> Party:
    return Party.objects.persons().filter(employments__organization=house.relations[0]).earliest("pk")


def _tabs(client: Client, page: str) -> list[str]:
    return [page, *sorted(link for link in Page(_text(client, page)).links() if link.startswith(page))]


def _text(client: Client, address: str) -> str:
    answer: Any = client.get(address, follow=True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode())
