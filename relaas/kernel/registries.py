"""How rooms hang things on each other's pages without importing upward."""

from collections.abc import Callable, Iterator


class Registry[Item]:
    """Named items, given in order of `order` and then of name. A name is taken once."""

    def __init__(self, what: str, *, order: Callable[[Item], int] | None = None) -> None:
        self._what = what
        self._order = order or (lambda _item: 0)
        self._items: dict[str, Item] = {}

    def add(self, name: str, item: Item) -> Item:
        """Register `item`; a second one of the same name is a programming error."""
        if self._items.get(name, item) is not item:
            raise ValueError(f"{self._what} {name!r} is registered twice")
        self._items[name] = item
        return item

    def __getitem__(self, name: str) -> Item:
        return self._items[name]

    def __contains__(self, name: str) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[Item]:
        names = sorted(self._items, key=lambda name: (self._order(self._items[name]), name))
        return (self._items[name] for name in names)

    def names(self) -> list[str]:
        return sorted(self._items)
