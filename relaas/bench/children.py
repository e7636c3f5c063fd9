"""A child process per database: the settings of one process name one database."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from relaas.bench.results import Result
from relaas.program.stopping import Stop


class Children:
    """Starts children whose Relaas lives in `home`, away from the one of whoever measures."""

    def __init__(self, home: Path, times: int) -> None:
        self._home = home
        self._times = times

    def build(self, url: str, scale: int) -> None:
        """Fill a new database."""
        self._run("build", url, scale)

    def measure(self, url: str, scale: int, rows: Sequence[str]) -> list[Result]:
        """Measure these rows on a filled database."""
        said = self._run("measure", url, scale, "--times", str(self._times), "--rows", *rows)
        return [Result(**json.loads(line)) for line in said.splitlines()]

    def _run(self, action: str, url: str, scale: int, *more: str) -> str:
        """What the child wrote; its own words about what went wrong stand on standard error already."""
        command = [sys.executable, "-m", "relaas.bench.child", action, "--scale", str(scale), *more]
        done = subprocess.run(command, check=False, env=self._environment(url), stdout=subprocess.PIPE, text=True)
        if done.returncode:
            raise Stop(f"The measurement stopped: see above ({action}, scale {scale:,}).")
        return done.stdout

    def _environment(self, url: str) -> dict[str, str]:
        others = {name: value for name, value in os.environ.items() if not name.startswith("RELAAS_")}
        mine = {"RELAAS_HOME": str(self._home.resolve()), "RELAAS_DATABASE_URL": url, "RELAAS_WORKERS": "1"}
        return {**others, **mine, "PYTHONHASHSEED": "0"}
