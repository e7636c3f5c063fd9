"""The pages of a merge (P11): who may, what stands there, what is refused, and where old addresses lead."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.overviews.question import SELECTED
from relaas.parties.channels import add_channel
from relaas.parties.duplicates.deciding import not_a_double
from relaas.parties.editing import change_organization
from relaas.parties.merging.merge import merge
from relaas.parties.models import NotADouble, Party
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
BUDGET = 52  # queries of a plan, with those of session and user: one for each kind of row that may hang on a party


@pytest.fixture
def pair(organization: Make) -> tuple[Party, Party]:
    address = {"for_visit": True, "street": "Kade", "city": "Zwolle"}
    kept = organization("Bakkerij Jansen", code="B1", kvk="01234567", addresses=[address])
    return kept, organization("Jansen Bakkerij", code="B2", addresses=[address, {"for_post": True, "city": "Goes"}])


def plan_of(kept: Party, merged: Party) -> str:
    return f"/relaties/{kept.pk}/samenvoegen/{merged.pk}/"


def version_in(page: str) -> str:
    return page.split('name="version" value="')[1].split('"')[0]


def test_from_the_menu_to_the_plan(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    assert f"/relaties/{kept.pk}/samenvoegen/" in client.get(f"/relaties/{kept.pk}/").content.decode()
    found = client.get(f"/relaties/{kept.pk}/samenvoegen/", {"zoek": "jansen"}).content.decode()
    assert f"?organisatie={merged.pk}" in found
    assert f"?organisatie={kept.pk}" not in found
    answer = client.get(f"/relaties/{kept.pk}/samenvoegen/", {"organisatie": merged.pk})
    assert (answer.status_code, answer["Location"]) == (303, plan_of(kept, merged))


def test_the_plan_shows_both_and_what_goes_over(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    page = signed_in().get(plan_of(*pair)).content.decode()
    for shown in ("Bakkerij Jansen", "Jansen Bakkerij", "01234567", "Adressen <b>2</b>", "De ander heeft hier niets.",
                  plan_of(*reversed(pair))):  # fmt: skip
        assert shown in page, shown
    assert page.count('role="radiogroup"') == page.count('value="kept" checked') + page.count('value="merged" checked')


def test_sent_in_it_is_done_once_and_can_be_undone(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    given = {"version": version_in(client.get(plan_of(kept, merged)).content.decode()), "name": "merged"}
    for _time in range(2):
        answer = client.post(plan_of(kept, merged), given)
        assert (answer.status_code, answer["Location"]) == (303, f"/relaties/{kept.pk}/")
    page = client.get(f"/relaties/{kept.pk}/").content.decode()
    assert "<title>Jansen Bakkerij" in page
    undo = page.split('action="/relaas/')[1].split('"')[0]
    client.post(f"/relaas/{undo}", {"next": "/relaties/"})
    assert Party.objects.count() == 2


def test_old_addresses_lead_on(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    old, row = merged.pk, merged.addresses.get(city="Goes").pk
    merge(kept, merged, by=BY)
    for place in ("", "stamgegevens/", f"adressen/{row}/bewerken/", "?voor=x"):
        answer = client.get(f"/relaties/{old}/{place}")
        assert (answer.status_code, answer["Location"]) == (303, f"/relaties/{kept.pk}/{place}")
    assert client.post(f"/relaties/{old}/archiveren/").status_code == 404
    assert client.get("/relaties/999999/").status_code == 404


def test_the_one_that_is_gone_stands_nowhere(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    """No list, count, export or picker shows it; searching for it finds the other."""
    client, (kept, merged) = signed_in(), pair
    old = merged.pk
    merge(kept, merged, choices={"name": "kept"}, by=BY)
    for address in ("/relaties/", "/relaties/?archived=1", "/relaties/export/?format=csv", "/zoeken/?q=jansen",
                    "/zoeken/snel/?q=B2"):  # fmt: skip
        page = client.get(address).content.decode()
        assert f"/{old}/" not in page, address
        assert "Jansen Bakkerij" not in page, address
    assert "Bakkerij Jansen" in client.get("/zoeken/snel/?q=B2").content.decode()


def test_a_stale_plan_comes_back_with_what_stands_there_now(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    seen = version_in(client.get(plan_of(kept, merged)).content.decode())
    change_organization(merged, facts={"name": "Jansen Brood"}, by=BY)
    answer = client.post(plan_of(kept, merged), {"version": seen, "name": "merged"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sanne heeft een van de twee gewijzigd" in page
    assert "Jansen Brood" in page
    assert "gewijzigd</span>" in page
    assert 'name="name" value="merged" checked' in page
    assert client.post(plan_of(kept, merged), {"version": version_in(page), "name": "merged"}).status_code == 303
    assert Party.objects.get().name == "Jansen Brood"


@pytest.mark.parametrize("given", [{"name": "x" * 5000}, {"name": "🥖"}, {"version": "1-ff"}, {"version": "9" * 400}])
def test_what_is_no_answer_changes_nothing(given: dict[str, str], pair: tuple[Party, Party], signed_in: SignIn) -> None:
    assert signed_in().post(plan_of(*pair), {"version": "", **given}).status_code == 422
    assert Party.objects.count() == 2


def test_what_cannot_be_is_said_at_once(pair: tuple[Party, Party], person: Make, signed_in: SignIn) -> None:
    client, (kept, _merged) = signed_in(), pair
    page = client.get(plan_of(kept, person())).content.decode()
    assert "Een organisatie en een persoon kun je niet samenvoegen." in page
    assert 'name="version"' not in page
    assert "een en dezelfde" in client.get(plan_of(kept, kept)).content.decode()
    assert client.get(f"/relaties/{kept.pk}/samenvoegen/999999/").status_code == 404


@pytest.mark.parametrize(
    ("role", "answered"),
    [("administrator", 200), ("manager", 200), ("finance", 200), ("sales", 403), ("purchasing", 403), ("reader", 403)],
)
def test_who_may_merge(role: str, answered: int, pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client = signed_in(role)
    plan = client.get(plan_of(*pair))
    assert plan.status_code == answered
    assert ("/samenvoegen/" in client.get(f"/relaties/{pair[0].pk}/").content.decode()) == (answered == 200)
    version = version_in(plan.content.decode()) if answered == 200 else ""
    assert client.post(plan_of(*pair), {"version": version}).status_code == (303 if answered == 200 else 403)
    assert Party.objects.count() == (1 if answered == 200 else 2)


def test_who_sees_only_its_own_does_not_find_the_other(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    """U1: neither the plan nor the deed."""
    client = signed_in("manager", only_managed=True)
    assert client.get(plan_of(*pair)).status_code == 404
    assert client.post(plan_of(*pair), {"version": ""}).status_code == 404


def test_two_selected_rows_lead_to_the_plan(pair: tuple[Party, Party], organization: Make, signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    other = organization("Derde")
    answer = client.post("/relaties/actie/merge/", {SELECTED: [merged.pk, kept.pk]})
    assert (answer.status_code, answer["Location"]) == (303, plan_of(kept, merged))
    for selected in ([kept.pk], [kept.pk, merged.pk, other.pk], []):
        answer = client.post("/relaties/actie/merge/", {SELECTED: selected}, follow=True)
        assert "Selecteer er precies twee om samen te voegen." in answer.content.decode()
    assert signed_in("sales").post("/relaties/actie/merge/", {SELECTED: [1, 2]}).status_code == 403


def test_as_many_queries_whatever_hangs_on_them(pair: tuple[Party, Party], person: Make, signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(plan_of(kept, merged))
        counts.append(len(queries))
        for each in range(20 * (1 - number)):
            person(f"P{each}", "Bos", organization=merged)
            add_channel(merged, facts={"type": "email", "value": f"p{each}@relaas.example"}, by=BY)
    assert counts[0] == counts[1] <= BUDGET


def test_a_page_with_the_stories_of_many(organization: Make, signed_in: SignIn) -> None:
    """The page of one that ate ten costs no more than twelve queries, and one more than that of others."""
    kept = organization("Groot")
    for number in range(10):
        merge(kept, organization(f"Klein {number}"), by=BY)
    client = signed_in("administrator")
    client.get(f"/relaties/{kept.pk}/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/relaties/{kept.pk}/").content.decode()
    assert len(queries) <= 15
    assert page.count("Samengevoegd") == 10


def test_what_somebody_said_of_the_two_is_told_and_goes_with_them(pair: tuple[Party, Party], signed_in: SignIn) -> None:
    client, (kept, merged) = signed_in(), pair
    not_a_double(kept, merged, reason="Vader en zoon", by=BY)
    assert "dat dit er twee zijn: Vader en zoon" in client.get(plan_of(kept, merged)).content.decode()
    merge(kept, merged, by=BY)
    assert not NotADouble.objects.exists()
