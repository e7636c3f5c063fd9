"""What is remembered of the rows of a file that were planned before: who was brought, by which numbers."""

from dataclasses import dataclass, field

from relaas.parties.importing.likeness import Known, Name
from relaas.parties.importing.reading import Read

type Mark = int


@dataclass(slots=True)
class Seen:
    """`file` is its name; `brought`: of a party the row that brought it.

    `numbered`: those whose code is not the file's but ours.

    The others are for a dry run, in which nobody that a row adds is there to be found by the next: `planned` has for
    each key of such a row its number and a mark of all that it says, `numbers` who had which number. Some hundred bytes
    a row; whatever is carried out is forgotten.
    """

    file: str = ""
    brought: dict[int, int] = field(default_factory=dict)
    numbered: set[int] = field(default_factory=set)
    planned: dict[int, tuple[int, Mark]] = field(default_factory=dict)
    numbers: dict[int, tuple[int, Mark]] = field(default_factory=dict)

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
