"""A2: channel and participants of a contact moment, guessed from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.activities.jotting.channels import HAPPENED, NAMED, guess_channel
from relaas.activities.jotting.persons import Named, guess_persons, phrases_of
from relaas.activities.jotting.phrases import words_of
from relaas.activities.models.choices import Channel
from relaas.activities.tests.guessed import CHANNELS, NAMES, PERSONS
from relaas.kernel.folding import fold

pytestmark = pytest.mark.once

SIGNS = st.text(alphabet=" ,;:!?()-–\n\t", min_size=1, max_size=3)
NEUTRAL = st.lists(st.sampled_from(["wil", "meel", "morgen", "40", "zakken", "é", "Ωmega"])).map(" ".join)
SAID = st.sampled_from([(channel, phrase) for channel, phrases in HAPPENED.items() for phrase in phrases])


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_the_channel_is_read_in_the_words(text: str, channel: Channel) -> None:
    assert guess_channel(text) == channel


@pytest.mark.parametrize(("text", "persons"), NAMES)
def test_persons_are_read_in_the_words(text: str, persons: list[int]) -> None:
    assert guess_persons(text, phrases_of(PERSONS)) == persons


@given(said=SAID, before=NEUTRAL, after=NEUTRAL, left=SIGNS, right=SIGNS)
def test_a_phrase_is_found_anywhere_whole(
    said: tuple[Channel, str], before: str, after: str, left: str, right: str
) -> None:
    channel, phrase = said
    assert guess_channel(f"{before}{left}{phrase.upper()}{right}{after}") == channel
    glued = phrase.replace(" ", "q")
    assert guess_channel(f"{before}{left}x{glued}x{right}{after}") == Channel.PHONE


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever was typed: an answer, the same for the folded text, and persons only if their words stand in it."""
    assert guess_channel(text) == guess_channel(fold(text.replace(".", " ")))
    phrases = phrases_of(PERSONS)
    for id in guess_persons(text, phrases):
        assert any(f" {phrase} " in words_of(text) for phrase in phrases[id])


@given(st.lists(st.builds(Named, *[st.sampled_from(["", "Jan", "Berg", "van den", "J", "Émile"])] * 4), max_size=5))
def test_no_phrase_is_of_two_persons(persons: list[Named]) -> None:
    phrases = phrases_of(dict(enumerate(persons)))
    every = [phrase for each in phrases.values() for phrase in each]
    assert len(every) == len(set(every))
    assert all(len(phrase) > 1 for phrase in every)


def test_no_phrase_is_of_two_channels() -> None:
    """And each stands there as it is looked for: folded, single spaces."""
    every = [phrase for table in (HAPPENED, NAMED) for phrases in table.values() for phrase in phrases]
    assert len(every) == len(set(every))
    assert all(words_of(phrase) == f" {phrase} " for phrase in every)
