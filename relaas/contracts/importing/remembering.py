"""What is remembered of the rows of a file that were brought in before: a contract may run on over chunks."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

type Key = tuple[int, str, str]  # of a contract: administration, direction, number in lower case


@dataclass(slots=True)
class Seen:
    """`last` is the number of the contract of the row before; `brought` and `refused` are contracts of earlier rows;
    `lines` says of each how often a line of a text was met; `reference` is what periods are marked with as invoiced."""

    reference: str = ""
    last: str = ""
    brought: set[Key] = field(default_factory=set)
    refused: set[Key] = field(default_factory=set)
    lines: dict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
