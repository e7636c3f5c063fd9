"""The pages of a relation and of a person: what stands there, for whom, at what cost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.addresses import add_address
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel
from relaas.parties.editing import judge_credit
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
BUDGET = 12  # of a page: session, user, `terms` (the header), `contracts` (figures and tabs), the cards, the story


@pytest.fixture
def bakery(organization: Make) -> Party:
    return organization(
        kvk="05012345",
        vat_number="NL004495445B01",
        is_customer=True,
        internal_note="Belt liever dan mailt.",
        addresses=[{"for_visit": True, "street": "Ambachtsweg", "house_number": "12", "city": "Zwolle"}],
        channels=[{"type": "phone", "value": "0384215560", "remark": "receptie"}],
        person={"first_name": "Fatima", "last_name": "el Idrissi", "salutation": "ms"},
        employment={"function": "Inkoop", "work_phone": "0612345678"},
    )


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_relation_shows_all_of_t1(bakery: Party, signed_in: SignIn) -> None:
    """T1: identity, channels, persons, addresses, image; what passes a check says so, a KvK number cannot."""
    page = text_of(signed_in(), page_of(bakery))
    for shown in ("05012345", "NL004495445B01", "Klant", "Belt liever dan mailt.", "Ambachtsweg 12", "038 421 5560",
                  "receptie", "Mevr. F. el Idrissi", "Inkoop", "06 12345678", "In dienst", "Het relaas",
                  "Organisatie toegevoegd"):  # fmt: skip
        assert shown in page, shown
    assert page.count("klopt") == 1
    assert 'href="tel:+31384215560"' in page


def test_the_page_of_a_person_shows_where_it_works(bakery: Party, signed_in: SignIn) -> None:
    person = bakery.staff.get().person
    page = text_of(signed_in(), page_of(person))
    assert "Fatima el Idrissi" in page
    assert bakery.name in page
    assert "Bij welke bedrijven" in page


def test_every_page_has_one_heading_and_a_title(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in("administrator")
    person = bakery.staff.get().person
    for address in (page_of(bakery), page_of(person), *_forms_of(bakery), *_forms_of(person), "/relaties/nieuw/",
                    "/personen/nieuw/", f"/personen/nieuw/?organisatie={bakery.pk}", "/beheer/statussen/",
                    "/beheer/statussen/nieuw/"):  # fmt: skip
        page = text_of(client, address)
        assert page.count("<h1") == 1, address
        assert "<title> ·" not in page, address
        assert 'style="' not in page, address


def _forms_of(party: Party) -> list[str]:
    here = page_of(party)
    rows = {
        "adressen": party.addresses.first(), "bereikbaar": party.channels.first(),
        "dienstverbanden": (party.staff if party.is_organization else party.employments).first(),
    }  # fmt: skip
    own = ["organisatie/bewerken/", "hoofdvestiging/"] if party.is_organization else ["persoon/bewerken/", "gebruiker/"]
    return [
        *(f"{here}{part}/nieuw/" for part in (*rows, "accountmanagers")),
        *(f"{here}{part}/{row.pk}/bewerken/" for part, row in rows.items() if row),
        *(here + page for page in (*own, "afbeelding/bewerken/", "kredietwaardig/", "verwijderen/")),
    ]


def test_a_reader_sees_everything_and_changes_nothing(bakery: Party, signed_in: SignIn) -> None:
    """U2: without the right there is no button, and its page says which right is missing."""
    client = signed_in("reader")
    page = text_of(client, page_of(bakery))
    assert "Bewerk" not in page
    assert "Voeg toe" not in page
    assert "Archiveer" not in page
    for address in _forms_of(bakery):
        assert client.get(address).status_code == 403, address
    assert client.post(f"{page_of(bakery)}archiveren/").status_code == 403
    assert Party.objects.get(pk=bakery.pk).archived_at is None


@pytest.mark.parametrize("role", ["administrator", "manager", "finance", "sales", "purchasing"])
def test_each_role_finds_only_what_it_may_do(role: str, bakery: Party, signed_in: SignIn) -> None:
    client = signed_in(role)
    page = text_of(client, page_of(bakery)).split("<main")[1]
    for address in _forms_of(bakery):
        may = client.get(address).status_code == 200
        if address.endswith(("verwijderen/", "kredietwaardig/", "hoofdvestiging/")):
            assert (f'href="{address}"' in page) == may, address


def test_what_may_not_be_seen_does_not_exist(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """U1, U2: an unknown and a forbidden id answer alike, on the page and on everything below it."""
    client = signed_in("sales", only_managed=True)
    for address in (page_of(bakery), *_forms_of(bakery), "/relaties/999999999999999999999/", "/personen/424242/"):
        assert client.get(address).status_code in {404, 403}, address
    assert client.get(page_of(bakery)).status_code == 404
    assert client.post(f"{page_of(bakery)}archiveren/").status_code == 404
    assign_account_manager(bakery, user=User.objects.get(email="sales@relaas.example"), by=BY)
    assert "05012345" in text_of(client, page_of(bakery))


def test_a_hidden_person_is_left_out_of_its_organization(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """P4: kept for its account manager, so nobody else sees its name, also not in the story."""
    client = signed_in("sales")
    sanne = User.objects.get(email="sales@relaas.example")
    hidden = person("Vera", "Verborgen", organization=bakery, only_for_account_manager=True, account_manager=sanne)
    assert "Verborgen" in text_of(client, page_of(bakery))
    reader = signed_in("reader")
    assert "Verborgen" not in text_of(reader, page_of(bakery))
    assert reader.get(page_of(hidden)).status_code == 404


def test_the_address_of_a_person_among_relations_leads_on(bakery: Party, signed_in: SignIn) -> None:
    person = bakery.staff.get().person
    answer = signed_in().get(f"/relaties/{person.pk}/")
    assert (answer.status_code, answer["Location"]) == (303, f"/personen/{person.pk}/")


def test_markup_in_a_name_stays_text(organization: Make, signed_in: SignIn) -> None:
    """Escaped everywhere: heading, title, story, callout, and a website that is no web address has no link."""
    party = organization("<script>alert(1)</script> & Zn", internal_note="<b>vet</b>")
    add_channel(party, facts={"type": "social", "value": "javascript:alert(1)"}, by=BY)
    page = text_of(signed_in(), page_of(party))
    assert "<script>alert" not in page
    assert "<b>vet" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn" in page
    assert 'href="javascript:' not in page


def test_an_archived_relation_can_be_taken_back(bakery: Party, signed_in: SignIn) -> None:
    """P10: it says so, offers nothing to edit, and comes back with one click."""
    archive(bakery, by=BY)
    client = signed_in()
    page = text_of(client, page_of(bakery))
    assert "Gearchiveerd" in page
    assert "Bewerk" not in page.split("<main")[1]
    client.post(f"{page_of(bakery)}terughalen/")
    assert not Party.objects.get(pk=bakery.pk).is_archived


def test_the_head_office_and_the_branches_are_facts(organization: Make, signed_in: SignIn) -> None:
    head, branch = organization("Hoofdkantoor"), organization("Filiaal Kampen")
    set_branch_of(branch, parent=head, by=BY)
    client = signed_in()
    assert f'href="{page_of(branch)}"' in text_of(client, page_of(head))
    assert f'href="{page_of(head)}"' in text_of(client, page_of(branch))


def test_not_creditworthy_is_shown_with_its_reason(bakery: Party, signed_in: SignIn) -> None:
    """T2c."""
    judge_credit(bakery, creditworthy=False, reason="Surseance aangevraagd", by=BY)
    page = text_of(signed_in(), page_of(bakery))
    assert "Niet kredietwaardig" in page
    assert "Surseance aangevraagd" in page


def test_who_left_stays_visible_and_grey(bakery: Party, person: Make, signed_in: SignIn) -> None:
    """P6."""
    left = clock.today() - timedelta(days=1)
    person("Anneke", "Postma", organization=bakery, employment={"until_day": left})
    page = text_of(signed_in(), page_of(bakery))
    assert "Uit dienst" in page
    assert '<tr class="gone">' in page


@pytest.mark.parametrize("role", ["administrator", "sales"])
def test_a_page_costs_the_same_with_three_rows_and_with_thirty(
    role: str, bakery: Party, person: Make, signed_in: SignIn
) -> None:
    client = signed_in(role)
    few = _queries(client, page_of(bakery))
    for number in range(30):
        add_address(bakery, facts={"for_delivery": True, "street": f"Straat {number}", "city": "Zwolle"}, by=BY)
        add_channel(bakery, facts={"type": "email", "value": f"x{number}@relaas.example"}, by=BY)
        person(f"P{number}", "Jansen", organization=bakery)
    many = _queries(client, page_of(bakery))
    assert few == many <= BUDGET
    assert _queries(client, page_of(bakery.staff.first().person)) <= BUDGET  # type: ignore[union-attr]  # there are 31


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_story_goes_back_in_stretches(bakery: Party, signed_in: SignIn) -> None:
    """Older entries have an address of their own, and the newest are one click away."""
    for number in range(25):
        add_channel(bakery, facts={"type": "email", "value": f"x{number}@relaas.example"}, by=BY)
    client = signed_in()
    page = text_of(client, page_of(bakery))
    older = page.split("?voor=")[1].split('"')[0]
    assert "Organisatie toegevoegd" not in page
    assert "Organisatie toegevoegd" in text_of(client, f"{page_of(bakery)}?voor={older}")
    assert text_of(client, f"{page_of(bakery)}?voor=onzin~")


def test_who_reads_english_reads_english(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in(language="en")
    page = text_of(client, page_of(bakery))
    for shown in ("Reached through", "Customer", "In service", "Organization added", "Edit"):
        assert shown in page, shown
    assert "Bereikbaar" not in page
    assert "holds" in page


def test_who_is_limited_to_its_own_is_looked_up_on_this_page_alone(bakery: Party, signed_in: SignIn) -> None:
    """U1: the page looked up all relations of its account manager, six times over."""
    client = signed_in("sales", only_managed=True)
    assign_account_manager(bakery, user=User.objects.get(email="sales@relaas.example"), by=BY)
    with CaptureQueriesContext(connection) as captured:
        assert "Fatima el Idrissi" in client.get(page_of(bakery)).content.decode()
    asked = [each["sql"] for each in captured]
    assert any("parties_accountmanager m" in each for each in asked)
    assert not [each for each in asked if "UNION" in each and '"parties_accountmanager"' in each]
    assert client.get(page_of(bakery.staff.get().person)).status_code == 200
