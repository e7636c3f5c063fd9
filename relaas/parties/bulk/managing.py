"""Verb: who of us is responsible for many parties (T2)."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.overviews.actions import Last, Outcome, nothing_more
from relaas.parties import sentences
from relaas.parties.bulk.chosen import choose
from relaas.parties.models import AccountManager, Party
from relaas.parties.rights import ASSIGN
from relaas.story.telling import record


@verb("parties.assign_account_manager_many", act=Act.CHANGE, right=ASSIGN, on=())
def assign_account_manager_many(
    ids: Sequence[int], *, user: User, instead: bool = False, by: Actor, last: Last = nothing_more
) -> Outcome:
    """Make this user the first account manager of these parties. Refuses who has left, at `user`.

    Whoever was first stays account manager beside the new one; with `instead` that one is withdrawn.
    """
    if not user.is_active:
        raise Refused("user_inactive", _("%(name)s no longer works here.") % {"name": user.name}, field="user")
    chosen = choose(ids, Act.CHANGE, by=by)
    chosen.changed = [party for party in chosen.rows if party.account_manager_id != user.pk]
    managers = _managers_of(chosen.changed)
    before = [each for party in chosen.changed for each in managers[party.pk] if each.is_primary]
    _make_room(before, instead=instead)
    _put_first(chosen.changed, managers, user)
    for party in chosen.changed:
        party.account_manager = user
        _tell(party, managers[party.pk], user, instead=instead, by=by)
    chosen.write({"account_manager_id"})
    return chosen.outcome(last)


def _managers_of(parties: Sequence[Party]) -> dict[int, list[AccountManager]]:
    found: dict[int, list[AccountManager]] = defaultdict(list)
    for each in AccountManager.objects.filter(party__in=parties).select_related("user").order_by("id"):
        found[each.party_id].append(each)
    return found


def _make_room(before: Sequence[AccountManager], *, instead: bool) -> None:
    """A party has one first account manager, so the old one goes before the new one comes."""
    rows = AccountManager.objects.filter(pk__in=[each.pk for each in before])
    if instead:
        rows.delete()
    else:
        rows.update(is_primary=False)


def _put_first(parties: Sequence[Party], managers: dict[int, list[AccountManager]], user: User) -> None:
    there = [each.pk for party in parties for each in managers[party.pk] if each.user_id == user.pk]
    AccountManager.objects.filter(pk__in=there).update(is_primary=True)
    new = [party for party in parties if all(each.user_id != user.pk for each in managers[party.pk])]
    AccountManager.objects.bulk_create(AccountManager(party=party, user=user, is_primary=True) for party in new)


def _tell(party: Party, managers: Sequence[AccountManager], user: User, *, instead: bool, by: Actor) -> None:
    known = any(each.user_id == user.pk for each in managers)
    sentence = sentences.MANAGER_PRIMARY if known else sentences.MANAGER_ASSIGNED
    record(sentence, subject_of(party), by=by, parameters={"user": user.name})
    for each in managers if instead else ():
        if each.is_primary:
            record(sentences.MANAGER_WITHDRAWN, subject_of(party), by=by, parameters={"user": each.user.name})
