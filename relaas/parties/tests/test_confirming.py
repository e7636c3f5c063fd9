"""P9: an IBAN that is entered or changed counts when a second user has confirmed it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from relaas.accounts.models import User
from relaas.kernel import clock, policy
from relaas.kernel.actors import COMMAND_LINE, SYSTEM
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.banking.accounts import (
    add_bank_account,
    change_bank_account,
    set_default_bank_account,
)
from relaas.parties.banking.confirming import confirm_iban, reject_iban, who_may_confirm
from relaas.parties.banking.waiting import bank_subject
from relaas.parties.checked import check
from relaas.parties.models import BankAccount, Party
from relaas.parties.tests.conftest import ABN, BANK_RIGHTS, BY, ING, RABO, Make, told
from relaas.story.models import Change, Transaction
from relaas.story.restoring import put_back_record, put_back_value
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


@pytest.fixture
def party(organization: Make) -> Party:
    return organization("Bakkerij Van den Berg B.V.", legal_name="Bakkerij J. van den Berg B.V.")


def test_a_new_account_waits_for_a_second_user(party: Party, sanne: User, ilse: User) -> None:
    """P9: state, default and story."""
    account = add_bank_account(party, facts={"iban": "nl91 abna 0417 1643 00", "is_g_account": True}, by=sanne.actor)
    assert (account.iban, account.bic, account.counts) == ("", "", False)
    assert (account.waiting_iban, account.waiting_bic, account.waiting_by_name) == (ABN, "ABNANL2A", "Sanne")
    assert (account.holder, account.is_g_account) == ("Bakkerij J. van den Berg B.V.", True)
    assert told(party)[0] == ("Bankrekening toegevoegd", "NL…4300")
    confirm_iban(account, by=ilse.actor)
    account.refresh_from_db()
    assert (account.iban, account.bic, account.is_waiting, account.is_default) == (ABN, "ABNANL2A", False, True)
    assert (account.confirmed_by_name, account.confirmed_by_id) == ("Ilse", ilse.pk)
    assert told(party)[0] == ("IBAN bevestigd", "NL…4300, ingevoerd door Sanne")


def test_a_changed_iban_waits_and_the_old_one_goes_on_counting(account: BankAccount, sanne: User, ilse: User) -> None:
    """P9, T2c: the one that counts stays until the new one is confirmed; *checked* goes at once."""
    check(account.party, by=BY)
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    account.refresh_from_db()
    assert (account.iban, account.waiting_iban, account.waiting_bic) == (ABN, RABO, "RABONL2U")
    account.party.refresh_from_db()
    assert account.party.checked_at is None
    title, detail = told(account.party)[0]
    assert title == "Bankrekening gewijzigd"
    assert detail == "NL…4300 · IBAN: NL…4300 → NL…6789; BIC: ABNANL2A → RABONL2U · niet meer gecontroleerd"
    confirm_iban(account, by=ilse.actor)
    account.refresh_from_db()
    assert (account.iban, account.bic, account.waiting_iban) == (RABO, "RABONL2U", "")


def test_who_changed_an_iban_cannot_confirm_it(account: BankAccount, sanne: User, ilse: User) -> None:
    """P9: the refusal names who may."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    with pytest.raises(Refused) as refused:
        confirm_iban(account, signed_in_again_at=clock.now() + timedelta(hours=1), by=sanne.actor)
    assert refused.value.code == "own_iban"
    assert "Ilse" in refused.value.message
    account.refresh_from_db()
    assert account.iban == ABN


def test_the_only_one_who_may_confirms_after_signing_in_again(party: Party, sanne: User) -> None:
    """P9: where one active user holds the right; a sign-in of before the change does not do."""
    account = add_bank_account(party, facts={"iban": ABN}, by=sanne.actor)
    for at in (None, clock.now() - timedelta(minutes=1)):
        with pytest.raises(Refused) as refused:
            confirm_iban(account, signed_in_again_at=at, by=sanne.actor)
        assert refused.value.code == "sign_in_again"
    confirm_iban(account, signed_in_again_at=clock.now(), by=sanne.actor)
    account.refresh_from_db()
    assert account.iban == ABN


def test_who_may_confirm(party: Party, sanne: User, user: MakeUser) -> None:
    """Active, with the right, and able to see this relation."""
    user("Weg", "parties.confirm_iban", is_active=False)
    user("Anders", "parties.read", "parties.confirm_iban", only_managed=True)
    user("Zonder", *BANK_RIGHTS)
    assert who_may_confirm(party) == [sanne]


def test_confirming_needs_the_right_and_a_user(account: BankAccount, sanne: User, user: MakeUser) -> None:
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    for by, code in (
        (user("Piet", *BANK_RIGHTS).actor, "right"),
        (COMMAND_LINE, "user_needed"),
        (SYSTEM, "user_needed"),
    ):
        with pytest.raises(Refused) as refused:
            confirm_iban(account, by=by)
        assert refused.value.code == code


def test_only_what_was_seen_is_confirmed(account: BankAccount, sanne: User, ilse: User) -> None:
    """Changed again while the second user looked: not confirmed unseen."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    change_bank_account(account, facts={"iban": ING}, by=sanne.actor)
    with pytest.raises(Refused) as refused:
        confirm_iban(account, seen={"waiting_iban": RABO}, by=ilse.actor)
    assert refused.value.code == "changed_meanwhile"


def test_nothing_waiting_cannot_be_confirmed(account: BankAccount, ilse: User) -> None:
    for deed in (confirm_iban, reject_iban):
        with pytest.raises(Refused) as refused:
            deed(account, by=ilse.actor)
        assert refused.value.code == "nothing_waiting"


def test_putting_back(account: BankAccount, sanne: User, ilse: User) -> None:
    """What counted stays; an account that never counted goes."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    reject_iban(account, by=ilse.actor)
    account.refresh_from_db()
    assert (account.iban, account.waiting_iban, account.waiting_at) == (ABN, "", None)
    assert told(account.party)[0] == ("IBAN teruggezet", "NL…6789, ingevoerd door Sanne")
    new = add_bank_account(account.party, facts={"iban": ING}, by=sanne.actor)
    reject_iban(new, by=ilse.actor)
    assert list(BankAccount.objects.filter(party=account.party)) == [account]


def test_entering_what_counts_again_takes_the_change_back(account: BankAccount, sanne: User) -> None:
    change_bank_account(account, facts={"iban": RABO, "bic": ""}, by=sanne.actor)
    change_bank_account(account, facts={"iban": ABN}, by=sanne.actor)
    account.refresh_from_db()
    assert (account.iban, account.waiting_iban, account.waiting_by_id) == (ABN, "", None)


def test_what_is_unconfirmed_cannot_be_used(party: Party, sanne: User, ilse: User) -> None:
    """C11, P9: nothing is paid to it; the ruling says who, since when, and where it is lifted."""
    account = add_bank_account(party, facts={"iban": ABN}, by=sanne.actor)
    with pytest.raises(Refused) as refused:
        set_default_bank_account(account, by=ilse.actor)
    (ruling,) = refused.value.rulings
    assert (ruling.rule, ruling.set_by, ruling.since) == ("iban_unconfirmed", "Sanne", account.waiting_at)
    assert ruling.lifted_at == f"/bankrekeningen/{account.pk}/"
    assert "Sanne" in refused.value.message
    assert not policy.answer(Act.PAY, {bank_subject(account)}, ilse.actor).is_allowed
    confirm_iban(account, by=ilse.actor)
    assert policy.answer(Act.PAY, {bank_subject(account)}, ilse.actor).is_allowed


def test_a_change_that_waits_does_not_stop_payments_to_what_counts(account: BankAccount, sanne: User) -> None:
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    assert policy.answer(Act.PAY, {bank_subject(account)}, sanne.actor).is_allowed


def test_undoing_takes_a_confirmation_away_and_gives_none(account: BankAccount, sanne: User, ilse: User) -> None:
    """P9, U3: who entered an IBAN does not let it count by undoing that its confirmation was undone."""
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    confirm_iban(account, by=ilse.actor)
    undo(Transaction.objects.latest("pk"), by=sanne.actor)
    account.refresh_from_db()
    assert (account.iban, account.waiting_iban) == (ABN, RABO)
    undone = Transaction.objects.latest("pk")
    with pytest.raises(Refused) as refused:
        undo(undone, by=sanne.actor)
    assert [ruling.rule for ruling in refused.value.rulings] == ["iban_undone"]
    account.refresh_from_db()
    assert account.iban == ABN
    undo(undone, by=ilse.actor)
    account.refresh_from_db()
    assert account.iban == RABO


def test_what_counted_before_is_not_put_back_by_history(account: BankAccount, sanne: User, ilse: User) -> None:
    """P9: not by itself, and not with the whole record."""
    before = clock.now()
    change_bank_account(account, facts={"iban": RABO}, by=sanne.actor)
    confirm_iban(account, by=ilse.actor)
    confirmed = Change.objects.filter(table_name="parties_bankaccount").latest("pk")
    for column in ("iban", "waiting_iban", "confirmed_by_name"):
        with pytest.raises(Refused) as refused:
            put_back_value(confirmed, column, by=BY)
        assert refused.value.code == "not_alone"
    with suppress(Refused):
        put_back_record(subject_of(account.party), before, by=BY)
    account.refresh_from_db()
    assert account.iban == RABO
