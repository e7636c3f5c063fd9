"""P11, P3: what was merged away, or called otherwise before, is found by its old code, search code and name."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.parties.editing import change_organization
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.merging.merge import merge
from relaas.parties.models import FormerName, Party
from relaas.parties.searching import find_parties
from relaas.parties.tests.bringing_in import bring_in, party_of, what
from relaas.parties.tests.conftest import BY, Make

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


def test_an_old_code_name_and_search_code_find_the_one_that_stays(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    merge(kept, merged, by=BY)
    for typed in ("B2", "JANBAK", "Jansen Bakkerij"):
        assert [party.pk for party in find_parties(typed, BY)] == [kept.pk], typed


def test_a_row_with_an_old_code_updates_the_one_that_stays(pair: tuple[Party, Party]) -> None:
    """Import: an existing code means that relation, also one that was merged away. Its code stays what it is."""
    kept, merged = pair
    merge(kept, merged, by=BY)
    for given in ({"code": "B2", "name": "Heel anders", "phone": "010 2222222"}, {"code": "B1", "note": "Nieuw"}):
        outcomes = bring_in(given if "name" in given else {"name": "Bakkerij Jansen B.V.", **given})
        assert what(outcomes) == ["updated"]
        assert party_of(outcomes[0]) == kept
    kept.refresh_from_db()
    assert (Party.objects.count(), kept.code, kept.name) == (1, "B1", "Bakkerij Jansen B.V.")
    assert differing_kept_columns() == []


def test_a_row_with_an_old_code_of_somebody_who_is_not_seen(pair: tuple[Party, Party], user: MakeUser) -> None:
    """U2: it finds nobody, and the two are not one."""
    merge(*pair, by=BY)
    stranger = user("Limited", "parties.read", "parties.change", only_managed=True).actor
    outcomes = bring_in({"code": "B2", "name": "Bakkerij"}, by=stranger)
    assert what(outcomes) == ["created"]
    assert party_of(outcomes[0]).code not in {"B1", "B2"}


def test_a_changed_code_is_still_found(organization: Make) -> None:
    """Semantics of *Code*: changing it keeps the old one to find it by."""
    party = organization("Bakkerij", code="X1")
    change_organization(party, facts={"code": "X2"}, by=BY)
    assert [found.pk for found in find_parties("X1", BY)] == [party.pk]
    change_organization(party, facts={"code": "X1"}, by=BY)
    assert list(FormerName.objects.values_list("text", flat=True)) == ["X2"]
    other = organization("Slagerij", code="X2")
    change_organization(other, facts={"code": "X3"}, by=BY)
    assert list(FormerName.objects.values_list("party", "text")) == [(other.pk, "X2")]


def test_the_persons_choice_counts(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    merge(kept, merged, choices={"name": "merged", "code": "merged", "internal_note": "kept"}, by=BY)
    kept.refresh_from_db()
    assert (kept.name, kept.code, kept.internal_note) == ("Jansen Bakkerij", "B2", "Belt liever.")
    assert set(FormerName.objects.values_list("kind", "text")) >= {("code", "B1"), ("name", "Bakkerij Jansen B.V.")}
