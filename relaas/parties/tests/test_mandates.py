"""P9: SEPA mandates, on an account of which the IBAN counts."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.banking.accounts import add_bank_account, change_bank_account, remove_bank_account
from relaas.parties.banking.confirming import confirm_iban
from relaas.parties.banking.mandates import add_mandate, change_mandate, end_mandate
from relaas.parties.models import BankAccount, Mandate
from relaas.parties.tests.conftest import BY, RABO, Make, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

SIGNED = date(2024, 2, 1)
FACTS = {"reference": "WK-10023-1", "type": "CORE", "signed_on": SIGNED}


def pdf(name: str = "machtiging.pdf") -> ContentFile[bytes]:
    return ContentFile(b"%PDF-1.7 a signed paper", name)


def test_added_changed_and_ended(account: BankAccount, sanne: User) -> None:
    """State and story of each verb."""
    mandate = add_mandate(account, facts=FACTS, scan=pdf(), by=sanne.actor)
    assert (mandate.party_id, mandate.document_name) == (account.party_id, "machtiging.pdf")
    assert told(account.party)[0] == ("Machtiging toegevoegd", "WK-10023-1 · NL…4300")
    change_mandate(mandate, facts={"type": "B2B"}, by=sanne.actor)
    assert told(account.party)[0] == ("Machtiging gewijzigd", "WK-10023-1 · Soort: Core (algemeen) → B2B (zakelijk)")
    change_mandate(mandate, facts={}, scan=pdf("nieuw.pdf"), by=sanne.actor)
    mandate.refresh_from_db()
    assert (mandate.type, mandate.document_name) == ("B2B", "nieuw.pdf")
    end_mandate(mandate, ended_on=date(2025, 1, 1), by=sanne.actor)
    mandate.refresh_from_db()
    assert mandate.is_ended(clock.today())
    assert told(account.party)[0] == ("Machtiging beëindigd", "WK-10023-1 · NL…4300")
    undo(Transaction.objects.latest("pk"), by=BY)
    mandate.refresh_from_db()
    assert mandate.ended_on is None


def test_without_the_day_of_signing_there_is_none(account: BankAccount, sanne: User) -> None:
    """The bad input of P9: refused at the field, and none half made."""
    for given in ({}, {"signed_on": None}, {"signed_on": ""}):
        with pytest.raises(Refused) as refused:
            add_mandate(account, facts={"reference": "A", **given}, by=sanne.actor)
        assert [(each.code, each.field) for each in refused.value.problems] == [("required", "signed_on")]
    assert not Mandate.objects.exists()
    mandate = add_mandate(account, facts=FACTS, by=sanne.actor)
    with pytest.raises(Refused):
        change_mandate(mandate, facts={"signed_on": None}, by=sanne.actor)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"signed_on": "0001-01-01"}, "day"),
        ({"signed_on": "2009-10-31"}, "signed_too_early"),
        ({"signed_on": "2999-01-01"}, "signed_later"),
        ({"reference": ""}, "required"),
        ({"reference": "x" * 36}, "reference"),
        ({"reference": "ref 🏦"}, "reference"),
        ({"reference": "/A"}, "reference"),
        ({"reference": "A//B"}, "reference"),
        ({"type": "COR1"}, "choice"),
    ],
)
def test_bad_input_is_refused(facts: dict[str, str], code: str, account: BankAccount, sanne: User) -> None:
    with pytest.raises(Refused) as refused:
        add_mandate(account, facts={**FACTS, **facts}, by=sanne.actor)
    assert [(each.code, each.field) for each in refused.value.problems] == [(code, *facts)]


def test_a_reference_is_ours_once(account: BankAccount, sanne: User, ilse: User, organization: Make) -> None:
    """Banks read no difference between capitals and small letters."""
    first = add_mandate(account, facts=FACTS, by=sanne.actor)
    other = add_bank_account(organization("Een ander"), facts={"iban": RABO}, by=sanne.actor)
    confirm_iban(other, by=ilse.actor)
    with pytest.raises(Refused) as refused:
        add_mandate(BankAccount.objects.get(pk=other.pk), facts={**FACTS, "reference": "wk-10023-1"}, by=sanne.actor)
    assert refused.value.code == "reference_twice"
    change_mandate(first, facts={"reference": "WK-10023-1"}, by=sanne.actor)


def test_no_mandate_on_an_iban_that_waits(account: BankAccount, sanne: User, organization: Make) -> None:
    """P9, C11: on a new one, and on one that is being changed: nobody can say for which it was signed."""
    new = add_bank_account(organization("Een ander"), facts={"iban": RABO}, by=sanne.actor)
    change_bank_account(account, facts={"iban": "NL20 INGB 0001 2345 67"}, by=sanne.actor)
    for waiting in (new, account):
        with pytest.raises(Refused) as refused:
            add_mandate(waiting, facts=FACTS, by=sanne.actor)
        assert [(ruling.rule, ruling.set_by) for ruling in refused.value.rulings] == [("iban_unconfirmed", "Sanne")]


def test_an_account_with_a_running_mandate_stays(account: BankAccount, sanne: User) -> None:
    mandate = add_mandate(account, facts=FACTS, by=sanne.actor)
    with pytest.raises(Refused) as refused:
        remove_bank_account(account, by=sanne.actor)
    assert refused.value.code == "has_mandates"
    assert "WK-10023-1" in refused.value.message
    end_mandate(mandate, ended_on=clock.today(), by=sanne.actor)
    remove_bank_account(account, by=sanne.actor)
    assert not Mandate.objects.exists()


def test_it_ends_no_earlier_than_it_was_signed(account: BankAccount, sanne: User) -> None:
    mandate = add_mandate(account, facts=FACTS, by=sanne.actor)
    with pytest.raises(Refused) as refused:
        end_mandate(mandate, ended_on=SIGNED - timedelta(days=1), by=sanne.actor)
    assert (refused.value.code, refused.value.problems[0].field) == ("ended_on", "ended_on")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><script>alert(1)</script>", "scan_unreadable"),
        (b"", "scan_unreadable"),
        (b"MZ\x90\x00 a program", "scan_unreadable"),
        (b"%PDF-" + b"0" * 10 * 1024 * 1024, "scan_too_large"),
    ],
)
def test_what_is_no_scan_is_refused(content: bytes, code: str, account: BankAccount, sanne: User) -> None:
    """Known by what is in it, not by its name."""
    with pytest.raises(Refused) as refused:
        add_mandate(account, facts=FACTS, scan=ContentFile(content, "machtiging.pdf"), by=sanne.actor)
    assert [(each.code, each.field) for each in refused.value.problems] == [(code, "document")]
    assert not Mandate.objects.exists()


def test_a_mandate_needs_the_right(account: BankAccount) -> None:
    without = Actor("Piet", user_id=1, rights=frozenset({"parties.read", "parties.read_bank_accounts"}))
    with pytest.raises(Refused) as refused:
        add_mandate(account, facts=FACTS, by=without)
    assert refused.value.code == "right"
