"""The public bodies: what happens to one happens after it was entered, whatever the day on which it is built."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast
from unittest.mock import sentinel

import pytest

from relaas.demo import bodies, reading
from relaas.demo.almanac import Almanac, Step
from relaas.demo.tests.test_almanac import THURSDAY
from relaas.kernel import clock


class _Noting(Almanac):
    """Writes down what is to happen to whom, and plays nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[tuple[datetime, str, bodies.Entry]] = []

    def add(self, days_ago: int, minute: float, step: Step) -> None:
        what = cast("partial[Any]", step)
        self.noted.append((self.moment(days_ago, minute), what.func.__name__, what.args[0]))


@pytest.mark.once
@pytest.mark.parametrize("later", range(7))
def test_nothing_happens_to_a_body_before_it_is_there(later: int) -> None:
    """A day in the weekend gives its Friday, so two days could become one: on some Mondays it did not build."""
    with clock.travel(THURSDAY + timedelta(days=later)):
        almanac = _Noting()
        bodies.plan(reading.read()[0], almanac, sentinel.cast)
    entered = {entry.key: at for at, what, entry in almanac.noted if what == "_enter"}
    early = [(what, entry.key) for at, what, entry in almanac.noted if what != "_enter" and at <= entered[entry.key]]
    assert early == []
    assert len(almanac.noted) > len(entered) > 1000
