"""Rows that wait on the disk, to be gone through more than once: a long list would fill the memory."""

import json
from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self


class Spool[Item]:
    """A pile of things that JSON can hold; gone when the block ends."""

    def __init__(self) -> None:
        self._file = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - closed by __exit__

    def add(self, item: Item) -> None:
        self._file.write(json.dumps(item) + "\n")

    def __iter__(self) -> Iterator[Item]:
        """All of it, from the beginning."""
        self._file.seek(0)
        for line in self._file:
            item: Any = json.loads(line)
            yield item

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()
