"""C11: an override stands in the story, in the transaction of what it let through."""

from collections.abc import Callable, Collection, Iterable

import pytest

from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Rule, Ruling, overriding, require
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.addresses import add_address
from relaas.parties.employments import employ
from relaas.parties.models import Address, Employment, Party
from relaas.parties.rights import CHECK
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Entry, Transaction

pytestmark = pytest.mark.django_db
DELFT = {"for_visit": True, "city": "Delft"}


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Callable[[Party], None]:
    """Have a rule speak against changing this party, which who may check may pass."""

    def set_stop(party: Party) -> None:
        subject = subject_of(party)

        def judge(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
            if subject in touched:
                yield Ruling("stop", f"{party.name} is stopped.", subject=subject, override=CHECK)

        monkeypatch.setitem(policy.RULES._items, "stop", Rule("stop", frozenset({Act.CHANGE}), judge))

    return set_stop


def test_an_override_stands_in_the_story_of_whom_it_is_about(organization: Make, stop: Callable[[Party], None]) -> None:
    bakery = organization("Bakkerij")
    stop(bakery)
    with overriding("They have moved"):
        add_address(bakery, facts=DELFT, by=BY)
    assert ("Toch toegestaan: wijzigen", "Bakkerij is stopped. Reden: They have moved") in told(bakery)
    newest = Transaction.objects.latest("id")
    assert set(Entry.objects.filter(transaction=newest).values_list("key", flat=True)) == {
        "story.overridden",
        "parties.address_added",
    }


def test_of_several_it_stands_in_the_story_of_the_one_that_was_stopped(
    organization: Make, person: Make, stop: Callable[[Party], None]
) -> None:
    bakery, jan = organization("Bakkerij"), person()
    stop(bakery)
    with overriding("A new baker"):
        employ(jan, bakery, by=BY)
    assert Entry.objects.filter(key="story.overridden").count() == 1
    assert told(bakery)[0][0] == "Toch toegestaan: wijzigen" or told(bakery)[1][0] == "Toch toegestaan: wijzigen"
    assert not [title for title, _detail in told(jan) if title.startswith("Toch")]
    assert Employment.objects.exists()


def test_what_fails_afterwards_leaves_no_override(organization: Make, stop: Callable[[Party], None]) -> None:
    bakery = organization("Bakkerij")
    stop(bakery)
    with pytest.raises(Refused) as refused, overriding("They have moved"):
        add_address(bakery, facts={**DELFT, "postcode": "no"}, by=BY)
    assert refused.value.code != "policy"
    assert not Address.objects.exists()
    assert not Entry.objects.filter(key="story.overridden").exists()


def test_outside_a_verb_nothing_is_passed(organization: Make, stop: Callable[[Party], None]) -> None:
    """An override without its entry in the story cannot be."""
    bakery = organization("Bakkerij")
    stop(bakery)
    with pytest.raises(RuntimeError), overriding("They have moved"):
        require(Act.CHANGE, {subject_of(bakery)}, BY)


def test_without_the_right_a_reason_changes_nothing(organization: Make, stop: Callable[[Party], None]) -> None:
    bakery = organization("Bakkerij")
    stop(bakery)
    writer = Actor("Piet", 1, rights=frozenset({"parties.read", "parties.change"}))
    with pytest.raises(Refused) as refused, overriding("They have moved"):
        add_address(bakery, facts=DELFT, by=writer)
    assert refused.value.code == "policy"
    assert not Address.objects.exists()
