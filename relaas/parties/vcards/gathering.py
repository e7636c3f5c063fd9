"""What goes into the vCards of parties: what their viewer sees on their pages.

Private data (P5) and personal details (P14: home address, day of birth) are never in one: a telephone hands its
address book to every program on it. Nor are notes, and nor is an employer that the viewer may not see (U2).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.countries import HOME, country_name
from relaas.kernel.lasting_names import lasting_name
from relaas.parties.models import Address, AddressType, Channel, ChannelType, Employment, Party
from relaas.parties.names import organization_sort_key
from relaas.parties.vcards.contact import Contact, Mail, Place, Telephone

_USES = {ChannelType.PHONE: "voice", ChannelType.MOBILE: "cell", ChannelType.FAX: "fax"}
_ON_THE_WEB = {ChannelType.WEBSITE, ChannelType.SOCIAL, ChannelType.MESSENGER}


@dataclass(frozen=True)
class _Around:
    """What stands around some parties: their addresses and channels, and where persons work now."""

    addresses: dict[int, list[Address]]
    channels: dict[int, list[Channel]]
    work: dict[int, Employment]


def contacts_of(parties: Sequence[Party], viewer: Actor) -> list[Contact]:
    """One for each, in their order, without photographs. The parties are those that the viewer may see."""
    around = _around(parties, viewer)
    return [_person(each, around) if each.is_person else _organization(each, around) for each in parties]


def _around(parties: Sequence[Party], viewer: Actor) -> _Around:
    """The same number of queries whatever the number of parties."""
    persons = [each.pk for each in parties if each.is_person]
    work: dict[int, Employment] = {}
    if persons:
        running = Employment.objects.visible_to(viewer).running(clock.today()).filter(person__in=persons)
        for each in running.select_related("organization").order_by("is_default", "-pk"):
            work[each.person_id] = each
    known = {each.pk for each in parties} | {each.organization_id for each in work.values()}
    return _Around(
        _by_party(Address.objects.filter(party__in=known).order_by("pk")),
        _by_party(Channel.objects.filter(party__in=parties).order_by("-is_default", "pk")),
        work,
    )


def _by_party[Row: (Address, Channel)](rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.party_id].append(row)
    return found


def _organization(party: Party, around: _Around) -> Contact:
    channels = around.channels.get(party.pk, [])
    return Contact(
        uid=_uid(party),
        name=party.name,
        sorted_as=organization_sort_key(party.name),
        is_person=False,
        organization=party.name,
        telephones=_telephones(channels, at_work=True),
        mails=_mails(channels, at_work=True),
        places=_places(around.addresses.get(party.pk, [])),
        websites=_websites(channels),
    )


def _person(party: Party, around: _Around) -> Contact:
    """With where it works; who has no address of its own is found there."""
    channels, work = around.channels.get(party.pk, []), around.work.get(party.pk)
    employer = work.organization_id if work else 0
    return Contact(
        uid=_uid(party),
        name=party.name,
        sorted_as=party.sorted_name,
        is_person=True,
        family=" ".join(part for part in (party.prefix, party.last_name) if part),
        given=party.first_name or party.nickname or party.initials,
        nickname=party.nickname,
        title=party.title,
        organization=work.organization.name if work else "",
        department=work.department if work else "",
        function=work.function if work else "",
        telephones=[*_telephones_at_work(work), *_telephones(channels)],
        mails=[*_mail_at_work(work), *_mails(channels)],
        places=_places(around.addresses.get(party.pk, []) or around.addresses.get(employer, [])),
        websites=_websites(channels),
    )


def _uid(party: Party) -> str:
    return f"urn:uuid:{lasting_name('party', party.pk)}"


def _telephones(channels: list[Channel], *, at_work: bool = False) -> list[Telephone]:
    return [
        Telephone(each.value, _USES[ChannelType(each.type)], at_work, each.is_default)
        for each in channels
        if each.type in _USES
    ]


def _telephones_at_work(work: Employment | None) -> list[Telephone]:
    if work is None:
        return []
    numbers = ((work.work_phone, "voice"), (work.mobile, "cell"))
    return [Telephone(number, use, at_work=True) for number, use in numbers if number]


def _mails(channels: list[Channel], *, at_work: bool = False) -> list[Mail]:
    return [Mail(each.value, at_work, each.is_default) for each in channels if each.type == ChannelType.EMAIL]


def _mail_at_work(work: Employment | None) -> list[Mail]:
    return [Mail(work.work_email, at_work=True)] if work and work.work_email else []


def _websites(channels: list[Channel]) -> list[str]:
    """Profiles too, where what was written down can be opened."""
    web = [each.value for each in channels if each.type in _ON_THE_WEB]
    return [value for value in web if value.startswith(("https://", "http://"))]


def _places(addresses: list[Address]) -> list[Place]:
    """Where one goes or writes to; an address for invoices alone is of no use in an address book."""
    kept = [each for each in addresses if each.for_visit or each.for_post or each.for_home]
    return [
        Place(
            each.street_line,
            each.city,
            each.postcode,
            country_name(each.country) if each.country != HOME else "",
            at_home=each.types == [AddressType.HOME],
            is_first=each.default_visit,
        )
        for each in kept or addresses
        if str(each)
    ]
