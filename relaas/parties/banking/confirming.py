"""Verbs: a second user confirms an IBAN, or puts back what counted (P9).

Somebody who changes an IBAN after a forged letter pays a stranger; so the one who entered it cannot confirm it.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.texts import some_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.banking.accounts import fill_default
from relaas.parties.banking.waiting import clear_waiting
from relaas.parties.facts import Given
from relaas.parties.locking import locked_party
from relaas.parties.models import BankAccount, Party
from relaas.parties.rights import CONFIRM_IBAN
from relaas.story.telling import record


@verb("parties.confirm_iban", act=Act.CHANGE, right=CONFIRM_IBAN, on=("account",))
def confirm_iban(
    account: BankAccount, *, seen: Given | None = None, signed_in_again_at: datetime | None = None, by: Actor
) -> None:
    """Let the IBAN that waits count from now on; where the party has no default account, this one becomes it.

    Refuses who is no user (`user_needed`) and who entered it (`own_iban`, naming who may). Only when nobody else may
    confirm it, the one who entered it may, having signed in again after entering it (`sign_in_again`).
    """
    party = locked_party(account)
    check_unchanged(account, seen)
    _require_waiting(account)
    _require_second_user(account, signed_in_again_at, by)
    before, who = account.iban, account.waiting_by_name
    account.iban, account.bic = account.waiting_iban, account.waiting_bic
    account.confirmed_at, account.confirmed_by_name, account.confirmed_by_id = clock.now(), by.name, by.user_id
    clear_waiting(account)
    account.save()
    fill_default(party)
    account.refresh_from_db()
    parameters = {"account": account.masked, "entered_by": who, "first": not before}
    record(sentences.IBAN_CONFIRMED, subject_of(party), by=by, parameters=parameters)


@verb("parties.reject_iban", act=Act.CHANGE, right=CONFIRM_IBAN, on=("account",))
def reject_iban(account: BankAccount, *, seen: Given | None = None, by: Actor) -> None:
    """Put back what counted; an account that never had an IBAN that counts is removed."""
    party = locked_party(account)
    check_unchanged(account, seen)
    _require_waiting(account)
    parameters = {"account": account.masked, "entered_by": account.waiting_by_name}
    if account.counts:
        clear_waiting(account)
        account.save()
    else:
        account.delete()
    record(sentences.IBAN_REJECTED, subject_of(party), by=by, parameters=parameters)


def who_may_confirm(party: Party) -> list[User]:
    """The active users that hold the right and may see this party, by name."""
    users = User.objects.active().select_related("role").by_name()
    holding = [user for user in users if CONFIRM_IBAN in user.role.right_names]
    return [user for user in holding if not user.only_managed or _sees(user, party)]


def _sees(user: User, party: Party) -> bool:
    return Party.objects.visible_to(user.actor).filter(pk=party.pk).exists()


def _require_waiting(account: BankAccount) -> None:
    if not account.is_waiting:
        raise Refused("nothing_waiting", _("No IBAN of this account waits for confirmation."))


def _require_second_user(account: BankAccount, signed_in_again_at: datetime | None, by: Actor) -> None:
    if by.user_id is None:
        raise Refused("user_needed", _("An IBAN is confirmed by a user who is signed in."))
    if account.waiting_by_id != by.user_id:
        return
    others = [user.name for user in who_may_confirm(account.party) if user.pk != by.user_id]
    if others:
        reason = _("You entered this IBAN yourself. It can be confirmed by: %(names)s.")
        raise Refused("own_iban", reason % {"names": some_of(others)})
    entered_at = account.waiting_at
    if signed_in_again_at is None or (entered_at and signed_in_again_at < entered_at):
        reason = _("Nobody else may confirm this IBAN. Sign in again to confirm what you entered yourself.")
        raise Refused("sign_in_again", reason)
