"""Verbs: who of us is responsible for a party (T2)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.keeping import keep
from relaas.parties.locking import locked_party
from relaas.parties.models import AccountManager, Party
from relaas.parties.responsibility import require_account_manager
from relaas.parties.rights import ASSIGN
from relaas.story.telling import record


@verb("parties.assign_account_manager", act=Act.CHANGE, right=ASSIGN, on=("party",))
def assign_account_manager(
    party: Party,
    *,
    user: User,
    is_primary: bool = False,
    gets_commission: bool = False,
    gets_updates: bool = True,
    by: Actor,
) -> AccountManager:
    """Make a user account manager; the first is primary. Refuses who is it already and who has left, at `user`."""
    check_unchanged(party, None)
    if not user.is_active:
        raise Refused("user_inactive", _("%(name)s no longer works here.") % {"name": user.name}, field="user")
    if AccountManager.objects.filter(party=party, user=user).exists():
        reason = _("%(name)s is account manager here already.") % {"name": user.name}
        raise Refused("account_manager_twice", reason, field="user")
    manager = AccountManager.objects.create(
        party=party, user=user, gets_commission=gets_commission, gets_updates=gets_updates
    )
    if is_primary or not AccountManager.objects.filter(party=party, is_primary=True).exists():
        _make_primary(manager)
    keep(party)
    record(sentences.MANAGER_ASSIGNED, subject_of(party), by=by, parameters={"user": user.name})
    return manager


@verb("parties.change_account_manager", act=Act.CHANGE, right=ASSIGN, on=("account_manager",))
def change_account_manager(account_manager: AccountManager, *, facts: Mapping[str, bool], by: Actor) -> None:
    """Change `gets_commission` and `gets_updates`."""
    check_unchanged(account_manager, None)
    for column in ("gets_commission", "gets_updates"):
        setattr(account_manager, column, bool(facts.get(column, getattr(account_manager, column))))
    account_manager.save(update_fields=["gets_commission", "gets_updates"])
    parameters = {"user": account_manager.user.name}
    record(sentences.MANAGER_CHANGED, subject_of(account_manager.party), by=by, parameters=parameters)


@verb("parties.make_primary_account_manager", act=Act.CHANGE, right=ASSIGN, on=("account_manager",))
def make_primary_account_manager(account_manager: AccountManager, *, by: Actor) -> None:
    """Make this one the first responsible, in place of any other."""
    party = locked_party(account_manager)
    check_unchanged(account_manager, None)
    _make_primary(account_manager)
    keep(party)
    record(sentences.MANAGER_PRIMARY, subject_of(party), by=by, parameters={"user": account_manager.user.name})


@verb("parties.withdraw_account_manager", act=Act.CHANGE, right=ASSIGN, on=("account_manager",))
def withdraw_account_manager(account_manager: AccountManager, *, by: Actor) -> None:
    """Take the responsibility away; of a primary one the oldest other takes over. A hidden person keeps one (P4)."""
    party, name = locked_party(account_manager), account_manager.user.name
    account_manager.delete()
    if party.only_for_account_manager:
        require_account_manager(party)
    fill_primary(party)
    keep(party)
    record(sentences.MANAGER_WITHDRAWN, subject_of(party), by=by, parameters={"user": name})


def fill_primary(party: Party) -> None:
    """Where there are account managers and none is primary, the oldest is."""
    managers = AccountManager.objects.filter(party=party)
    oldest = managers.order_by("id").first()
    if oldest and not managers.filter(is_primary=True).exists():
        _make_primary(oldest)


def _make_primary(manager: AccountManager) -> None:
    AccountManager.objects.filter(party=manager.party_id, is_primary=True).update(is_primary=False)
    manager.is_primary = True
    manager.save(update_fields=["is_primary"])
