"""P9, T2: bank accounts and master data out of a file; an IBAN that comes in waits for a second user too."""

from collections.abc import Callable

import pytest

from relaas.accounts.models import User
from relaas.imports.guessing.known import Known
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.importing.importer import RELATIONS
from relaas.parties.importing.targets.data import master_data_key
from relaas.parties.master_data.types import add_master_data_type
from relaas.parties.models import BankAccount, MasterData, MasterDataType, Party, PersonalMasterData
from relaas.parties.tests.bringing_in import bring_in, bring_in_persons, codes, party_of, what
from relaas.parties.tests.conftest import ABN, BANK_RIGHTS, BY, RABO, told

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


@pytest.fixture
def plates(db: None) -> MasterDataType:
    return add_master_data_type(facts={"name": "Kenteken", "several": True}, by=BY)


@pytest.fixture
def fleet(db: None) -> MasterDataType:
    return add_master_data_type(facts={"name": "Vloot", "kind": "number"}, by=BY)


def test_an_imported_iban_waits(sanne: User, ilse: User) -> None:
    """P9: of a new relation; who brought it in cannot confirm it."""
    (outcome,) = bring_in({"name": "Bakkerij", "bank.iban": "nl91 abna 0417 1643 00", "bank.holder": "B. Akker"},
                          by=sanne.actor)  # fmt: skip
    party = party_of(outcome)
    account = BankAccount.objects.get(party=party)
    assert (account.iban, account.waiting_iban, account.waiting_bic) == ("", ABN, "ABNANL2A")
    assert (account.holder, account.waiting_by_id, account.is_default) == ("B. Akker", sanne.pk, False)
    assert told(party)[0] == ("Bankrekening toegevoegd", "NL…4300")
    with pytest.raises(Refused) as refused:
        confirm_iban(account, by=sanne.actor)
    assert refused.value.code == "own_iban"
    confirm_iban(account, by=ilse.actor)


def test_another_iban_comes_beside_the_one_that_counts(account: BankAccount, sanne: User) -> None:
    """A file changes nothing of what counts; the same IBAN again is nothing."""
    name = account.party.name
    assert what(bring_in({"name": name, "bank.iban": ABN}, by=sanne.actor)) == ["skipped"]
    (outcome,) = bring_in({"name": name, "bank.iban": RABO}, by=sanne.actor)
    assert outcome.what == "updated"
    account.refresh_from_db()
    assert (account.iban, account.is_waiting) == (ABN, False)
    new = BankAccount.objects.get(waiting_iban=RABO)
    assert (new.party, new.holder) == (account.party, "Bakkerij J. van den Berg B.V.")
    assert what(bring_in({"name": name, "bank.iban": RABO}, by=sanne.actor)) == ["skipped"]


def test_twice_in_one_file_is_once(sanne: User) -> None:
    outcomes = bring_in(
        {"name": "Bakkerij", "kvk": "05012345", "bank.iban": ABN},
        {"name": "Bakkerij", "kvk": "05012345", "bank.iban": ABN},
        {"name": "Bakkerij", "kvk": "05012345", "bank.iban": RABO},
        by=sanne.actor,
    )
    assert what(outcomes) == ["created", "skipped", "updated"]
    assert sorted(BankAccount.objects.values_list("waiting_iban", flat=True)) == [RABO, ABN]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"bank.iban": "NL91ABNA0417164301"}, "iban"),
        ({"bank.iban": ABN, "bank.bic": "RABONL2U"}, "bic_other_bank"),
        ({"bank.iban": "GB82WEST12345698765432"}, "required"),
    ],
)
def test_a_wrong_account_is_left_out_and_the_row_goes_on(cells: dict[str, str], code: str, sanne: User) -> None:
    (outcome,) = bring_in({"name": "Bakkerij", **cells}, by=sanne.actor)
    assert (outcome.what, codes(outcome)) == ("created", {code})
    assert not BankAccount.objects.exists()


def test_accounts_need_their_right(user: MakeUser) -> None:
    """U2: whoever may import relations may not therefore enter accounts."""
    without = user("Piet", *(right for right in BANK_RIGHTS if right != "parties.change_bank_accounts"))
    (outcome,) = bring_in({"name": "Bakkerij", "bank.iban": ABN}, by=without.actor)
    assert (outcome.what, codes(outcome)) == ("created", {"right"})
    assert not BankAccount.objects.exists()


def test_types_are_targets_by_their_own_name(plates: MasterDataType, fleet: MasterDataType) -> None:
    """T2: a column that is called as a type is that type; a closed type is none."""
    add_master_data_type(facts={"name": "Oud", "closed_from": "2020-01-01"}, by=BY)
    known = Known(RELATIONS.targets)
    assert [target.key for target in known.of("KENTEKEN")] == [master_data_key(plates)]
    assert known.of("Oud") == []
    assert [target.key for target in known.of("Rekeningnummer")] == ["bank.iban"]


def test_values_are_read_by_their_kind(plates: MasterDataType, fleet: MasterDataType) -> None:
    plate, vehicles = master_data_key(plates), master_data_key(fleet)
    outcomes = bring_in({"name": "Bakkerij", plate: "AB-1", vehicles: "12.5"}, {"name": "Slager", vehicles: "veel"})
    assert what(outcomes) == ["created", "created"]
    assert codes(outcomes[1]) == {"number"}
    rows = MasterData.objects.values_list("party__name", "type__name", "value", "is_default")
    assert set(rows) == {("Bakkerij", "Kenteken", "AB-1", True), ("Bakkerij", "Vloot", "12.5", True)}


def test_values_come_beside_or_instead(plates: MasterDataType, fleet: MasterDataType) -> None:
    """Of several a new one is added, of one the newer takes its place; a second row of the file does not contradict."""
    plate, vehicles = master_data_key(plates), master_data_key(fleet)
    bring_in({"name": "Bakkerij", plate: "AB-1", vehicles: "12"})
    assert what(bring_in({"name": "Bakkerij", plate: "AB-1", vehicles: "12"})) == ["skipped"]
    assert what(bring_in({"name": "Bakkerij", plate: "AB-2", vehicles: "13"})) == ["updated"]
    assert sorted(MasterData.objects.values_list("value", flat=True)) == ["13", "AB-1", "AB-2"]
    outcomes = bring_in({"name": "Slager", vehicles: "1"}, {"name": "Slager", vehicles: "2"})
    assert codes(outcomes[1]) == {"contradicts_row"}
    assert MasterData.objects.get(party=Party.objects.get(name="Slager")).value == "1"


def test_personal_values_need_their_right() -> None:
    """P14."""
    size = add_master_data_type(facts={"name": "Maat", "is_personal": True}, by=BY)
    cells = {"person.last_name": "Jansen", master_data_key(size): "XL"}
    bring_in_persons(cells)
    assert PersonalMasterData.objects.get().value == "XL"
    without = Actor("Piet", user_id=None, rights=frozenset({"parties.read", "parties.change"}))
    (outcome,) = bring_in({"name": "Bakkerij", master_data_key(size): "XL"}, by=without)
    assert codes(outcome) == {"right"}
