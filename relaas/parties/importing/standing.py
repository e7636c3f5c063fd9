"""A party as it stands, with all that hangs on it as far as a row may change it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from relaas.parties.importing.data_rows import DataThere, load_data
from relaas.parties.importing.reading.joining import load_joined
from relaas.parties.keeping import Rows
from relaas.parties.models import AccountManager, Address, Channel, Employment, FormerName, Party, PersonalDetails


@dataclass(slots=True)
class Standing:
    """Read for a set of parties with one question for each table."""

    party: Party
    addresses: list[Address] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
    account_managers: list[AccountManager] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    former_names: list[FormerName] = field(default_factory=list)
    data: DataThere = field(default_factory=DataThere)
    personal: PersonalDetails | None = None
    joined: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)

    @property
    def rows(self) -> Rows:
        """For the kept columns."""
        return Rows(self.addresses, self.channels, self.account_managers, self.employments, self.former_names)


def load(ids: Collection[int], *, with_data: bool, joined: Collection[str]) -> dict[int, Standing]:
    """Parties by id, with their rows in the order in which they were added.

    Accounts and master data if asked for, and what the rooms of the names `joined` have of them.
    """
    of_rooms = load_joined(joined, ids)
    found = {
        party.pk: Standing(party, joined=of_rooms)
        for party in Party.objects.filter(pk__in=ids).select_related("status")
    }
    persons = [id for id, standing in found.items() if standing.party.is_person]
    for address in Address.objects.filter(party_id__in=found).order_by("id"):
        found[address.party_id].addresses.append(address)
    for channel in Channel.objects.filter(party_id__in=found).order_by("id"):
        found[channel.party_id].channels.append(channel)
    for manager in AccountManager.objects.filter(party_id__in=found, is_primary=True):
        found[manager.party_id].account_managers.append(manager)
    for former in FormerName.objects.filter(party_id__in=found):
        found[former.party_id].former_names.append(former)
    for id, data in load_data(found).items() if with_data else ():
        found[id].data = data
    if persons:
        employed: dict[int, list[Employment]] = defaultdict(list)
        for employment in Employment.objects.filter(person_id__in=persons).select_related("organization"):
            employed[employment.person_id].append(employment)
        for id, employments in employed.items():
            found[id].employments = employments
        for details in PersonalDetails.objects.filter(party_id__in=persons):
            found[details.party_id].personal = details
    return found
