"""`relaas demo`: build the demonstration and say how to sign in."""

import argparse
import sys

from relaas.accounts.models import User
from relaas.demo import build, reading
from relaas.demo.people import SIGN_INS, sign_in_lines
from relaas.program import preparation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There are none: the demonstration is always the same."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - a command's form
    preparation.prepare()
    built = build.build()
    lines = [
        f"{built.organizations} organizations and {built.persons} persons. Sign in with:",
        *sign_in_lines(),
        f"{len(built.left_out)} cells of the register could not be kept (column, reason, number):",
        *(f"  {line}" for line in reading.summary(built.left_out)),
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def build_once() -> None:
    """For `make run`: build it in a database where nobody has worked yet, and say how to sign in where it stands."""
    if build.is_possible():
        sys.stdout.write("Building the demonstration, once: this takes a minute …\n")
        sys.stdout.flush()
        build.build()
    if User.objects.filter(email=SIGN_INS[0].email).exists():
        sys.stdout.write("\n".join(["Sign in with:", *sign_in_lines(), ""]))
        sys.stdout.flush()
