"""P11: bank accounts, mandates, master data and local files of two parties that become one."""

from collections.abc import Callable
from datetime import date

import pytest

from relaas.accounts.models import User
from relaas.kernel.refusals import Refused
from relaas.parties.banking.accounts import add_bank_account, change_bank_account
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.banking.mandates import add_mandate
from relaas.parties.local_files import add_local_file
from relaas.parties.master_data.rows import add_master_data
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.merging.asking import Side
from relaas.parties.merging.merge import merge
from relaas.parties.merging.plan import plan
from relaas.parties.models import BankAccount, LocalFile, Mandate, MasterData, MasterDataType, Party
from relaas.parties.tests.conftest import ABN, BY, ING, RABO, Make
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type Confirmed = Callable[[Party, str], BankAccount]


@pytest.fixture
def pair(organization: Make) -> tuple[Party, Party]:
    return organization("Jansen Bakkerij"), organization("Jansen Bakkerij B.V.")


@pytest.fixture
def confirmed(sanne: User, ilse: User) -> Confirmed:
    """Enters an account, and a second user confirms it."""

    def make(party: Party, iban: str) -> BankAccount:
        made = add_bank_account(party, facts={"iban": iban}, by=sanne.actor)
        confirm_iban(made, by=ilse.actor)
        return BankAccount.objects.get(pk=made.pk)

    return make


def state() -> list[object]:
    models = (BankAccount, Mandate, MasterData, LocalFile)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_same_iban_stands_once_and_its_mandates_go_along(pair: tuple[Party, Party], confirmed: Confirmed) -> None:
    """P9: with one default; undone, both are as they were."""
    kept, merged = pair
    mine, theirs, other = confirmed(kept, ABN), confirmed(merged, ABN), confirmed(merged, RABO)
    mandate = add_mandate(theirs, facts={"reference": "M-1", "signed_on": date(2024, 2, 1)}, by=BY)
    before = state()
    merge(kept, merged, by=BY)
    mandate.refresh_from_db()
    assert (mandate.party_id, mandate.account_id) == (kept.pk, mine.pk)
    accounts = BankAccount.objects.filter(party=kept)
    assert {account.pk: account.is_default for account in accounts} == {mine.pk: True, other.pk: False}
    undo(Transaction.objects.latest("pk"), by=BY)
    assert state() == before


def test_a_merge_confirms_nothing(pair: tuple[Party, Party], confirmed: Confirmed, sanne: User) -> None:
    """P9: what waits at one and counts at the other stands once, as it counts; what waits only goes on waiting."""
    kept, merged = pair
    confirmed(merged, ABN)
    add_bank_account(kept, facts={"iban": ABN}, by=sanne.actor)
    add_bank_account(merged, facts={"iban": ING}, by=sanne.actor)
    merge(kept, merged, by=BY)
    numbers = BankAccount.objects.filter(party=kept).values_list("iban", "waiting_iban", "is_default")
    assert sorted(numbers) == [("", ING, False), (ABN, "", True)]


def test_what_waits_at_an_account_of_both_goes_on_waiting(
    pair: tuple[Party, Party], confirmed: Confirmed, sanne: User
) -> None:
    """P9: with who entered it; where both have one that waits, that of the one that stays."""
    kept, merged = pair
    confirmed(kept, ABN)
    change_bank_account(confirmed(merged, ABN), facts={"iban": ING}, by=sanne.actor)
    merge(kept, merged, by=BY)
    account = BankAccount.objects.get(party=kept)
    assert (account.iban, account.waiting_iban, account.waiting_by_name) == (ABN, ING, sanne.name)


def test_both_have_what_can_be_there_once(pair: tuple[Party, Party]) -> None:
    """The bad input of P11: asked, and refused without an answer."""
    kept, merged = pair
    single = add_master_data_type(facts={"name": "Debiteurnummer"}, by=BY)
    several = add_master_data_type(facts={"name": "Kenteken", "several": True}, by=BY)
    _give(kept, (single, "D1"), (several, "AB-1"))
    _give(merged, (single, "D2"), (several, "AB-1"), (several, "AB-2"))
    (question,) = [each for each in plan(kept, merged, by=BY).questions if each.label == "Debiteurnummer"]
    assert (question.kept, question.merged, question.must) == ("D1", "D2", True)
    with pytest.raises(Refused):
        merge(kept, merged, by=BY)
    before = state()
    merge(kept, merged, choices={question.name: Side.MERGED}, by=BY)
    rows = MasterData.objects.filter(party=kept).values_list("value", "is_default")
    assert sorted(rows) == [("AB-1", True), ("AB-2", False), ("D2", True)]
    undo(Transaction.objects.latest("pk"), by=BY)
    assert state() == before


def _give(party: Party, *values: tuple[MasterDataType, str]) -> None:
    for type, value in values:
        add_master_data(party, type, facts={"value": value}, by=BY)


def test_the_same_place_stands_once(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    for party, label in ((kept, "Map"), (merged, "Projectmap")):
        add_local_file(party, facts={"label": label, "location": "https://a.example/"}, by=BY)
    merge(kept, merged, by=BY)
    assert list(LocalFile.objects.values_list("party_id", "label")) == [(kept.pk, "Map")]
