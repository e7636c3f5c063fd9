"""What is remembered of the rows of a file that were planned before: who was brought, by which numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from relaas.parties.importing.likeness import Known, Name
from relaas.parties.importing.reading import Read

if TYPE_CHECKING:
    from relaas.parties.importing.deciding import Decision

type Mark = int
type News = tuple[dict[int, int], set[int]]


@dataclass(slots=True)
class Seen:
    """`file` is its name; `brought`: of a party the row that brought it.

    `numbered`: those whose code is not the file's but ours; `transactions`: those in which rows were carried out;
    `touched` and `coded`: the parties that the last of these brought, and the codes of those that it added.

    `is_ahead`: rows are planned with it while those `before` are carried out, with another memory.

    The others are for a dry run, in which nobody that a row adds is there to be found by the next: `planned` has for
    each key of such a row its number and a mark of all that it says, `numbers` who had which number. Some hundred bytes
    a row; whatever is carried out is forgotten.
    """

    file: str = ""
    brought: dict[int, int] = field(default_factory=dict)
    numbered: set[int] = field(default_factory=set)
    transactions: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    coded: set[str] = field(default_factory=set)
    is_ahead: bool = False
    before: "Sequence[Decision]" = ()
    planned: dict[int, tuple[int, Mark]] = field(default_factory=dict)
    numbers: dict[int, tuple[int, Mark]] = field(default_factory=dict)

    def bring(self, party: int, row: int) -> None:
        """This row found the party or added it."""
        self.brought.setdefault(party, row)
        self.touched.add(party)

    def take_touched(self) -> tuple[set[int], set[str]]:
        """The parties and the codes of the transaction before; a new one begins."""
        before = self.touched, self.coded
        self.touched, self.coded = set(), set()
        return before

    def news(self) -> News:
        """Whom the last transaction brought by which row, and whose code is ours."""
        return {party: self.brought[party] for party in self.touched}, self.touched & self.numbered

    def hear(self, news: News) -> None:
        """The same, of the memory with which rows are carried out."""
        brought, numbered = news
        self.brought.update(brought)
        self.numbered |= numbered

    def remember(self, read: Read, known: Known) -> None:
        """A row that adds somebody."""
        said = (read.number, read.mark)
        for key in identifying(known):
            self.planned.setdefault(hash(key), said)

    def remember_numbers(self, read: Read, known: Known) -> None:
        """Who has which number, whatever becomes of the row."""
        said = (read.number, _marked(known.names))
        for number in known.numbers.items():
            self.numbers.setdefault(hash(number), said)

    def forget_planned(self) -> None:
        """What was planned is carried out: the database knows it now."""
        self.planned.clear()
        self.numbers.clear()

    def earlier(self, known: Known) -> tuple[int, Mark] | None:
        """The row before that adds the same party, with its mark."""
        return next((self.planned[hash(key)] for key in identifying(known) if hash(key) in self.planned), None)

    def earlier_with_number(self, kind: str, number: str, names: tuple[Name, ...]) -> int | None:
        """A row before that has this number and another name."""
        found = self.numbers.get(hash((kind, number)))
        return found[0] if found and found[1] != _marked(names) else None


def identifying(known: Known) -> list[tuple[object, ...]]:
    """The keys of which one alone says that two rows are the same (`likeness`)."""
    if known.code:
        return [("code", known.code)]
    name = known.names[0]
    keys: list[tuple[object, ...]] = [(kind, number, name.words) for kind, number in known.numbers.items()]
    keys += [("mail", mail, name.words) for mail in known.mails]
    keys += [("employer", employer, name.words) for employer in known.employers]
    keys += [("city", city, name.words) for city in known.cities or {""}]
    return keys


def _marked(names: tuple[Name, ...]) -> Mark:
    return hash(names[0].words)
