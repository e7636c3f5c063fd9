"""What is known of the parties that are there, as the matcher compares it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from relaas.parties import names
from relaas.parties.duplicates.facts import Facts, city_of, domain_of, fiscal_of, place_of
from relaas.parties.models import (
    Address,
    BankAccount,
    Channel,
    ChannelType,
    Employment,
    FormerName,
    Kind,
    Party,
    PersonalDetails,
)

_COLUMNS = (
    "id", "kind", "name", "legal_name", "search_code", "first_name", "nickname", "initials", "prefix", "last_name",
    "kvk", "branch_number", "rsin", "vat_number", "oin", "domain", "branch_of_id",
)  # fmt: skip
_ADDRESS = ("postcode", "house_number", "city")
_CHANNEL = ("type", "value")
_EMPLOYMENT = ("organization_id", "work_phone", "mobile", "work_email")
_PHONES = frozenset({ChannelType.PHONE.value, ChannelType.MOBILE.value})
_KEPT_PHONES = (*_PHONES, ChannelType.EMAIL.value, ChannelType.WEBSITE.value)

type Row = tuple[Any, ...]


def known_of(
    party: Mapping[str, Any],
    *,
    addresses: Iterable[Row] = (),
    channels: Iterable[Row] = (),
    employments: Iterable[Row] = (),
    former_names: Iterable[str] = (),
    ibans: Iterable[str] = (),
    birth_date: str = "",
) -> Facts:
    """The facts of a party out of its columns and its rows.

    An address is postcode, house number and city, a channel type and value, an employment organization, phone, mobile
    and mail. A search code that Relaas proposed says nothing that the name does not.
    """
    is_person = party["kind"] == Kind.PERSON
    channels, employments, addresses = list(channels), list(employments), list(addresses)
    mails = [value for type, value in channels if type == ChannelType.EMAIL] + [each[3] for each in employments]
    webs = [value for type, value in channels if type == ChannelType.WEBSITE]
    phones = [value for type, value in channels if type in _PHONES]
    phones += [phone for _id, *two, _mail in employments for phone in two]
    code, domain = party["search_code"], party["domain"]
    texts = () if is_person else (party["name"], party["legal_name"], *former_names)
    return Facts(
        is_person=is_person, id=party["id"] or 0, branch_of=party["branch_of_id"] or 0,
        names=tuple(dict.fromkeys(text for text in texts if text)),
        search_code="" if is_person or code == names.proposed_search_code(party["name"]) else code,
        first_name=party["first_name"], nickname=party["nickname"], initials=party["initials"],
        prefix=party["prefix"], last_name=party["last_name"],
        kvk=party["kvk"], branch_number=party["branch_number"], oin=party["oin"], vat_number=party["vat_number"],
        fiscal=fiscal_of(party["rsin"], party["vat_number"]),
        emails=frozenset(mail.lower() for mail in mails if mail),
        domains=frozenset(filter(None, map(domain_of, (*mails, *webs, domain)))) if not is_person else frozenset(),
        phones=frozenset(filter(None, phones)),
        places=frozenset(filter(None, (place_of(postcode, number) for postcode, number, _city in addresses))),
        cities=frozenset(filter(None, (city_of(city) for _postcode, _number, city in addresses))),
        employers=frozenset(each[0] for each in employments if each[0]),
        ibans=frozenset(filter(None, ibans)),
        birth_date=birth_date,
    )  # fmt: skip


def known_of_record(
    party: Party,
    addresses: Iterable[Address],
    channels: Iterable[Channel],
    employments: Iterable[Employment],
    former_names: Iterable[FormerName],
) -> Facts:
    """The facts of a party as it stands in memory, saved or not."""
    return known_of(
        party.__dict__,
        addresses=[(row.postcode, row.house_number, row.city) for row in addresses],
        channels=[(row.type, row.value) for row in channels],
        employments=[(row.organization_id, row.work_phone, row.mobile, row.work_email) for row in employments],
        former_names=[row.text for row in former_names if row.kind == FormerName.Kind.NAME],
    )


def load(ids: Collection[int], *, ibans: bool = False, births: bool = False) -> dict[int, Facts]:
    """The facts of these parties, with one question for each table. Who may see them is not asked here.

    Bank accounts and birth dates are left out unless `ibans` and `births` ask for them: not everybody may see those.
    """
    parties = list(Party.objects.filter(pk__in=ids).values(*_COLUMNS)) if ids else []
    persons = [party["id"] for party in parties if party["kind"] == Kind.PERSON]
    addresses, channels, work, former = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    for id, *address in Address.objects.filter(party_id__in=ids).values_list("party_id", *_ADDRESS) if parties else ():
        addresses[id].append(tuple(address))
    told = Channel.objects.filter(party_id__in=ids, type__in=_KEPT_PHONES) if parties else Channel.objects.none()
    for id, *channel in told.values_list("party_id", *_CHANNEL):
        channels[id].append(tuple(channel))
    if persons:
        for id, *each in Employment.objects.filter(person_id__in=persons).values_list("person_id", *_EMPLOYMENT):
            work[id].append(tuple(each))
    if len(persons) < len(parties):
        names_before = FormerName.objects.filter(party_id__in=ids, kind=FormerName.Kind.NAME)
        for id, text in names_before.values_list("party_id", "text"):
            former[id].append(text)
    accounts = defaultdict(list)
    for id, iban in BankAccount.objects.filter(party_id__in=ids).values_list("party_id", "iban") if ibans else ():
        accounts[id].append(iban)
    details = PersonalDetails.objects.filter(party_id__in=persons, birth_date__isnull=False)
    born = dict(details.values_list("party_id", "birth_date")) if births and persons else {}
    return {
        party["id"]: known_of(
            party, addresses=addresses[party["id"]], channels=channels[party["id"]], employments=work[party["id"]],
            former_names=former[party["id"]], ibans=accounts[party["id"]], birth_date=str(born.get(party["id"], "")),
        )
        for party in parties
    }  # fmt: skip
