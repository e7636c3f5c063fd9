"""Words that very many names begin with, far down an order by name: all *stichting* stand together, behind half of all.

What matches stands in three parts, each in its order: names that begin with a word's first letters, read from where
those stand in the order; the few rows that have the words further on, given by the index of words; and the few whose
text does not begin as they sort, each of them tested.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from relaas.kernel import search
from relaas.overviews.filters import HIGHEST
from relaas.overviews.question import Question
from relaas.overviews.walking import onward

FURTHER_ON = 5_000  # rows with the words further on that are looked up and sorted


def begun(question: Question, most: int) -> list[int] | None:
    """The ids of the first so many rows that match; None where too many have the words further on in their text, or the
    index cannot tell which."""
    model, words, keys = question.overview.model, question.words, (*question.sort.keys, "pk")
    if question.sort.reads_otherwise is None or not words:
        return None
    further_on = search.found_further_on(model, words, FURTHER_ON + 1)
    if further_on is None or len(further_on) > FURTHER_ON:
        return None
    parts = _parts(question, question.sort.reads_otherwise, json.dumps(further_on))
    found = {row for part in parts for row in onward(question, part).values_list(*keys)[:most]}
    return [row[-1] for row in sorted(found, reverse=question.onward == "<")[:most]]


def _parts(question: Question, otherwise: Q, further_on: str) -> Iterator[QuerySet[Any]]:
    model, words, key = question.overview.model, question.words, question.sort.keys[0]
    yield question.found(search.pk_in(further_on) & search.has_words(model, words))
    yield question.tested().filter(otherwise)
    for letters in search.beginnings(words):
        yield question.tested().filter(**{f"{key}__gte": letters, f"{key}__lt": letters + HIGHEST})
