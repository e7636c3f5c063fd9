"""Search field, search page and palette find files and folders by their names, as far as the viewer may see (U2)."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.files.lists.found import find
from relaas.files.tests.listing import BY, file, folder
from relaas.kernel.actors import Actor
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db


def found(typed: str, by: Actor = BY, most: int = 6) -> list[str]:
    return [each.label for group in find(typed, by, most) for each in group.found]


def test_by_any_part_of_the_name(bakery: Party) -> None:
    inside = folder(bakery, "Offertes 2026")
    quote = file(bakery, "Offerte Été.pdf", inside)
    assert found("offert") == ["Offerte Été.pdf", "Offertes 2026"]
    assert found("ETE ferte") == ["Offerte Été.pdf"]
    assert found("ferte", most=1) == ["Offerte Été.pdf"]
    assert found("of") == found("") == found("\0") == found("zeppelin") == []
    (group,) = find("offerte", BY, 6)
    file_found, folder_found = group.found
    assert file_found.url == f"/bestanden/{quote.pk}/voorbeeld/"
    assert file_found.second == f"{bakery.name} · 01-06-2026"
    assert f"map={inside.pk}" in folder_found.url
    assert group.more_url == "/bestanden/?q=offerte"


def test_what_one_may_not_see_is_not_found(bakery: Party, user: Callable[..., User]) -> None:
    file(bakery, "Offerte.pdf")
    limited = user("Piet", "files.read", "parties.read", only_managed=True)
    assert found("offerte", user("Kim", "files.read", "parties.read").actor) == ["Offerte.pdf"]
    assert found("offerte", limited.actor) == found("offerte", user("Jan", "parties.read").actor) == []
