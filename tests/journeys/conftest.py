"""The journeys share one demonstration; what a journey changes it finds by itself, so their order does not matter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.demonstration import Demonstration, served


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    home: Path = tmp_path_factory.mktemp("demonstration")
    with served(home) as running:
        yield running
