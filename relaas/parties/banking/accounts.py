"""Verbs: bank accounts (P9). An IBAN that is entered here counts when a second user has confirmed it."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import policy
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.banking.mandates import running_mandates
from relaas.parties.banking.waiting import bank_subject, put_number, read_bank_account
from relaas.parties.checked import take_off
from relaas.parties.facts import BANK_ACCOUNT_FACTS, Given
from relaas.parties.facts.changes import put
from relaas.parties.keeping import keep
from relaas.parties.locking import locked_party
from relaas.parties.models import BankAccount, Party
from relaas.parties.rights import CHANGE_BANK_ACCOUNTS
from relaas.story.telling import record


@verb("parties.add_bank_account", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("party",))
def add_bank_account(party: Party, *, facts: Given, by: Actor) -> BankAccount:
    """Add an account (`BANK_ACCOUNT_FACTS`); its IBAN waits for confirmation. Takes *checked* off (T2c)."""
    check_unchanged(party, None)
    checking = Checking()
    values = read_bank_account(party, facts, checking)
    checking.refuse_problems()
    account = BankAccount(party=party)
    put_number(account, values.pop("iban"), values.pop("bic"), by)
    put(account, values, BANK_ACCOUNT_FACTS)
    account.save()
    unchecked = take_off(party)
    keep(party, *unchecked)
    parameters = {"account": account.masked, "unchecked": bool(unchecked)}
    record(sentences.ACCOUNT_ADDED, subject_of(party), by=by, parameters=parameters)
    return account


@verb("parties.change_bank_account", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("account",))
def change_bank_account(account: BankAccount, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change an account. Another IBAN or BIC waits for confirmation; until then the old one goes on counting.

    The number that counts already, entered again, takes back what waited. Another holder or number takes *checked*
    off (T2c).
    """
    party = locked_party(account)
    check_unchanged(account, seen)
    checking = Checking()
    values = read_bank_account(party, facts, checking, now=account)
    checking.refuse_problems()
    before = account.masked
    numbers = put_number(account, values.pop("iban"), values.pop("bic"), by)
    changes = put(account, values, BANK_ACCOUNT_FACTS)
    if not numbers and not changes.columns:
        return
    account.save()
    unchecked = take_off(party) if numbers or changes.unchecks else ()
    keep(party, *unchecked)
    parameters = {"account": before, "changes": [*numbers, *changes.told], "unchecked": bool(unchecked)}
    record(sentences.ACCOUNT_CHANGED, subject_of(party), by=by, parameters=parameters)


@verb("parties.set_default_bank_account", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("account",))
def set_default_bank_account(account: BankAccount, *, by: Actor) -> None:
    """Let payments go here, in place of any other. Asks the law whether one may pay to it (`iban_unconfirmed`)."""
    party = locked_party(account)
    check_unchanged(account, None)
    policy.require(Act.PAY, {bank_subject(account)}, by)
    BankAccount.objects.filter(party=party, is_default=True).update(is_default=False)
    account.is_default = True
    account.save(update_fields=["is_default"])
    record(sentences.ACCOUNT_DEFAULT, subject_of(party), by=by, parameters={"account": account.masked})


@verb("parties.remove_bank_account", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("account",))
def remove_bank_account(account: BankAccount, *, by: Actor) -> None:
    """Remove an account with its ended mandates; of a default one the oldest other that counts takes over.

    Refuses while a mandate runs on it (`has_mandates`, with their references).
    """
    party = locked_party(account)
    check_unchanged(account, None)
    running = ", ".join(mandate.reference for mandate in running_mandates(account))
    if running:
        reason = _("A mandate still runs on this account: %(references)s. End it first.")
        raise Refused("has_mandates", reason % {"references": running})
    parameters: dict[str, Any] = {"account": account.masked}
    account.mandates.all().delete()
    account.delete()
    fill_default(party)
    unchecked = take_off(party)
    keep(party, *unchecked)
    parameters["unchecked"] = bool(unchecked)
    record(sentences.ACCOUNT_REMOVED, subject_of(party), by=by, parameters=parameters)


def fill_default(party: Party) -> None:
    """P9: where no account is the default, the oldest that counts is."""
    accounts = BankAccount.objects.filter(party=party)
    first = accounts.exclude(iban="").order_by("id").first()
    if first and not accounts.filter(is_default=True).exists():
        first.is_default = True
        first.save(update_fields=["is_default"])
