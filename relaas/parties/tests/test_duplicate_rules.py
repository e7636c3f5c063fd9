"""P11: what each piece of evidence does, and what must hold of any two parties."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.parties.duplicates.facts import Facts, city_of, domain_of, fiscal_of, place_of
from relaas.parties.duplicates.keys import Keys, keys_of
from relaas.parties.duplicates.organization_names import Like, compare_names
from relaas.parties.duplicates.rules import likeness, numbers_differ
from relaas.parties.duplicates.weights import LIKELY

pytestmark = pytest.mark.once


def organization(name: str = "Bakkerij Jansen", **known: Any) -> Facts:
    sets: dict[str, Any] = {
        key: frozenset(value) if isinstance(value, (set, list)) else value for key, value in known.items()
    }
    return Facts(names=(name,), **sets)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Bakkerij Jansen B.V.", "bakkerij jansen", Like.SAME),
        ("Bakkerij Jansen BV", "Bakkerij Jansen Besloten Vennootschap", Like.SAME),
        ("Aannemersbedrijf v.d. Meulen", "Aannemersbedrijf van der Meulen", Like.SAME),
        ("Café 't Zwaantje", "Cafe Het Zwaantje", Like.SAME),
        ("Jansen & Zn. V.O.F.", "Jansen en Zonen", Like.SAME),
        ("Gem. 's-Hertogenbosch", "Gemeente Den Bosch", Like.SAME),
        ("Stichting Welzijn Ouderen S.W.O.", "Welzijn Ouderen SWO", Like.SAME),
        ("Meijer-Hof Tuinen", "Meijerhof Tuinen", Like.SAME),
        ("Dijkstra Bouw", "Dykstra Bouw", Like.SAME),
        ("Bloemenhuis Margriet", "Bloemenhuis Margriet v/h Kok", Like.SAME),
        ("Noord Nederlandse Verzekerings Groep", "NNVG", Like.ABBREVIATED),
        ("Gemeente Leiderdorp", "Gemeente Leiderdrop", Like.NEAR),
        ("Visser Makelaars", "Visser Makelaardij", Like.NEAR),
        ("Siemens", "Siemens Energie", Like.HOLDS),
        ("Veenstra", "Veenstra Holding", Like.CROSSED),
        ("Gemeente Utrecht", "Provincie Utrecht", Like.CROSSED),
        ("Rabobank Zwolle", "Rabobank Kampen", Like.CROSSED),
        ("Bakkerij Bos", "Slagerij Vos", Like.OTHER),
        ("Basisschool De Wegwijzer 1", "Basisschool De Wegwijzer 2", Like.NUMBERED),
        ("Grondkamer Zuid", "Grondkamer Zuidwest", Like.NUMBERED),
        ("Vastgoedfonds Holland I", "Vastgoedfonds Holland II", Like.NUMBERED),
        ("🌻🌻", "🚲", Like.OTHER),
    ],
)  # fmt: skip
def test_names(one: str, other: str, like: Like) -> None:
    assert compare_names((one,), (other,), frozenset()).like == like
    assert compare_names((other,), (one,), frozenset()).like == like


@pytest.mark.parametrize(
    ("one", "other", "likely"),
    [
        (organization(cities={"zwolle"}), organization(cities={"zwolle"}), True),
        (organization(cities={"zwolle"}), organization(cities={"breda"}), False),
        (organization(kvk="1"), organization("Cloudlijn", kvk="1", cities={"ede"}), False),
        (organization(kvk="1", cities={"ede"}), organization("Cloudlijn", kvk="1", cities={"ede"}), True),
        (organization(kvk="1", branch_number="1"), organization(kvk="1", branch_number="2"), True),
        (organization(kvk="1", branch_number="1", cities={"a"}),
         organization(kvk="1", branch_number="2", cities={"b"}), False),
        (organization(kvk="1"), organization(kvk="2"), False),
        (organization(emails={"a@b.nl"}), organization("Slagerij Vos", emails={"a@b.nl"}), False),
        (organization(), Facts(is_person=True, first_name="Bakkerij", last_name="Jansen"), False),
    ],
)  # fmt: skip
def test_evidence(one: Facts, other: Facts, likely: bool) -> None:
    assert likeness(one, other).is_likely is likely


def test_what_an_office_shares_counts_once() -> None:
    """One phone, place and mail address of a town hall do not add up to one party."""
    office = {"emails": {"info@x.nl"}, "phones": {"+3114038"}, "places": {"8011AA 1"}, "cities": {"zwolle"}}
    assert not likeness(organization("Gemeente Delft", **office), organization("ReinUnie", **office)).is_likely


def test_shared_mail_providers_are_no_domain() -> None:
    assert domain_of("jan@gmail.com") == domain_of("https://www.facebook.com/jan") == ""
    assert domain_of("Jan@Mail.Bakker.nl") == domain_of("https://www.bakker.nl/over?x=1") == "bakker.nl"


def test_facts_are_brought_to_one_form() -> None:
    assert city_of("'s-Gravenhage") == city_of("DEN HAAG") == "den haag"
    assert city_of("Hengelo (OV)") == city_of("HENGELO OV") == "hengelo"
    assert place_of("8042 ab", "012 A") == place_of("8042AB", "12-1") == "8042AB 12"
    assert fiscal_of("", "NL001234567B01") == fiscal_of("001234567", "") == {"001234567"}


words = st.sampled_from(
    ["Bakkerij", "Jansen", "van der", "'t", "Gemeente", "Zwolle", "Noord", "2", "B.V.", "(ABC)", "Stichting", "É", "&"]
)
texts = st.lists(words, max_size=6).map(" ".join) | st.text(max_size=40)
values = st.sampled_from(["", "1", "2"])
sets = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
facts = st.builds(
    Facts, is_person=st.booleans(), names=st.tuples(texts), first_name=texts, last_name=texts, prefix=texts,
    initials=texts, kvk=values, branch_number=values, fiscal=sets, emails=sets, phones=sets, places=sets, cities=sets,
    birth_date=values,
)  # fmt: skip


@given(facts, facts)
def test_it_does_not_matter_which_is_first(one: Facts, other: Facts) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert there == back
    assert 0 <= there.score <= 100


@given(facts, facts)
def test_nobody_is_more_like_a_party_than_itself(one: Facts, other: Facts) -> None:
    assert likeness(one, one).score >= likeness(one, other).score or not one.names[0].strip()


@given(st.permutations(["Bakkerij", "Jansen", "Noord", "Twente"]))
def test_the_order_of_words_does_not_matter(order: list[str]) -> None:
    one, other = organization("Bakkerij Jansen Noord Twente"), organization(" ".join(order))
    assert likeness(one, other).score >= LIKELY
    assert keys_of(one) & keys_of(other)


@given(facts)
def test_a_party_has_a_key_in_common_with_itself_typed_again(one: Facts) -> None:
    assert keys_of(one) == keys_of(replace(one))


@pytest.mark.parametrize("name", ["a" * 5_000, "🌻" * 5_000, "van de " * 900, "(" * 5_000, "(a) " * 1_500, "\0", " "])
def test_hostile_names_take_no_time(name: str) -> None:
    """However long or strange: looked at as far as 250 letters and twelve words go."""
    known = organization(name, cities={"zwolle"})
    assert likeness(known, known).score >= 0
    assert len(keys_of(known)) <= 40


@given(facts, facts)
def test_by_the_name_alone_nobody_with_another_number_is_likely(one: Facts, other: Facts) -> None:
    """What an import need not look at any closer (`finding._named_only`)."""
    one, other = replace(one, is_person=False, id=1), replace(other, is_person=False, id=2)
    mine, theirs = Keys.of(one), Keys.of(other)
    in_common = (mine.narrow & theirs.narrow) - mine.named
    if numbers_differ(one, other) and not in_common:
        assert not likeness(one, other).is_likely
