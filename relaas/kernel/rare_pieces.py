"""Which few pieces of words the search index is asked for: the rarest, known from a sample of the rows.

The index knows where any three letters stand. Asked for a whole word it goes through the rows of all its pieces, and of
*klokkengieterij* a third of all rows have `rij` and a tenth of a thousandth `gie`: asked for the rarest two it answers
ten times as soon. The text of what it gives is tested, so what is found never depends on the sample.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import reduce
from itertools import pairwise
from operator import and_

from django.db import connection
from django.db.models import Model

from relaas.kernel.clock import now
from relaas.kernel.search_index import PIECE, SearchColumn, searched_column

PLACES, AT_EACH = 40, 25  # rows beside each other stand on one page of the table: reading is quick
GOLDEN = 0.618  # of a distance: where in it a place is, each time elsewhere
TRUSTED = 900  # texts; in a smaller table, or one that has since grown from nothing, whole words are as good
KEPT = timedelta(hours=1)
LEAST = 2  # pieces; the sample may be wrong about one
WRONG = 1  # text of the sample that may have the pieces and not the words; of a million rows some thousand
COMMON = 4  # texts of the sample that have the words: testing the text of so many rows takes longer than it gains


class Sample:
    """The texts of some rows, and which of them have each piece: a bit for each text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts, self.taken_at = texts, now()
        self._having: dict[str, int] = {}
        for number, text in enumerate(texts):
            for piece in set(pieces_of(text)):
                self._having[piece] = self._having.get(piece, 0) | 1 << number

    def rarest(self, words: Sequence[str]) -> tuple[str, ...] | None:
        """The pieces to ask for; none where whole words are better: they are common, or have no rare pieces, or no
        other pieces than these."""
        left, taken = (1 << len(self.texts)) - 1, list[str]()
        pieces = dict.fromkeys(piece for word in words for piece in pieces_of(word) if is_known(piece))
        while len(pieces) > 1:
            _counts, rarest = min((self._counted(piece, left), piece) for piece in pieces)
            del pieces[rarest]
            taken.append(rarest)
            left &= self._having.get(rarest, 0)
            right, wrong = self._tested(left, words)
            if right >= COMMON:
                return None
            if len(taken) >= LEAST and wrong <= WRONG:
                return tuple(taken)
        return None

    def has(self, words: Sequence[str]) -> bool:
        """Whether one of the texts has all these words."""
        having = (self._having.get(piece, 0) for word in words for piece in pieces_of(word))
        return self._tested(reduce(and_, having, (1 << len(self.texts)) - 1), words)[0] > 0

    def further_on(self, beginnings: Sequence[str]) -> int:
        """How many of the texts have each of these pieces and begin with none."""
        having = reduce(and_, (self._having.get(piece, 0) for piece in beginnings))
        return sum(not self.texts[number].lstrip().startswith(tuple(beginnings)) for number in _numbers(having))

    def _counted(self, piece: str, left: int) -> tuple[int, int]:
        """How many of these texts have it, and how many of all."""
        having = self._having.get(piece, 0)
        return (left & having).bit_count(), having.bit_count()

    def _tested(self, numbers: int, words: Sequence[str]) -> tuple[int, int]:
        """How many of these texts have the words, as far as `COMMON`, and how many that were seen do not."""
        right = wrong = 0
        for number in _numbers(numbers):
            if all(word in self.texts[number] for word in words):
                right += 1
                if right == COMMON:
                    break
            else:
                wrong += 1
        return right, wrong


_samples: dict[type[Model], Sample] = {}


def rare_pieces(model: type[Model], words: Sequence[str]) -> tuple[str, ...] | None:
    """Two or more pieces of these words that few rows have; none where the index is better asked for the words."""
    sample = _trusted_sample(model)
    return sample.rarest(words) if sample else None


def was_seen(model: type[Model], words: Sequence[str]) -> bool:
    """Whether a row of the sample had these words: then they are surely there, or were within the hour."""
    sample = _trusted_sample(model)
    return sample is not None and sample.has(words)


def are_often_further_on(model: type[Model], beginnings: Sequence[str]) -> bool:
    """Whether more than a few in a thousand rows have these pieces, and begin with none; not known of a small table."""
    sample = _trusted_sample(model)
    return sample is not None and sample.further_on(beginnings) > COMMON


def _trusted_sample(model: type[Model]) -> Sample | None:
    """None of a small table: there what was seen may be gone, and asking costs next to nothing."""
    sample = _samples.get(model)
    if sample is None or sample.taken_at + KEPT < now():
        sample = _samples[model] = Sample(_some_texts(searched_column(model)))
    return sample if len(sample.texts) >= TRUSTED else None


def pieces_of(text: str) -> list[str]:
    """Each three letters of it that stand together."""
    return [text[at : at + PIECE] for at in range(len(text) - PIECE + 1)]


def is_known(piece: str) -> bool:
    """Whether both databases' indexes know it: PostgreSQL's has no signs."""
    return piece.isascii() and piece.lstrip().isalnum()


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


def _some_texts(searched: SearchColumn) -> list[str]:
    """Those of rows at so many places of the table, evenly from the oldest to the newest."""
    table, column, key = searched.table, searched.column, searched.model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min({key}), max({key}) FROM {table}")  # noqa: S608 - our own
        first, last = cursor.fetchone()
        if first is None:
            return []
        step = (last - first + 1) // PLACES or 1
        # Not at even distances: what was brought in by the thousand may repeat itself.
        begins = [first + int(step * (number + number * GOLDEN % 1)) for number in range(min(PLACES, last - first + 1))]
        some = f"SELECT {column} FROM {table} WHERE {key} >= %s AND {key} < %s ORDER BY {key} LIMIT {AT_EACH}"  # noqa: S608
        parts = " UNION ALL ".join(f"SELECT * FROM ({some}) place{number}" for number in range(len(begins)))  # noqa: S608
        cursor.execute(parts, [each for ends in pairwise([*begins, last + 1]) for each in ends])
        return [text for (text,) in cursor.fetchall()]
