"""The headings that an importer knows, each with the targets that it may stand for."""

from collections import defaultdict
from collections.abc import Iterable

from relaas.imports.guessing.folding import in_order, plain, spellings
from relaas.imports.importer import Target


class Known:
    """Built once for the targets of an importer."""

    def __init__(self, targets: Iterable[Target], required: Iterable[frozenset[str]] = ()) -> None:
        self.required = tuple(required)
        self._by_heading: dict[str, list[Target]] = defaultdict(list)
        self.targets = tuple(targets)
        for target in self.targets:
            for name in dict.fromkeys((plain(target.key), *map(plain, target.headings))):
                self._by_heading[name].append(target)
        self._by_words: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            for words in {in_order(heading) for heading in target.headings} - {""}:
                self._by_words[words].append(target)
        labels: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            labels[plain(str(target.label))].append(target)
        for name, labelled in labels.items():  # where no target names the heading and one label is equal to it
            if name not in self._by_heading and len(labelled) == 1:
                self._by_heading[name] = labelled

    def of(self, heading: str) -> list[Target]:
        """What this heading may stand for, the likeliest first."""
        for spelling in spellings(heading):
            if spelling in self._by_heading:
                return self._by_heading[spelling]
        return self._by_words.get(in_order(heading), [])

    def knows(self, heading: str) -> bool:
        """Whether a program writes this heading, or nearly."""
        return any(spelling in self._by_heading for spelling in spellings(heading))

    def recognised(self, cell: str) -> bool:
        """Whether a cell looks like data of some target."""
        return any(target.recognises(cell) for target in self.targets if target.recognises)
