"""What this room gives the palette and the search page: relations, other organizations, persons, and what is new."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relaas.kernel.actors import Actor
from relaas.kernel.asked_often import rows_asked_often
from relaas.kernel.folding import fold
from relaas.kernel.telephone import national_digits, show_telephone
from relaas.parties.answers import Answer
from relaas.parties.models import Employment, seen_through
from relaas.parties.rights import CHANGE, READ
from relaas.parties.searching import find_parties
from relaas.parties.typed_numbers import words_of_number
from relaas.web.finding import COMMANDS, SOURCES, Command, Found, FoundGroup, SearchSource

_NUMBERS = (("kvk", gettext_lazy("KvK")), ("vat_number", gettext_lazy("VAT number")), ("oin", "OIN"), ("rsin", "RSIN"))


def find(typed: str, viewer: Actor, most: int) -> Iterable[FoundGroup]:
    """Relations, organizations that are none, and persons: at most so many of each that the viewer may see (U2)."""
    found = find_parties(typed, viewer)
    relations = [party for party in found if party.is_organization and party.is_relation][:most]
    others = [party for party in found if party.is_organization and not party.is_relation][:most]
    persons = [party for party in found if party.is_person][:most]
    work = _work_of(persons, viewer)
    asked = f"?{urlencode({'q': typed})}"
    yield FoundGroup(_("Relations"), [_organization(each, typed) for each in relations], _list("relations", asked))
    yield FoundGroup(_("Organizations"), [_organization(each, typed) for each in others], _list("organizations", asked))
    yield FoundGroup(_("Persons"), [_person(each, typed, work) for each in persons], _list("persons", asked))


def begin(typed: str, viewer: Actor) -> Found | None:
    """A new relation of the name that nobody answers to."""
    if not viewer.may(CHANGE):
        return None
    address = f"{reverse('parties:new_relation')}?{urlencode({'naam': typed})}"
    return Found(_("New relation “%(name)s”") % {"name": typed}, address, "building-2")


def _organization(party: Answer, typed: str) -> Found:
    second = _why(party, typed) or " · ".join(part for part in (party.code, party.city) if part)
    return Found(party.name, reverse("parties:relation", args=[party.pk]), "building-2", second)


def _person(party: Answer, typed: str, work: dict[int, str]) -> Found:
    second = _why(party, typed) or work.get(party.pk) or party.city
    return Found(party.name, reverse("parties:person", args=[party.pk]), "user", second)


def _why(party: Answer, typed: str) -> str:
    """The number or address by which it was found, when it was."""
    number = "".join(words_of_number(typed)).replace(" ", "")
    for column, label in _NUMBERS if number else ():
        value = getattr(party, column)
        if number in fold(value):
            return f"{label} {value}"
    if number and party.phone and number in national_digits(party.phone):
        return show_telephone(party.phone)
    return (
        party.email if fold(typed) and fold(typed) in fold(party.email) and fold(typed) not in fold(party.name) else ""
    )


def _work_of(persons: Iterable[Answer], viewer: Actor) -> dict[int, str]:
    """Function and organization of each, as far as the viewer may see them; the persons are seen already."""
    rows = _default_work([person.pk for person in persons], viewer)
    return {id: ", ".join(part for part in (function, organization) if part) for id, function, organization in rows}


@rows_asked_often
def _default_work(persons: Sequence[int], viewer: Actor) -> QuerySet[Employment, tuple[int, str, str]]:
    default = Employment.objects.filter(person_id__in=persons, is_default=True).order_by()
    seen = seen_through("organization", viewer)
    seen_there = default.filter(seen) if seen is not None else default
    return seen_there.values_list("person_id", "function", "organization__name")


def _list(name: str, asked: str) -> str:
    return f"{reverse(f'parties:{name}')}{asked}"


SOURCES.add("parties", SearchSource("parties", find, READ, order=10, begin=begin))
COMMANDS.add(
    "new_relation",
    Command(
        "new_relation",
        gettext_lazy("New relation"),
        "parties:new_relation",
        "building-2",
        CHANGE,
        "nieuwe relatie organisatie bedrijf klant leverancier toevoegen new relation organization company add",
        order=10,
    ),
)
COMMANDS.add(
    "new_person",
    Command(
        "new_person",
        gettext_lazy("New person"),
        "parties:new_person",
        "user-plus",
        CHANGE,
        "nieuwe persoon contactpersoon mens toevoegen new person contact add",
        order=20,
    ),
)
