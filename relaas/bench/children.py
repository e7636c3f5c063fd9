"""A child process per database: the settings of one process name one database."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from relaas.bench.results import Result


class Children:
    """Starts children whose Relaas lives in `home`, away from the one of whoever measures."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def build(self, url: str, scale: int) -> None:
        """Fill a new database."""
        subprocess.run([*_command("build", scale)], check=True, env=self._environment(url))

    def measure(self, url: str, scale: int, rows: Sequence[str]) -> list[Result]:
        """Measure these rows on a filled database."""
        done = subprocess.run(
            [*_command("measure", scale), "--rows", *rows],
            check=True, env=self._environment(url), stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return [Result(**json.loads(line)) for line in done.stdout.splitlines()]

    def _environment(self, url: str) -> dict[str, str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith("RELAAS_")}
        mine = {"RELAAS_HOME": str(self._home.resolve()), "RELAAS_DATABASE_URL": url, "RELAAS_WORKERS": "1"}
        return {**others, **mine, "PYTHONHASHSEED": "0"}


def _command(action: str, scale: int) -> list[str]:
    return [sys.executable, "-m", "relaas.bench.child", action, "--scale", str(scale)]
