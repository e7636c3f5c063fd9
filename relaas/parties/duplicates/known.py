"""What is known of the parties that are there, as the matcher compares it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection

from relaas.kernel.kept_statements import ask
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
_PHONES = frozenset({ChannelType.PHONE.value, ChannelType.MOBILE.value})
_REACHED = (*sorted(_PHONES), ChannelType.EMAIL.value, ChannelType.WEBSITE.value)

# Written out: this is asked while somebody types, and thousands of times a minute while an import looks for doubles.
_PARTIES = f"SELECT {', '.join(_COLUMNS)} FROM {Party._meta.db_table} WHERE id"  # noqa: S608 - names of our own
_NUMBERS = f"SELECT id, kvk, rsin, vat_number, oin FROM {Party._meta.db_table} WHERE id"  # noqa: S608
_HANGING = (
    f"SELECT 'a', party_id, postcode, house_number, city, '' FROM {Address._meta.db_table} WHERE party_id",  # noqa: S608
    f"SELECT 'c', party_id, type, value, '', '' FROM {Channel._meta.db_table} "  # noqa: S608
    f"WHERE type IN ({', '.join(map(repr, _REACHED))}) AND party_id",
    "SELECT 'e', person_id, CAST(organization_id AS text), work_phone, mobile, work_email "  # noqa: S608
    f"FROM {Employment._meta.db_table} WHERE person_id",
    f"SELECT 'f', party_id, text, '', '', '' FROM {FormerName._meta.db_table} "  # noqa: S608
    f"WHERE kind = '{FormerName.Kind.NAME.value}' AND party_id",
)

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
    """The facts of these parties: two statements for however many. Who may see them is not asked here.

    Bank accounts and birth dates are left out unless `ibans` and `births` ask for them: not everybody may see those.
    """
    if not ids:
        return {}
    among, given = _among(ids)
    parties = [dict(zip(_COLUMNS, row, strict=True)) for row in ask(f"{_PARTIES} {among} ORDER BY id", [given])]
    hanging: dict[str, dict[int, list[Row]]] = {kind: defaultdict(list) for kind in "acef"}
    for kind, id, *row in ask(" UNION ALL ".join(f"{each} {among}" for each in _HANGING), [given] * len(_HANGING)):
        hanging[kind][id].append(tuple(row))
    accounts = defaultdict(list)
    for id, iban in BankAccount.objects.filter(party_id__in=ids).values_list("party_id", "iban") if ibans else ():
        accounts[id].append(iban)
    born = _born(ids) if births else {}
    return {
        id: known_of(
            party,
            addresses=[(postcode, number, city) for postcode, number, city, _none in hanging["a"][id]],
            channels=[(type, value) for type, value, _none, _nothing in hanging["c"][id]],
            employments=[(int(organization), *reached) for organization, *reached in hanging["e"][id]],
            former_names=[text for text, *_none in hanging["f"][id]],
            ibans=accounts[id], birth_date=str(born.get(id, "")),
        )
        for party in parties
        for id in [party["id"]]
    }  # fmt: skip


def numbers(ids: Collection[int]) -> dict[int, Facts]:
    """Of these parties no more than the numbers by which others know them: one statement, of their own rows alone."""
    if not ids:
        return {}
    among, given = _among(ids)
    return {
        id: Facts(id=id, kvk=kvk, fiscal=fiscal_of(rsin, vat_number), oin=oin)
        for id, kvk, rsin, vat_number, oin in ask(f"{_NUMBERS} {among}", [given])
    }


def _born(ids: Collection[int]) -> dict[int, Any]:
    details = PersonalDetails.objects.filter(party_id__in=ids, birth_date__isnull=False)
    return dict(details.values_list("party_id", "birth_date"))


def _among(ids: Collection[int]) -> tuple[str, str | list[Any]]:
    """A condition behind a column, and its one parameter: the statement is the same however many there are."""
    if connection.vendor == "postgresql":
        return "= ANY(%s)", list(ids)
    return "IN (SELECT value FROM json_each(%s))", json.dumps(list(ids))
