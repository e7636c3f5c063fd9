"""What a contract's row keeps of itself and its relation, for lists and search."""

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.changing import change_contract
from relaas.contracts.keeping import differing_kept_columns, rebuild_kept_columns
from relaas.contracts.models import Contract
from relaas.contracts.registering import register_request
from relaas.contracts.tests.conftest import BY, Make
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.editing import change_organization
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract(bakery: Party, ours: Administration) -> Contract:
    return register_request(bakery, administration=ours, facts={"description": "Meel en granen"}, by=BY)


def words(contract: Contract) -> list[str]:
    contract.refresh_from_db()
    return contract.search_text.split()


def test_a_contract_is_found_by_what_it_says(contract: Contract) -> None:
    assert {"meel", "granen", "bakkerij"} <= set(words(contract))
    change_contract(contract, facts={"description": "Bloem", "external_reference": "PO 77"}, by=BY)
    assert {"bloem", "po", "77"} <= set(words(contract))
    assert "meel" not in words(contract)


def test_it_follows_the_name_of_its_relation(contract: Contract, bakery: Party) -> None:
    """And back, when that is undone."""
    change_organization(bakery, facts={"name": "Molen De Hoop"}, by=BY)
    assert "molen" in words(contract)
    assert contract.sort_relation.startswith("molen de hoop")
    undo(Transaction.objects.latest("pk"), by=BY)
    assert "bakkerij" in words(contract)
    assert contract.sort_relation.startswith("bakkerij")


def test_it_follows_its_relation_into_another(contract: Contract, bakery: Party, organization: Make) -> None:
    """P11: it stands by the name of the one that stays; after undoing, by its own again."""
    mill = organization("Molen De Hoop", is_customer=True)
    merge(mill, bakery, by=BY)
    assert "molen" in words(contract)
    assert contract.sort_relation == f"molen de hoop  {mill.pk}"
    undo(Transaction.objects.latest("pk"), by=BY)
    assert "bakkerij" in words(contract)
    assert differing_kept_columns() == []


def test_what_is_wrong_is_found_and_mended(contract: Contract) -> None:
    with writing(by=COMMAND_LINE, what="test"):
        Contract.objects.update(search_text="x", sort_relation="y")
    assert len(differing_kept_columns()) == 1
    rebuild_kept_columns()
    assert differing_kept_columns() == []
    assert "meel" in words(contract)
