"""P11: the matcher against the labelled set, which was made before it."""

from collections import Counter

import pytest

from relaas.parties.duplicates.keys import keys_of
from relaas.parties.duplicates.rules import likeness
from relaas.parties.tests.labelled import labelled_pairs

pytestmark = pytest.mark.once

PRECISION, RECALL = 0.95, 0.9


def test_the_set_is_what_it_must_be() -> None:
    labels = Counter((pair.same, pair.half) for pair in labelled_pairs())
    assert sum(count for (same, _half), count in labels.items() if same) == 150
    assert sum(count for (same, _half), count in labels.items() if not same) == 150
    assert set(labels.values()) == {74, 76}, "half of each is held out of tuning"
    assert len({(pair.one, pair.other) for pair in labelled_pairs()}) == 300


@pytest.mark.parametrize("half", ["tuning", "held out"])
def test_precision_and_recall(half: str) -> None:
    """P11: of what is shown as likely one, nearly all is; of what is one, nearly all is shown."""
    pairs = [(pair, likeness(pair.one, pair.other)) for pair in labelled_pairs() if pair.half == half]
    right = [pair.why for pair, said in pairs if said.is_likely and pair.same]
    wrong = [pair.why for pair, said in pairs if said.is_likely and not pair.same]
    missed = [pair.why for pair, said in pairs if not said.is_likely and pair.same]
    assert len(right) / len(right + wrong) >= PRECISION, wrong
    assert len(right) / len(right + missed) >= RECALL, missed


def test_two_that_are_one_have_a_key_in_common() -> None:
    """P11: else they would be right and never be compared."""
    apart = [pair.why for pair in labelled_pairs() if pair.same and not keys_of(pair.one) & keys_of(pair.other)]
    assert len(apart) <= 2, apart


def test_a_found_pair_says_why() -> None:
    likely = [likeness(pair.one, pair.other) for pair in labelled_pairs() if pair.same]
    assert all(any(reason.points > 0 for reason in said.reasons) for said in likely if said.is_likely)
