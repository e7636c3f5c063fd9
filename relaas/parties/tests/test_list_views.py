"""Saved views: own and shared, opened with, changed, and what strangers cannot do with them."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts import saved_views
from relaas.accounts.models import DefaultView, SavedView, User
from relaas.kernel.refusals import Refused
from relaas.parties.rights import READ
from relaas.parties.tests.listing import raw

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
type MakeUser = Callable[..., User]
ASKED = "role=customer&kolommen=phone%2Ccity&sort=city"


def saved(client: Client, name: str = "Klanten per plaats", asked: str = ASKED, **more: str) -> SavedView:
    answer = client.post(f"/weergaven/nieuw/?lijst=relations&{asked}", {"name": name, **more})
    assert answer.status_code == 303, answer.content.decode()
    return SavedView.objects.latest("id")


def tabs(client: Client, address: str = "/relaties/?weergave=alles") -> list[str]:
    page = client.get(address, follow=True).content.decode()
    found = re.search(r'<nav class="tabs".*?</nav>', page, re.DOTALL)
    return re.findall(r"<a [^>]*>([^<]+)", found[0]) if found else []


def test_what_a_list_shows_is_saved_under_a_name(signed_in: SignIn) -> None:
    raw({"name": "Bakker", "is_customer": True})
    client = signed_in()
    page = client.get(f"/relaties/?{ASKED}").content.decode()
    link = re.search(r'href="(/weergaven/nieuw/\?[^"]+)"', page)
    assert link
    assert client.get(link[1].replace("&amp;", "&")).status_code == 200
    view = saved(client)
    assert view.asked == {"role": ["customer"], "sort": ["city"], "kolommen": ["phone,city"]}
    assert tabs(client) == ["Alle", "Klanten per plaats"]
    answer = client.get(f"/relaties/?{ASKED}&weergave={view.pk}").content.decode()
    assert '<th scope="col">Telefoon</th>' in answer
    assert "Bewaar als weergave" not in answer, "nothing was changed"
    changed = client.get(f"/relaties/?{ASKED}&role=supplier&weergave={view.pk}").content.decode()
    assert "Bewaar in Klanten per plaats" in changed
    assert "Bewaar als weergave" in changed


def test_a_view_is_renewed_renamed_and_removed(signed_in: SignIn) -> None:
    client = signed_in()
    view = saved(client)
    answer = client.post(f"/weergaven/{view.pk}/bijwerken/?role=supplier&nonsense=1&kolommen=password")
    view.refresh_from_db()
    assert view.asked == {"role": ["supplier"]}
    assert parse_qs(urlsplit(answer["Location"]).query) == {"role": ["supplier"], "weergave": [str(view.pk)]}
    assert client.post(f"/weergaven/{view.pk}/", {"name": ""}).status_code == 422
    assert client.post(f"/weergaven/{view.pk}/", {"name": "Leveranciers"}).status_code == 303
    assert tabs(client) == ["Alle", "Leveranciers"]
    assert client.post(f"/weergaven/{view.pk}/verwijderen/")["Location"] == "/relaties/?weergave=alles"
    assert tabs(client) == []


def test_a_list_opens_with_what_one_chose(signed_in: SignIn) -> None:
    client = signed_in()
    view = saved(client)
    client.post(f"/weergaven/{view.pk}/standaard/")
    answer = client.get("/relaties/")
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query)["weergave"] == [str(view.pk)]
    everything = client.get("/relaties/?weergave=alles")
    assert everything.status_code == 200
    links = re.findall(r'class="chip" href="(/relaties/[^"]*)"', everything.content.decode())
    assert links
    assert all("weergave=alles" in link for link in links)
    nothing = client.get("/relaties/?weergave=alles&role=customer").content.decode()
    assert 'href="/relaties/?weergave=alles"' in nothing
    client.post(f"/weergaven/{view.pk}/standaard/", {"off": "1"})
    assert client.get("/relaties/").status_code == 200
    assert not DefaultView.objects.exists()


def test_a_removed_view_opens_nothing(signed_in: SignIn) -> None:
    client = signed_in()
    view = saved(client)
    client.post(f"/weergaven/{view.pk}/standaard/")
    client.post(f"/weergaven/{view.pk}/verwijderen/")
    assert client.get("/relaties/").status_code == 200


def test_views_are_of_one_list(signed_in: SignIn) -> None:
    client = signed_in()
    saved(client)
    assert tabs(client, "/klanten/?weergave=alles") == []


def test_shared_views_are_there_for_all_and_own_ones_for_oneself(signed_in: SignIn) -> None:
    manager, sales = signed_in("manager"), signed_in("sales")
    own = saved(manager, "Van mij")
    shared = saved(manager, "Van ons", shared="on")
    theirs = saved(sales, "Van sales")
    assert tabs(manager) == ["Alle", "Van mij", "Van ons"]
    assert tabs(sales) == ["Alle", "Van sales", "Van ons"]
    assert "Deze weergave" in manager.get(f"/relaties/?weergave={own.pk}").content.decode()
    for view in (own, shared):
        for address in ("", "bijwerken/", "verwijderen/"):
            assert sales.post(f"/weergaven/{view.pk}/{address}", {"name": "x"}).status_code == 404
    assert sales.post(f"/weergaven/{own.pk}/standaard/").status_code == 404
    assert sales.post(f"/weergaven/{shared.pk}/standaard/").status_code == 303
    assert sales.get("/relaties/").status_code == 302
    assert manager.get("/relaties/").status_code == 200
    assert manager.post(f"/weergaven/{theirs.pk}/verwijderen/").status_code == 404, "not even who may share"
    assert SavedView.objects.count() == 3


def test_sharing_needs_the_right_to(signed_in: SignIn) -> None:
    """U1"""
    sales = signed_in("sales")
    assert "Voor iedereen" not in sales.get("/weergaven/nieuw/?lijst=relations&role=customer").content.decode()
    view = saved(sales, shared="on")
    assert not view.is_shared
    with pytest.raises(Refused) as refused:
        saved_views.change_view(view, name="Ons", shared=True, by=User.objects.get().actor)
    assert refused.value.code == "right"


def test_who_may_not_read_a_list_has_no_views_of_it(user: MakeUser, signed_in: SignIn) -> None:
    """U2: nor those that are shared."""
    saved(signed_in("manager"), "Van ons", shared="on")
    stranger = user("Zonder")
    client = Client()
    client.force_login(stranger)
    assert client.get("/weergaven/nieuw/?lijst=relations").status_code == 404
    shared = SavedView.objects.get()
    assert client.post(f"/weergaven/{shared.pk}/standaard/").status_code == 404
    assert list(saved_views.usable_by(stranger.actor)) == []
    assert list(saved_views.usable_by(user("Lezer", READ).actor)) == [shared]


def test_a_name_is_taken_once_and_views_are_not_without_end(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in()
    saved(client, "Van mij")
    again = client.post(f"/weergaven/nieuw/?lijst=relations&{ASKED}", {"name": " VAN  MÍJ "})
    assert again.status_code == 422
    assert "Er is al een weergave met deze naam." in again.content.decode()
    assert client.post("/weergaven/nieuw/?lijst=customers", {"name": "Van mij"}).status_code == 303
    monkeypatch.setattr(saved_views, "MOST", 1)
    assert client.post(f"/weergaven/nieuw/?lijst=relations&{ASKED}", {"name": "Nog een"}).status_code == 422


@pytest.mark.parametrize(
    "hostile", ["weergave=-1", "weergave=abc", "weergave=99999999999999999999999", "weergave=%00", "weergave=<script>"]
)
def test_strange_views_are_no_views(signed_in: SignIn, hostile: str) -> None:
    client = signed_in()
    saved(client)
    page = client.get(f"/relaties/?{hostile}")
    assert page.status_code == 200
    assert "<script>" not in page.content.decode()
    assert client.get("/weergaven/nieuw/?lijst=nonsense").status_code == 404
    assert client.get("/weergaven/nieuw/").status_code == 404
    assert client.get("/weergaven/999/").status_code == 404


def test_a_view_that_is_out_of_date_still_opens(signed_in: SignIn) -> None:
    client = signed_in()
    view = saved(client)
    SavedView.objects.update(asked={"role": ["king"], "kolommen": ["gone,city"], "sort": ["gone"], "x": ["y"]})
    client.post(f"/weergaven/{view.pk}/standaard/")
    assert client.get("/relaties/", follow=True).status_code == 200


def test_a_list_with_views_costs_one_query(signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    raw({"name": "Bakker"})
    client, counts = signed_in(), []
    client.get("/relaties/")
    for number in range(4):
        with CaptureQueriesContext(connection) as queries:
            client.get("/relaties/?weergave=alles")
        counts.append(len(queries))
        saved(client, f"Weergave {number}")
    monkeypatch.setattr("relaas.overviews.saved._shelf", [])
    with CaptureQueriesContext(connection) as queries:
        client.get("/relaties/?weergave=alles")
    assert set(counts) == {len(queries) + 1}


def _names(found: Any) -> list[str]:
    return [view.name for view in found]


def test_own_views_stand_before_those_of_others(signed_in: SignIn, user: MakeUser) -> None:
    saved(signed_in("manager"), "Alfa", shared="on")
    signed_in("sales")
    sales = User.objects.get(email="sales@relaas.example")
    saved_views.save_view("relations", name="Zeta", asked={}, by=sales.actor)
    assert _names(saved_views.shelf("relations", sales.actor)) == ["Zeta", "Alfa"]
