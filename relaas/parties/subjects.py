"""What the house must know of a party, a bank account and the maintained lists to point at them."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import asked_often, rows_asked_often
from relaas.kernel.subjects import SubjectKind, register
from relaas.parties.former import lead_on, merged_into
from relaas.parties.maintained.subjects import register_list
from relaas.parties.models import BankAccount, MasterDataType, Party, PartyStatus
from relaas.parties.rights import READ_HIDDEN
from relaas.story.log import last_of
from relaas.web.addresses import address


def _labels(ids: Collection[int]) -> dict[int, str]:
    """One that was merged away is called what it leads to is called (P11)."""
    found = dict(_names(ids))
    led_on = lead_on(set(ids) - found.keys())
    names = dict(_names(led_on.values()))
    return {**found, **{id: names[into] for id, into in led_on.items()}}


@rows_asked_often
def _names(ids: Collection[int]) -> QuerySet[Party, tuple[int, str]]:
    return Party.objects.filter(pk__in=ids).order_by().values_list("pk", "name")


@asked_often
def _seen(ids: Collection[int], viewer: Actor) -> QuerySet[Party]:
    return Party.objects.visible_to(viewer).filter(pk__in=ids)


def _visible(ids: Collection[int], viewer: Actor) -> set[int]:
    """One that was merged away is seen by who sees what it leads to."""
    seen = _seen(ids, viewer)
    led_on = lead_on(set(ids) - seen)
    targets = _seen(set(led_on.values()), viewer)
    return seen | {id for id, into in led_on.items() if into in targets}


@asked_often
def _lock(ids: Collection[int]) -> QuerySet[Party]:
    return Party._base_manager.filter(pk__in=ids).order_by("pk").select_for_update()


def _secret_when_gone(ids: Collection[int], viewer: Actor) -> set[int]:
    """P4: a person that was kept for its account manager stays so when it is deleted."""
    if viewer.may(READ_HIDDEN):
        return set()
    return {id for id, party in last_of(Party, ids).items() if party.only_for_account_manager}


def _url(id: int) -> str:
    """The relation's page; that of a person sends on to `/personen/<id>/`, so that a link needs no look-up."""
    return address("parties:relation", id)


def _account_labels(ids: Collection[int]) -> dict[int, str]:
    return {account.pk: account.masked for account in BankAccount.objects.filter(pk__in=ids)}


def _visible_accounts(ids: Collection[int], viewer: Actor) -> set[int]:
    return set(BankAccount.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _account_url(id: int) -> str:
    """Sends on to where it can be confirmed, or to the card that it stands in."""
    return reverse("parties:bank_account", args=[id])


def register_subjects() -> None:
    """Called once, when the room is ready."""
    register(SubjectKind("party", _labels, _url, _visible, merged_into, _lock, _secret_when_gone, seen=_seen))
    register_list(PartyStatus, "parties:status")
    register(SubjectKind("bank_account", _account_labels, _account_url, _visible_accounts))
    register_list(MasterDataType, "parties:master_data_type")
