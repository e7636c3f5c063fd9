"""On whose behalf a command acts: the command line with all rights, or a user of Relaas."""

import argparse

from relaas.accounts.models import User
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.program.stopping import Stop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The option `--as`."""
    parser.add_argument(
        "--as", dest="acts_as", metavar="EMAIL", default="", help="act as this user, with no more rights than theirs"
    )


def actor(options: argparse.Namespace) -> Actor:
    """Who acts. Stops when there is no active user with this address."""
    if not options.acts_as:
        return COMMAND_LINE
    user = User.objects.active().filter(email__iexact=options.acts_as).first()
    if user is None:
        raise Stop(f"There is no active user with the address {options.acts_as}.")
    acting: Actor = user.actor
    return acting
