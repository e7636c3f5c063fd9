"""What somebody is typing in a form, as facts: what is not right yet is left out, for it says nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from relaas.kernel.identifiers.digits import compact
from relaas.kernel.postcodes import check_postcode
from relaas.kernel.refusals import Refused
from relaas.kernel.telephone import check_telephone
from relaas.parties.duplicates.facts import Facts, city_of, domain_of, fiscal_of, place_of
from relaas.parties.models import Kind

type Typed = Mapping[str, str]

ADDRESS = ("addresses.0.postcode", "addresses.0.house_number", "addresses.0.city")
REACHED = ("phone", "mobile", "email", "employment.work_phone", "employment.mobile", "employment.work_email")
ASKED: Mapping[Kind, tuple[str, ...]] = {
    Kind.ORGANIZATION: (
        "name", "legal_name", "kvk", "branch_number", "vat_number", "rsin", "oin", "phone", "email", "website",
        "domain", *ADDRESS,
    ),
    Kind.PERSON: ("first_name", "nickname", "initials", "prefix", "last_name", *REACHED, *ADDRESS),
}  # fmt: skip
_LONGEST = 300


def facts_of(kind: Kind, typed: Typed, *, employer: int | None = None) -> Facts:
    """The facts in what was typed at the fields `ASKED`, by their names."""
    said = {name: typed.get(name, "").replace("\0", "").strip()[:_LONGEST] for name in ASKED[kind]}
    read = _person if kind == Kind.PERSON else _organization
    postcode, number, city = (said[name] for name in ADDRESS)
    plain = _right([postcode], lambda text: check_postcode(text, "NL")) or [postcode]
    return replace(
        read(said),
        places=_some([place_of(plain[0], number)]),
        cities=_some([city_of(city)]),
        employers=frozenset({employer} if employer else ()),
    )


def is_enough(facts: Facts) -> bool:
    """Whether it is worth looking: a name of three letters, or a number or a way to be reached."""
    named = [*facts.names, facts.last_name]
    numbers = (facts.kvk, facts.oin, *facts.fiscal, *facts.emails, *facts.phones, *facts.places, *facts.domains)
    return any(len(name.strip()) > 2 for name in named) or any(numbers)


def over(facts: Facts, known: Facts) -> Facts:
    """What is known of a party, with what is typed now in place of it."""
    changed = {
        name: value
        for name in Facts.__dataclass_fields__
        if (value := getattr(facts, name)) and name not in ("is_person", "employers")
    }
    return replace(known, **changed)


def _organization(said: Typed) -> Facts:
    addresses = [said["email"], said["website"], said["domain"]]
    return Facts(
        names=tuple(name for name in (said["name"], said["legal_name"]) if name),
        kvk=compact(said["kvk"]), branch_number=compact(said["branch_number"]), oin=compact(said["oin"]),
        vat_number=compact(said["vat_number"]),
        fiscal=fiscal_of(compact(said["rsin"]), compact(said["vat_number"])),
        emails=_mails([said["email"]]), domains=_some(map(domain_of, addresses)),
        phones=_some(_right([said["phone"]], check_telephone)),
    )  # fmt: skip


def _person(said: Typed) -> Facts:
    phones = [said[name] for name in ("phone", "mobile", "employment.work_phone", "employment.mobile")]
    return Facts(
        is_person=True,
        first_name=said["first_name"], nickname=said["nickname"], initials=said["initials"], prefix=said["prefix"],
        last_name=said["last_name"],
        emails=_mails([said["email"], said["employment.work_email"]]),
        phones=_some(_right(phones, check_telephone)),
    )  # fmt: skip


def _mails(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text.lower() for text in texts if "@" in text)


def _right(texts: Iterable[str], check: Callable[[str], str]) -> list[str]:
    """Those that pass, as they are kept."""
    right = []
    for text in texts:
        try:
            right.append(check(text) if text else "")
        except Refused:
            continue
    return right


def _some(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(text for text in texts if text)
