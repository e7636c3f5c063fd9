"""Verbs: SEPA mandates (P9)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act, AgainstTheLaw, Answer
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.banking.scans import keep_scan
from relaas.parties.banking.waiting import bank_subject, ruling_against
from relaas.parties.facts import MANDATE_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.facts.fact import check_day
from relaas.parties.locking import locked_party
from relaas.parties.models import BankAccount, Mandate
from relaas.parties.rights import CHANGE_BANK_ACCOUNTS
from relaas.story.telling import record


@verb("parties.add_mandate", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("account",))
def add_mandate(account: BankAccount, *, facts: Given, scan: File[Any] | None = None, by: Actor) -> Mandate:
    """Hang a mandate (`MANDATE_FACTS`) on an account, with its scan if there is one.

    Refuses an account of which the IBAN waits for confirmation (`policy`), one without the day of signing (`required`
    at `signed_on`), and a reference that another mandate has (`reference_twice`).
    """
    party = locked_party(account)
    check_unchanged(account, None)
    _require_confirmed(account, by)
    mandate = Mandate(party=party, account=account)
    given = {"reference": "", "signed_on": None, "type": mandate.type, **facts}
    _put(mandate, given, scan)
    mandate.save()
    record(sentences.MANDATE_ADDED, subject_of(party), by=by, parameters=_told(mandate))
    return mandate


@verb("parties.change_mandate", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("mandate",))
def change_mandate(
    mandate: Mandate, *, facts: Given, scan: File[Any] | None = None, seen: Given | None = None, by: Actor
) -> None:
    """Change a mandate; a `scan` takes the place of the one that was there."""
    party = locked_party(mandate)
    check_unchanged(mandate, seen)
    before = mandate.reference
    told = _put(mandate, facts, scan)
    if told:
        mandate.save()
        parameters = {"reference": before, "changes": told}
        record(sentences.MANDATE_CHANGED, subject_of(party), by=by, parameters=parameters)


@verb("parties.end_mandate", act=Act.CHANGE, right=CHANGE_BANK_ACCOUNTS, on=("mandate",))
def end_mandate(mandate: Mandate, *, ended_on: date | None = None, by: Actor) -> None:
    """Let nothing be collected by it from this day on, today if none is given. Refuses a day before it was signed."""
    party = locked_party(mandate)
    check_unchanged(mandate, None)
    checking = Checking()
    day = checking.value("ended_on", check_day, ended_on or clock.today())
    if day and day < mandate.signed_on:
        checking.add("ended_on", _("The end lies before the day on which it was signed."), "ended_on")
    checking.refuse_problems()
    mandate.ended_on = day
    mandate.save(update_fields=["ended_on"])
    parameters = {**_told(mandate), "day": day.isoformat() if day else ""}
    record(sentences.MANDATE_ENDED, subject_of(party), by=by, parameters=parameters)


def running_mandates(account: BankAccount) -> Iterable[Mandate]:
    """The mandates of this account by which may be collected."""
    mandates: QuerySet[Mandate] = Mandate.objects.filter(account=account)
    return [mandate for mandate in mandates if not mandate.is_ended(clock.today())]


def _require_confirmed(account: BankAccount, by: Actor) -> None:
    """A mandate is signed for one IBAN: while another waits, nobody can say for which."""
    policy.require(Act.PAY, {bank_subject(account)}, by)
    if account.is_waiting:
        raise AgainstTheLaw(Answer(Act.PAY, frozenset({bank_subject(account)}), by, (ruling_against(account),)))


def _put(mandate: Mandate, facts: Given, scan: File[Any] | None) -> list[list[Any]]:
    """Check everything and put it on the mandate; gives what is different. The scan is stored when all is well."""
    checking = Checking()
    given = {**facts, **({"document_name": scan.name} if scan else {})}
    values = read_facts(MANDATE_FACTS, given, checking)
    reference = values.get("reference") or ""
    if reference and Mandate.objects.filter(reference__iexact=reference).exclude(pk=mandate.pk).exists():
        checking.add("reference_twice", _("Another mandate has this reference."), "reference")
    signed_on = values.get("signed_on")
    if signed_on and mandate.ended_on and mandate.ended_on < signed_on:
        checking.add("ended_on", _("It ended before this day."), "signed_on")
    stored = checking.value("document", keep_scan, scan) if scan else None
    checking.refuse_problems()
    changes = put(mandate, values, MANDATE_FACTS)
    if stored and stored.pk != mandate.document_id:
        mandate.document = stored
        if not any(change[0] == "document_name" for change in changes.told):
            changes.told.append(["document_name", mandate.document_name, mandate.document_name])
    return changes.told


def _told(mandate: Mandate) -> dict[str, Any]:
    return {"reference": mandate.reference, "account": mandate.account.masked}
