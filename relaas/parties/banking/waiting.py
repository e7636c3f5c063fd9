"""A number that was entered waits until it is confirmed; what counted goes on counting."""

import json
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.identifiers.bank import settled_bic
from relaas.kernel.policy import Ruling
from relaas.kernel.subjects import Subject, url
from relaas.parties.facts import BANK_ACCOUNT_FACTS, Given, read_facts
from relaas.parties.facts.bank_account import LONGEST_HOLDER
from relaas.parties.models import BankAccount, Party
from relaas.story.models import Change
from relaas.story.writing import transaction_if_open
from relaas.web import formats


def bank_subject(account: BankAccount) -> Subject:
    """The account itself as the law sees it; to the story it belongs to its party."""
    return Subject("bank_account", account.pk)


def read_bank_account(
    party: Party, facts: Given, checking: Checking, *, now: BankAccount | None = None
) -> dict[str, Any]:
    """Check the facts of an account, new or changed; without a holder it is the party's own.

    A BIC that went with the IBAN of before goes with it. Refuses the IBAN of another account here (`iban_twice`).
    """
    values = read_facts(BANK_ACCOUNT_FACTS, {"iban": "", **facts} if now is None else facts, checking)
    if "holder" in values or now is None:
        values["holder"] = values.get("holder") or (party.legal_name or party.name)[:LONGEST_HOLDER].rstrip()
    iban = values.get("iban", now.entered_iban if now else "")
    if not iban or values.get("bic", "") is None:
        return values
    bic = values.get("bic", now.entered_bic if now else "")
    if now and iban != now.entered_iban and bic == now.entered_bic:
        bic = ""
    values["iban"] = iban
    values["bic"] = checking.value("bic", lambda given: settled_bic(iban, given), bic)
    same = set(BankAccount.objects.filter(party=party).with_iban(iban).values_list("pk", flat=True))
    if same - {now.pk if now else None}:
        checking.add("iban_twice", _("This IBAN stands here already."), "iban")
    return values


def put_number(account: BankAccount, iban: str, bic: str, by: Actor) -> list[list[Any]]:
    """Let this number wait on the account (not saved yet), and tell what is different.

    The one that counts already, entered again, takes away what waited.
    """
    before = account.entered_iban, account.entered_bic
    if (iban, bic) == before:
        return []
    if (iban, bic) == (account.iban, account.bic):
        clear_waiting(account)
    else:
        await_confirmation(account, iban, bic, by)
    was, now = zip(("iban", "bic"), before, strict=True), (iban, bic)
    return [
        [name, BANK_ACCOUNT_FACTS[name].keep(old), BANK_ACCOUNT_FACTS[name].keep(new)]
        for (name, old), new in zip(was, now, strict=True)
        if old != new
    ]


def await_confirmation(account: BankAccount, iban: str, bic: str, by: Actor) -> None:
    """Set what waits and who entered it."""
    account.waiting_iban, account.waiting_bic = iban, bic
    account.waiting_at, account.waiting_by_name, account.waiting_by_id = clock.now(), by.name, by.user_id


def clear_waiting(account: BankAccount) -> None:
    """Nothing waits any longer."""
    account.waiting_iban, account.waiting_bic = "", ""
    account.waiting_at, account.waiting_by_name, account.waiting_by_id = None, "", None


def ruling_against(account: BankAccount) -> Ruling:
    """Why an account with a number that waits cannot be used: who entered it, when, and what lifts it (C11)."""
    values = {"iban": account.masked, "name": account.waiting_by_name, "day": formats.ago(account.waiting_at)}
    return Ruling(
        "iban_unconfirmed",
        _("IBAN %(iban)s was entered by %(name)s (%(day)s) and counts when a second user has confirmed it.") % values,
        set_by=account.waiting_by_name,
        since=account.waiting_at,
        lifted_at=url(bank_subject(account)),
        subject=bank_subject(account),
    )


def changed_numbers() -> list[tuple[BankAccount, dict[str, Any]]]:
    """The accounts of which the open transaction changed what counts, with the columns that changed as they were."""
    transaction = transaction_if_open()
    if transaction is None:
        return []
    was: dict[int, dict[str, Any]] = {}
    changes = Change.objects.filter(transaction=transaction, table_name=BankAccount._meta.db_table, operation="U")
    for change in changes.order_by("-id"):  # of a column that changed twice the first old value
        was.setdefault(change.row_id, {}).update(json.loads(change.old))
    found = BankAccount.objects.in_bulk([row for row, old in was.items() if "iban" in old])
    return [(account, was[id]) for id, account in found.items()]
