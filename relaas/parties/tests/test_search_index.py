"""The search index: it follows every write, and `relaas check` finds and mends one that does not."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from relaas.kernel import search
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.folding import fold
from relaas.kernel.invariants import INVARIANTS
from relaas.kernel.search import LONGEST_TEXT, found_words, has_words, is_common, text_to_search, words_of
from relaas.parties.models import Party
from relaas.parties.tests.listing import raw
from relaas.story.writing import writing


def found(typed: str) -> set[str]:
    rows = Party.objects.filter(found_words(Party, words_of(typed)))
    tested = Party.objects.filter(has_words(Party, words_of(typed)))
    assert set(rows) == set(tested)
    return {party.name for party in rows}


def row(name: str) -> dict[str, str]:
    return {"name": name, "search_text": text_to_search([name])}


@given(parts=st.lists(st.text(max_size=400), max_size=8))
def test_the_text_is_folded_and_never_too_long_for_an_index(parts: list[str]) -> None:
    """Whole letters, each word once, and short enough for a row of PostgreSQL's index."""
    text = text_to_search(part.encode(errors="ignore").decode() for part in parts)
    assert len(text.encode()) <= LONGEST_TEXT
    words = text.split()
    assert len(words) == len(set(words))
    assert set(words[:-1]) <= {word for part in parts for word in fold(part).split()}


@given(typed=st.text(max_size=40))
def test_what_is_typed_becomes_pieces_that_the_index_knows(typed: str) -> None:
    assert all(len(word) >= 3 for word in words_of(typed))


@pytest.mark.django_db
def test_the_index_follows_every_write() -> None:
    """Bulk, single, raw SQL and delete: no way around it."""
    raw(row("Bakkerij Zwart"), row("Slagerij Wit"))
    assert found("bakker") == {"Bakkerij Zwart"}
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.filter(name="Slagerij Wit").update(search_text=text_to_search(["Visboer"]))
        with connection.cursor() as cursor:
            cursor.execute("UPDATE parties_party SET search_text = '  molenaar' WHERE name = 'Bakkerij Zwart'")
    assert found("bakker") == set()
    assert found("molen") == {"Bakkerij Zwart"}
    assert found("vis") == {"Slagerij Wit"}
    with writing(by=COMMAND_LINE, what="test"):
        Party.objects.all().delete()
    assert found("vis") == set()


@pytest.mark.django_db
def test_an_index_that_was_lost_is_told_and_mended() -> None:
    raw(row("Bakkerij Zwart"))
    connection.check_constraints()  # PostgreSQL makes no index while a constraint waits
    kept = INVARIANTS["search index"]
    assert not kept.problems()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_parties_party(search_parties_party) VALUES ('delete-all')")
        else:
            cursor.execute("DROP INDEX search_parties_party_by_beginning")
    assert kept.problems() == ["parties_party: the search index is missing or stale"]
    assert kept.repair
    kept.repair()
    assert not kept.problems()
    assert found("zwart") == {"Bakkerij Zwart"}


@pytest.mark.django_db
def test_a_migration_takes_the_triggers_away_and_brings_them_back() -> None:
    """What was written in between is found afterwards."""
    search.remove(connection)
    raw(row("Bakkerij Zwart"))
    connection.check_constraints()
    search.install(connection)
    assert found("zwart") == {"Bakkerij Zwart"}


@pytest.mark.django_db
def test_common_words_are_known_as_such() -> None:
    """Only SQLite counts; PostgreSQL's planner has an opinion, and any will do."""
    raw(*(row(f"Bakkerij {number}") for number in range(5)))
    assert is_common(Party, words_of("bakkerij"), 4) or connection.vendor == "postgresql"
    assert not is_common(Party, words_of("bakkerij"), 100_000)
