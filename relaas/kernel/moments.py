"""Moments: what a verb announces inside its transaction, for higher rooms that subscribe.

A moment is a frozen dataclass. There is no other call-back upward in the house.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

_subscribers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def subscribe[Moment](moment: type[Moment]) -> Callable[[Callable[[Moment], None]], Callable[[Moment], None]]:
    """Decorator: call this function when the moment is announced. What it raises undoes the verb."""

    def register(subscriber: Callable[[Moment], None]) -> Callable[[Moment], None]:
        _subscribers[moment].append(subscriber)
        return subscriber

    return register


def announce(moment: object) -> None:
    """Tell all subscribers, in the transaction of the verb that announces."""
    for subscriber in _subscribers[type(moment)]:
        subscriber(moment)
