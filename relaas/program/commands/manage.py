"""`relaas manage …`: Django's management commands. `migrate` brings along all that belongs to a database."""

import argparse

from django.core.management import CommandError, execute_from_command_line

from relaas.program import preparation
from relaas.program.stopping import REFUSED, Stop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="the command and its arguments; `help` lists them")


def run(options: argparse.Namespace) -> int:
    try:
        if options.arguments[:1] == ["migrate"]:
            preparation.migrate(*options.arguments[1:])
        else:
            execute_from_command_line(["relaas manage", *options.arguments])
    except CommandError as error:
        raise Stop(str(error), REFUSED) from error
    return 0
