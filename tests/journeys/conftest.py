"""What the journeys begin with.

Those of the demonstration share one; what a journey changes it finds by itself, so their order does not matter.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.employments import employ
from relaas.parties.models import Party
from relaas.parties.registration import register_person
from relaas.program.locks import lock
from tests.journeys.contracts import House
from tests.journeys.demonstration import Demonstration, served


@pytest.fixture
def house(db: None) -> House:
    """Ours, a bakery that buys and a mill that sells."""
    return House()


@pytest.fixture
def fatima(house: House) -> Party:
    """Somebody who works at its bakery."""
    person = register_person(facts={"first_name": "Fatima", "prefix": "el", "last_name": "Idrissi"}, by=COMMAND_LINE)
    employ(person, house.bakery, facts={}, by=COMMAND_LINE)
    return person


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """One for each process of tests, copied from what the first of them has built, which takes half a minute."""
    home: Path = tmp_path_factory.mktemp("demonstration") / "home"
    base = tmp_path_factory.getbasetemp()
    shutil.copytree(_built(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base), home)
    with served(home) as running:
        yield running


def _built(folder: Path) -> Path:
    """The home of a demonstration that was built on its first start, and stopped."""
    home = folder / "built-demonstration"
    with lock(folder / "built-demonstration.lock", wait=True):
        if not home.exists():
            building = folder / "building-demonstration"
            building.mkdir()
            with served(building):
                pass
            building.rename(home)
    return home
