"""Which pieces of words the search index is asked for: the rarest, and what is found is the same whatever they are."""

from collections.abc import Callable

import pytest
from django.db import connection

from relaas.kernel import rare_pieces
from relaas.kernel.near_words import is_found
from relaas.kernel.rare_pieces import COMMON, TRUSTED, Sample
from relaas.kernel.search import (
    found_words,
    has_words,
    is_common,
    newest_ids,
    some_ids,
    text_to_search,
    words_of,
)
from relaas.kernel.search_index import searched_column
from relaas.parties.models import Party
from relaas.parties.tests.listing import raw

COMMONLY = ["Bakkerij Jansen", "Slagerij de Vries", "Kaasmakerij Terwolde"]
FEW = COMMON - 1
TYPED = [
    "klokkengieterij",
    "gieterij jansen",
    "okkengiet",
    "giet",
    "bakkerij",
    "klok 🔔",
    "a.b@klokken",
    "jansen bv",
    "klokrij",
]


def sample_of(*rare: str) -> Sample:
    return Sample([text_to_search([name]) for name in (*rare, *COMMONLY * (TRUSTED // 3))])


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> Callable[[Sample], None]:
    """Has it believed that the table is as this sample."""

    def believed(sample: Sample) -> None:
        monkeypatch.setitem(rare_pieces._samples, Party, sample)  # type: ignore[misc]

    return believed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("klokkengieterij", {"klo", "lok", "okk", "eng", "ngi", "gie"}),
        ("gieterij jansen", {"gie", "iet", "ete"}),
    ],
)
def test_the_rarest_are_asked_for(typed: str, expected: set[str]) -> None:
    pieces = sample_of(*["Klokkengieterij Smit"] * FEW).rarest(words_of(typed))
    assert pieces
    assert len(pieces) == 2
    assert expected & set(pieces)
    assert not {"rij", "eri", "ter"} & set(pieces)


@pytest.mark.parametrize("typed", ["bakkerij", "bak", "bakk", "jansen bakkerij", "a@b", "🔔🔔🔔", "bv jo", "terijrij"])
def test_whole_words_are_asked_for_where_pieces_are_no_better(typed: str) -> None:
    """Common words, words of one or two pieces, pieces that only SQLite knows."""
    common = [f"{one}{other}" for one in ("ter", "eri", "rij", "ijr", "jri") for other in ("ter", "eri", "rij")]
    assert sample_of(*(" ".join(common) for _ in range(FEW))).rarest(words_of(typed)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("rare", ["Klokkengieterij Smit", "Klok Giet", ""])
def test_what_is_found_does_not_depend_on_the_sample(sampled: Callable[[Sample], None], typed: str, rare: str) -> None:
    names = ["Klokkengieterij Jansen", "Klokken Gieterij", "Gieterij Klokken Jansen B.V.", "Klok 🔔", *COMMONLY]
    raw(*({"name": name, "search_text": text_to_search([name, "a.b@klokken.nl"])} for name in names))
    sampled(sample_of(rare))
    words = words_of(typed)
    tested = [*Party.objects.filter(has_words(Party, words)).order_by("-pk").values_list("pk", flat=True)]
    assert [*Party.objects.filter(found_words(Party, words)).order_by("-pk").values_list("pk", flat=True)] == tested
    assert newest_ids(Party, words, 10) in (tested, None if connection.vendor == "postgresql" else tested)
    assert sorted(some_ids(Party, words, 10) or tested) == sorted(tested)
    assert is_found(Party, words) is bool(tested)
    assert not is_common(Party, words, 1000)


@pytest.mark.django_db
def test_a_sample_is_of_the_whole_table_and_of_a_small_one_nothing_is_believed(
    monkeypatch: pytest.MonkeyPatch, sampled: Callable[[Sample], None]
) -> None:
    raw(*({"name": str(each), "search_text": text_to_search([f"{each:04} klokkengieterij"])} for each in range(2000)))
    taken = rare_pieces._some_texts(searched_column(Party))
    assert TRUSTED <= len(taken) == len(set(taken))
    assert {text[2] for text in taken} == {"0", "1"}
    sampled(Sample(taken[: TRUSTED - 1]))
    assert rare_pieces.rare_pieces(Party, words_of("zonnewijzer")) is None
    assert not rare_pieces.was_seen(Party, words_of("klokkengieterij"))
    sampled(Sample(taken))
    assert rare_pieces.rare_pieces(Party, words_of("zonnewijzer")) is not None
    assert rare_pieces.rare_pieces(Party, words_of("klokkengieterij")) is None
    assert rare_pieces.was_seen(Party, words_of("klokkengieterij"))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [("gieterij klok", True), ("klokkenspel", False), ("kengieterij smit", True), ("giet jansen", False)],
)
def test_what_the_sample_has_was_seen(sampled: Callable[[Sample], None], typed: str, *, seen: bool) -> None:
    sampled(sample_of("Klokkengieterij Smit"))
    assert rare_pieces.was_seen(Party, words_of(typed)) is seen


@pytest.mark.parametrize(("others", "often"), [(COMMON, False), (COMMON + 1, True)])
def test_what_many_have_further_on_is_known(sampled: Callable[[Sample], None], others: int, *, often: bool) -> None:
    """Who begins with one of the words counts for none of them."""
    sampled(sample_of(*["Stichting Klok"] * 20, *["De Klokkenstichting"] * others))
    assert rare_pieces.are_often_further_on(Party, ["sti"]) is often
    assert rare_pieces.are_often_further_on(Party, ["sti", "klo"]) is often
    assert not rare_pieces.are_often_further_on(Party, ["dek"])
