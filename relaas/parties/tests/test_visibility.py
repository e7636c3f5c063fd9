"""U1, U2, P4: what an actor may see of parties and of who works where."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.kernel import subjects
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.subjects import Subject
from relaas.parties.archiving import archive
from relaas.parties.editing import change_person
from relaas.parties.employments import employ
from relaas.parties.models import Employment, Organization, Party, Person, Role
from relaas.parties.tests.conftest import BY, Make
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


def seen(actor: Actor) -> set[str]:
    return set(Party.objects.visible_to(actor).values_list("name", flat=True))


@pytest.fixture
def village(organization: Make, person: Make, user: MakeUser) -> dict[str, User]:
    """Sanne manages the bakery, where Ans works; Piet manages Kees, who works at the mill and is kept for him."""
    sanne, piet = user("Sanne", "parties.read", only_managed=True), user("Piet", "parties.read")
    bakery, mill = organization("Bakkerij", account_manager=sanne), organization("Molen")
    employ(person("Ans", "Bos"), bakery, by=BY)
    kees = person("Kees", "Mol", account_manager=piet)
    employ(kees, mill, by=BY)
    change_person(kees, facts={"only_for_account_manager": True}, by=BY)
    person("Los", "Zand")
    return {"sanne": sanne, "piet": piet}


def test_who_is_limited_sees_what_it_manages_and_who_works_there(village: dict[str, User]) -> None:
    assert seen(village["sanne"].actor) == {"Bakkerij", "Ans Bos"}


def test_a_hidden_person_is_seen_by_its_account_manager_and_who_holds_the_right(village: dict[str, User]) -> None:
    everything = {"Bakkerij", "Molen", "Ans Bos", "Kees Mol", "Los Zand"}
    reader = Actor("Lezer", user_id=99, rights=frozenset({"parties.read"}))
    above = Actor("Baas", user_id=98, rights=frozenset({"parties.read", "parties.read_hidden"}))
    assert seen(village["piet"].actor) == everything
    assert seen(reader) == everything - {"Kees Mol"}
    assert seen(above) == everything
    assert seen(COMMAND_LINE) == everything


def test_a_hidden_person_is_seen_by_the_account_manager_of_where_it_works(
    village: dict[str, User], organization: Make, user: MakeUser
) -> None:
    joris = user("Joris", "parties.read")
    employ(Party.objects.get(name="Kees Mol"), organization("Brug", account_manager=joris), by=BY)
    assert "Kees Mol" in seen(joris.actor)


def test_without_the_right_nothing_is_seen(village: dict[str, User]) -> None:
    assert seen(Actor("Niemand", user_id=97)) == set()


def test_an_employment_is_seen_with_both_its_ends(village: dict[str, User]) -> None:
    def working(actor: Actor) -> set[str]:
        return {each.person.name for each in Employment.objects.visible_to(actor)}

    reader = Actor("Lezer", user_id=99, rights=frozenset({"parties.read"}))
    assert working(reader) == {"Ans Bos"}
    assert working(village["sanne"].actor) == {"Ans Bos"}
    assert working(village["piet"].actor) == {"Ans Bos", "Kees Mol"}
    assert working(COMMAND_LINE) == {"Ans Bos", "Kees Mol"}


def test_the_same_holds_for_subjects(village: dict[str, User]) -> None:
    parties = {party.name: Subject("party", party.pk) for party in Party.objects.all()}
    assert subjects.visible(parties.values(), village["sanne"].actor) == {parties["Bakkerij"], parties["Ans Bos"]}
    assert subjects.labels([parties["Molen"]]) == {parties["Molen"]: "Molen"}
    assert subjects.url(parties["Molen"]) == f"/relaties/{parties['Molen'].id}/"


def test_questions_with_a_name(organization: Make, person: Make) -> None:
    """Each with rows on both sides of the border."""
    customer = organization("Klant", is_customer=True)
    outside = organization("Buiten", is_relation=False)
    old = organization("Oud", is_customer=True)
    jan = person()
    archive(old, by=BY)
    everything = Party.objects.order_by("id")
    assert list(everything.relations()) == [customer, old]
    assert list(everything.in_role(Role.CUSTOMER).not_archived()) == [customer]
    assert list(everything.in_role(Role.SUPPLIER)) == []
    assert list(everything.archived()) == [old]
    assert list(everything.organizations()) == [customer, outside, old]
    assert list(everything.persons()) == [jan]
    assert Organization.objects.count() == 3
    assert [each.pk for each in Person.objects.all()] == [jan.pk]


def test_a_story_does_not_name_who_is_hidden(village: dict[str, User]) -> None:
    """U2, P4: that Kees works there was told before he was hidden; from then on it is told to those who see him."""
    mill = subjects.subject_of(Party.objects.get(name="Molen"))
    reader = Actor("Lezer", user_id=99, rights=frozenset({"parties.read"}))

    def told(viewer: Actor) -> str:
        return " ".join(f"{each.title} {each.detail}" for each in story_of(mill, viewer).entries)

    assert "Kees Mol" in told(village["piet"].actor)
    assert "Kees Mol" not in told(reader)
    assert "Molen" in told(reader)
