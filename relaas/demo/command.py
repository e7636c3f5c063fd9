"""`relaas demo`: build the demonstration, say how to sign in. `relaas serve --demonstration` does so on first start."""

import argparse
import sys

from relaas.accounts.models import User
from relaas.demo import build, reading
from relaas.demo.build import Built
from relaas.demo.people import SIGN_INS, sign_in_lines
from relaas.program import preparation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There are none: the demonstration is always the same."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - a command's form
    preparation.prepare()
    _say(*_report(build.build()), "Sign in as one of these:", *sign_in_lines())
    return 0


def build_once() -> None:
    """Build it in a database that is still empty; say how to sign in where the demonstration's users are.

    A database that somebody began for themselves is left alone, without a word.
    """
    if build.is_possible():
        _say("Building the demonstration: two years of work, which takes about half a minute.")
        _say(*_report(build.build()))
    if User.objects.filter(email__in=[sign_in.email for sign_in in SIGN_INS]).active().exists():
        _say("Sign in as one of these:", *sign_in_lines())


def _report(built: Built) -> list[str]:
    return [
        f"{built.organizations} organizations and {built.persons} persons are there.",
        f"{len(built.left_out)} cells of the register could not be kept (column, reason, number):",
        *(f"  {line}" for line in reading.summary(built.left_out)),
    ]


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()
