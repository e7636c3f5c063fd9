"""What this room keeps of a party: addresses, channels, account managers, branches, and what it was called before."""

from collections.abc import Hashable, Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.documents.models import MailSubject
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.parties.merging.joining import BothRows, agree, fill_in, join_same, turn_on
from relaas.parties.merging.owning import Merging, Owned, Pair, own, stay
from relaas.parties.models import (
    AccountManager,
    Address,
    AddressType,
    Channel,
    FormerName,
    MatchKey,
    MergedParty,
    NotADouble,
    Output,
    Party,
)
from relaas.story.models import Change, EntrySubject
from relaas.web import formats

_TYPES = tuple(type.column for type in AddressType)
_OUTPUTS = tuple(output.column for output in Output)


def _place(address: Address) -> Hashable:
    where = (address.street, address.house_number, address.addition, address.postcode, address.city)
    return (*(fold(part) for part in where), address.country)


def _fold_in_address(mine: Address, theirs: Address) -> bool:
    """Two of one place are one, unless they are told apart by a description or a location number."""
    if not agree(mine, theirs, "description", "location_number"):
        return False
    turn_on(mine, theirs, *_TYPES)
    fill_in(mine, theirs, "description", "location_number")
    if mine.latitude is None:
        fill_in(mine, theirs, "latitude", "longitude")
    return True


def move_addresses(owned: Owned, merging: Merging) -> None:
    """P7: the same place once; per type the default of the party that stays."""
    rows = BothRows[Address](owned, merging)
    join_same(rows, _place, _fold_in_address)
    for type in AddressType:
        rows.settle(type.default_column)
    rows.write()


def _fold_in_channel(mine: Channel, theirs: Channel) -> bool:
    turn_on(mine, theirs, *_OUTPUTS)
    fill_in(mine, theirs, "remark")
    return True


def move_channels(owned: Owned, merging: Merging) -> None:
    """P8: the same value once; per type the default of the party that stays."""
    rows = BothRows[Channel](owned, merging)
    join_same(rows, lambda channel: (channel.type, channel.value), _fold_in_channel)
    rows.settle("is_default", lambda channel: channel.type)
    rows.write()


def _fold_in_manager(mine: AccountManager, theirs: AccountManager) -> bool:
    turn_on(mine, theirs, "gets_commission", "gets_updates")
    return True


def move_account_managers(owned: Owned, merging: Merging) -> None:
    """T2: each user once; the primary one of the party that stays."""
    rows = BothRows[AccountManager](owned, merging)
    join_same(rows, lambda manager: manager.user_id, _fold_in_manager)
    rows.settle("is_primary")
    rows.write()


def move_former_names(owned: Owned, merging: Merging) -> None:
    """What both were called before is kept once."""
    rows = BothRows[FormerName](owned, merging)
    join_same(rows, lambda former: (former.kind, former.text), lambda _mine, _theirs: True)
    rows.write()


def move_not_doubles(owned: Owned, merging: Merging) -> None:
    """Who is not one with the party that went is not one with the one that stays; each pair once, in order."""
    kept, merged = merging.kept.pk, merging.merged.pk
    for said in NotADouble.objects.filter(**{owned.column: merged}):
        other = said.second_id if said.first_id == merged else said.first_id
        first, second = sorted((kept, other))
        said.delete()
        there = NotADouble.objects.filter(first=first, second=second).exists()
        if other != kept and not there:
            said.pk, said.first_id, said.second_id = None, first, second
            said.save(force_insert=True)


def _said_to_be_two(_owned: Owned, pair: Pair) -> Iterable[str]:
    first, second = sorted((pair.kept.pk, pair.merged.pk))
    for said in NotADouble.objects.filter(first=first, second=second):
        values = {"name": said.said_by_name, "day": formats.day(said.said_at), "reason": said.reason}
        yield (
            gettext("%(name)s said on %(day)s that these are two: %(reason)s") % values
            if said.reason
            else gettext("%(name)s said on %(day)s that these are two.") % values
        )


def _visible_branches(rows: Any, viewer: Actor) -> Any:
    return Party.objects.visible_to(viewer).filter(pk__in=rows.values("pk"))


own(Owned(Address, "party_id", _("Addresses"), move_addresses, order=10))
own(Owned(Channel, "party_id", _("Ways to reach"), move_channels, order=20))
own(Owned(AccountManager, "party_id", _("Account managers"), move_account_managers, order=40))
own(Owned(Party, "branch_of_id", _("Branches"), visible=_visible_branches, order=50))
own(Owned(FormerName, "party_id", move=move_former_names))
own(Owned(MergedParty, "into_id"))
own(Owned(MatchKey, "party_id", move=stay))
own(Owned(NotADouble, "first_id", move=move_not_doubles, notices=_said_to_be_two))
own(Owned(NotADouble, "second_id", move=move_not_doubles))
own(Owned(EntrySubject, "subject_id", move=stay))
own(Owned(MailSubject, "subject_id", move=stay))
own(Owned(Change, "subject_id", move=stay))
