"""`relaas check`: are the triggers in place, and is everything true that must always be true?"""

import argparse
import sys

from relaas.kernel.invariants import INVARIANTS
from relaas.program import preparation
from relaas.program.stopping import REFUSED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended safely (what is kept double is made anew)"
    )


def run(options: argparse.Namespace) -> int:
    preparation.prepare()
    wrong = 0
    for invariant in INVARIANTS:
        problems = invariant.problems()
        if problems and options.repair and invariant.repair:
            invariant.repair()
            sys.stdout.write(f"{invariant.name}: {len(problems)} mended\n")
            problems = invariant.problems()
        sys.stdout.write(f"{invariant.name}: {len(problems) or 'nothing'} wrong\n")
        sys.stdout.writelines(f"  {problem}\n" for problem in problems)
        wrong += len(problems)
    return REFUSED if wrong else 0
