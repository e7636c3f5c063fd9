"""`python -m relaas.bench.child`: builds or measures the one database that its settings name."""

import argparse
import dataclasses
import json
import os
import sys

import django

from relaas.bench.clock import TIMES, measure_times
from relaas.program.homes import make_home


def main() -> None:
    """Progress goes to standard error; measured rows to standard output, a JSON object a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("action", choices=("build", "measure"))
    parser.add_argument("--scale", type=int, required=True)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--rows", nargs="*", default=[])
    given = parser.parse_args()
    make_home()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    if given.action == "build":
        from relaas.bench.building import build

        build(given.scale, _say)
    else:
        from relaas.bench.measuring import measure

        measure_times(given.times)
        for result in measure(given.scale, given.rows, _say):
            sys.stdout.write(json.dumps(dataclasses.asdict(result)) + "\n")


def _say(text: str) -> None:
    sys.stderr.write(f"\r\033[K{text}" if sys.stderr.isatty() else f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
