"""P9, P12: bank accounts, their numbers and their default."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError

from relaas.accounts.models import User
from relaas.kernel.actors import SYSTEM
from relaas.kernel.refusals import Refused
from relaas.parties.archiving import archive, delete
from relaas.parties.banking.accounts import (
    add_bank_account,
    change_bank_account,
    remove_bank_account,
    set_default_bank_account,
)
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.checked import check
from relaas.parties.models import BankAccount, Party
from relaas.parties.tests.conftest import ABN, BY, ING, RABO, Make, told
from relaas.story.models import Change, Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


@pytest.fixture
def party(organization: Make) -> Party:
    return organization("Bakkerij Van den Berg B.V.", legal_name="Bakkerij J. van den Berg B.V.")


def test_one_default_that_passes_on(account: BankAccount, sanne: User, ilse: User) -> None:
    """P9: the first that counts is it; removed, the oldest other that counts takes over."""
    second = add_bank_account(account.party, facts={"iban": RABO}, by=sanne.actor)
    confirm_iban(second, by=ilse.actor)
    waiting = add_bank_account(account.party, facts={"iban": ING}, by=sanne.actor)
    set_default_bank_account(second, by=sanne.actor)
    assert told(account.party)[0] == ("Standaardrekening gezet", "NL…6789")
    defaults = BankAccount.objects.filter(party=account.party, is_default=True)
    assert [each.pk for each in defaults] == [second.pk]
    remove_bank_account(second, by=sanne.actor)
    assert [each.pk for each in defaults.all()] == [account.pk]
    remove_bank_account(account, by=sanne.actor)
    assert not defaults.all().exists(), "what waits is no default"
    assert BankAccount.objects.get() == waiting


def test_an_iban_stands_once_at_a_party(account: BankAccount, sanne: User, organization: Make) -> None:
    """Also the one that still counts beside one that waits; another party may have it."""
    other = add_bank_account(account.party, facts={"iban": RABO}, by=sanne.actor)
    change_bank_account(account, facts={"iban": ING}, by=sanne.actor)
    for iban in (ABN, RABO, ING):
        with pytest.raises(Refused) as refused:
            add_bank_account(account.party, facts={"iban": iban}, by=sanne.actor)
        assert [(each.code, each.field) for each in refused.value.problems] == [("iban_twice", "iban")]
    with pytest.raises(Refused):
        change_bank_account(other, facts={"iban": ABN}, by=sanne.actor)
    assert add_bank_account(organization("Een ander"), facts={"iban": ABN}, by=sanne.actor).pk


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"iban": "NL91ABNA0417164301"}, [("iban", "iban")]),
        ({"iban": ""}, [("required", "iban")]),
        ({"iban": "<script>alert(1)</script>"}, [("iban", "iban")]),
        ({"iban": "9" * 5000}, [("iban", "iban")]),
        ({"iban": ABN, "bic": "RABONL2U"}, [("bic_other_bank", "bic")]),
        ({"iban": ABN, "bic": "🏦"}, [("bic", "bic")]),
        ({"iban": ABN, "holder": "x" * 71}, [("too_long", "holder")]),
        ({"iban": "GB82 WEST 1234 5698 7654 32"}, [("required", "bic")]),
        ({"iban": "DE89370400440532013000", "bic": "ABNANL2A"}, [("bic_other_bank", "bic")]),
        ({"iban": "", "holder": "x" * 5000}, [("too_long", "holder"), ("required", "iban")]),
    ],
)
def test_bad_input_is_refused_at_its_field(
    facts: dict[str, str], problems: list[tuple[str, str]], party: Party, sanne: User
) -> None:
    """P12: by checksum and by the form of its country."""
    with pytest.raises(Refused) as refused:
        add_bank_account(party, facts=facts, by=sanne.actor)
    assert sorted((each.code, each.field) for each in refused.value.problems) == sorted(problems)
    assert not BankAccount.objects.exists()


@pytest.mark.parametrize(
    ("given", "iban", "bic"),
    [
        ({"iban": "be71 0961 2345 6769"}, "BE71096123456769", "GKCCBEBB"),
        ({"iban": "DE89 3704 0044 0532 0130 00"}, "DE89370400440532013000", ""),
        ({"iban": "GB82WEST12345698765432", "bic": "westgb2l"}, "GB82WEST12345698765432", "WESTGB2L"),
        ({"iban": "NL91-ABNA-0417.1643.00", "bic": "ABNANL2AXXX"}, ABN, "ABNANL2AXXX"),
    ],
)
def test_foreign_accounts_and_the_bic(given: dict[str, str], iban: str, bic: str, party: Party, sanne: User) -> None:
    """P9: the BIC is derived where that can be, asked where there must be one."""
    account = add_bank_account(party, facts=given, by=sanne.actor)
    assert (account.waiting_iban, account.waiting_bic) == (iban, bic)


def test_a_holder_may_be_written_with_anything(account: BankAccount, sanne: User) -> None:
    """35 characters with an emoji are kept; another holder takes *checked* off and waits for nobody."""
    check(account.party, by=BY)
    name = "Bäckerei 't Hoekje 🥐 v.o.f. i.o. ’s"
    change_bank_account(account, facts={"holder": name}, by=sanne.actor)
    account.refresh_from_db()
    account.party.refresh_from_db()
    assert (account.holder, account.is_waiting, account.party.checked_at) == (name, False, None)


def test_the_bic_of_the_bank_before_goes_with_its_iban(account: BankAccount, sanne: User) -> None:
    """A form sends the BIC that stood there along with a new IBAN."""
    change_bank_account(account, facts={"iban": RABO, "bic": "ABNANL2A"}, by=sanne.actor)
    account.refresh_from_db()
    assert account.waiting_bic == "RABONL2U"


def test_the_database_keeps_what_must_hold(account: BankAccount) -> None:
    """No default without an IBAN that counts, and nothing that waits without who entered it."""
    for columns in ({"iban": "", "bic": ""}, {"waiting_iban": RABO}, {"confirmed_by_name": ""}):
        with pytest.raises(DatabaseError), writing(by=SYSTEM, what="test"):
            BankAccount.objects.filter(pk=account.pk).update(**columns)


def test_archived_is_left_alone(account: BankAccount, sanne: User, ilse: User) -> None:
    """P10."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    archive(account.party, by=BY)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: confirm_iban(account, by=ilse.actor),
        lambda: change_bank_account(account, facts={"holder": "X"}, by=sanne.actor),
        lambda: add_bank_account(account.party, facts={"iban": ING}, by=sanne.actor),
    )
    for deed in deeds:
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "policy"


def test_deleting_a_party_takes_its_accounts_along_and_undo_brings_them_back(account: BankAccount) -> None:
    before = list(BankAccount.objects.values())
    delete(account.party, by=BY)
    assert not BankAccount.objects.exists()
    undo(Transaction.objects.latest("pk"), by=BY)
    assert list(BankAccount.objects.values()) == before


def test_every_step_can_be_undone(account: BankAccount, sanne: User, ilse: User) -> None:
    """U3."""
    states = [list(BankAccount.objects.values())]
    steps: tuple[Callable[[], object], ...] = (
        lambda: change_bank_account(account, facts={"iban": RABO, "holder": "Een ander"}, by=sanne.actor),
        lambda: confirm_iban(account, by=ilse.actor),
        lambda: remove_bank_account(account, by=sanne.actor),
    )
    for step in steps:
        step()
        states.append(list(BankAccount.objects.values()))
    for state in reversed(states[:-1]):
        undo(Transaction.objects.filter(undoes=None, undone_by=None).latest("pk"), by=BY)
        assert list(BankAccount.objects.values()) == state


def test_the_story_and_its_parameters_hold_no_whole_iban(account: BankAccount, sanne: User, ilse: User) -> None:
    """An IBAN of a person is personal: the story names an account by its last four characters."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    confirm_iban(account, by=ilse.actor)
    shown = " ".join(f"{title} {detail}" for title, detail in told(account.party))
    assert ABN not in shown
    assert RABO not in shown
    assert Change.objects.exists()
