"""T4: an organization may belong to another, never in a circle."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from relaas.kernel.refusals import Refused
from relaas.parties.branching import set_branch_of
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, Make, told


@pytest.mark.django_db
def test_a_branch_belongs_to_one_organization_and_both_stories_say_so(organization: Make) -> None:
    head, branch, other = organization("Hoofd"), organization("Filiaal"), organization("Ander")
    set_branch_of(branch, parent=head, by=BY)
    assert list(head.branches.all()) == [branch]
    assert told(head)[0] == told(branch)[0] == ("Vestiging gemaakt", "Filiaal van Hoofd")
    set_branch_of(branch, parent=other, by=BY)
    assert told(head)[0] == ("Geen vestiging meer", "Filiaal van Hoofd")
    set_branch_of(branch, parent=None, by=BY)
    assert Party.objects.get(pk=branch.pk).branch_of is None


@pytest.mark.django_db
def test_a_circle_is_refused_with_its_names(organization: Make) -> None:
    one, two, three = (organization(name) for name in ("Een", "Twee", "Drie"))
    set_branch_of(two, parent=one, by=BY)
    set_branch_of(three, parent=two, by=BY)
    for parent, chain in ((three, "Een → Drie → Twee → Een"), (one, "Een → Een")):
        with pytest.raises(Refused) as refused:
            set_branch_of(one, parent=parent, by=BY)
        assert [(each.code, each.field) for each in refused.value.problems] == [("branch_circle", "parent")]
        assert chain in refused.value.message


@pytest.mark.django_db
def test_persons_are_no_branches_and_have_none(organization: Make, person: Make) -> None:
    for party, parent in ((person(), organization()), (organization(), person())):
        with pytest.raises(Refused) as refused:
            set_branch_of(party, parent=parent, by=BY)
        assert refused.value.code == "kind"


@pytest.mark.django_db(transaction=True)
def test_three_at_once_close_no_circle(organization: Make) -> None:
    """Each makes one link of it; at least one is refused, and no circle stands there afterwards."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its tests a database in memory that threads cannot share")
    ring = [organization(f"Nummer {number}") for number in range(3)]

    def link(number: int) -> bool:
        try:
            set_branch_of(Party.objects.get(pk=ring[number].pk), parent=ring[(number + 1) % 3], by=BY)
        except (Refused, OperationalError):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(3) as workers:
        done = list(workers.map(link, range(3)))
    assert done.count(True) == Party.objects.exclude(branch_of=None).count() < 3
