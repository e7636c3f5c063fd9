"""`relaas keys`: the keys of encrypted values. `new`, start Relaas again, `rotate`, and when all is well `drop`."""

import argparse
import sys

from django.conf import settings

from relaas.kernel.encryption import names_of_keys, writing_key
from relaas.kernel.encryption_keys import name_of, new_key
from relaas.program import environment, preparation
from relaas.program.homes import PREPARATION_LOCK, write_encryption_keys
from relaas.program.locks import lock
from relaas.program.stopping import REFUSED, Stop
from relaas.story.resealing import reseal_everything
from relaas.story.sealed import uses_of_keys

SETTING = "RELAAS_ENCRYPTION_KEYS"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="which keys there are, and how many values need each")
    actions.add_parser("new", help="make a key that new values are encrypted with; the others can still be read")
    actions.add_parser("rotate", help="encrypt every value, and what history keeps of it, with the first key")
    drop = actions.add_parser("drop", help="forget a key that no value needs any more")
    drop.add_argument("name", help="the eight digits that `list` shows")


def run(options: argparse.Namespace) -> int:
    if options.action == "new":
        return new()
    preparation.prepare()
    if options.action == "drop":
        return drop(options.name)
    return rotate() if options.action == "rotate" else listed()


def listed() -> int:
    """One line a key; exit code 1 when one is missing."""
    uses = uses_of_keys()
    for name in names_of_keys():
        sys.stdout.write(f"{name}  {'writes' if name == writing_key() else 'reads '}  {uses.pop(name, 0)} values\n")
    sys.stdout.writelines(f"{name}  missing  {number} values that cannot be read\n" for name, number in uses.items())
    return REFUSED if uses else 0


def new() -> int:
    """Put a new key before the others, or print it where the keys come from the environment."""
    key = new_key()
    if environment.text(SETTING):
        sys.stdout.write(f"{key}\nPut it first in {SETTING}, with a comma behind it, on every machine.\n")
    else:
        with lock(settings.HOME / PREPARATION_LOCK, wait=True):
            write_encryption_keys(settings.HOME, [key, *environment.kept_encryption_keys(settings.HOME)])
        sys.stdout.write(f"Key {name_of(key)} stands first in {settings.HOME / environment.ENCRYPTION_KEYS_FILE}.\n")
    sys.stdout.write("Start Relaas again, then run: relaas keys rotate\n")
    return 0


def rotate() -> int:
    """Exit code 1 when some values stay behind, for their key is missing."""
    done = reseal_everything()
    sys.stdout.write(f"{done} rows, now and in history, encrypted with key {writing_key()}.\n")
    left = {name: number for name, number in uses_of_keys().items() if name != writing_key()}
    for name, number in left.items():
        reason = "could not be read" if name in names_of_keys() else "could not be read: that key is missing"
        sys.stdout.write(f"{number} values of key {name} {reason}.\n")
    return REFUSED if left else 0


def drop(name: str) -> int:
    """Take a key out of the file. Stops where it is needed, or where the environment gives the keys."""
    if name not in names_of_keys():
        raise Stop(f"There is no key {name}; there are: {', '.join(names_of_keys())}.")
    if name == writing_key() or uses_of_keys()[name]:
        raise Stop(f"Key {name} is needed: `relaas keys new`, start again and `relaas keys rotate` first.", REFUSED)
    if environment.text(SETTING):
        raise Stop(f"No value needs key {name}: take it out of {SETTING}.", 0)
    with lock(settings.HOME / PREPARATION_LOCK, wait=True):
        kept = environment.kept_encryption_keys(settings.HOME)
        write_encryption_keys(settings.HOME, [key for key in kept if name_of(key) != name])
    sys.stdout.write(f"Key {name} is forgotten. Older backups need it: keep a copy as long as you keep those.\n")
    return 0
