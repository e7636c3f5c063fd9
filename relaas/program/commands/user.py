"""`relaas user create`: make a user."""

import argparse
import sys

from django.utils.translation import override

from relaas.accounts.invitations import set_password_link
from relaas.accounts.models import Role
from relaas.accounts.users import create_user
from relaas.program import acting, preparation
from relaas.program.stopping import Stop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    create = actions.add_parser("create", help="make a user, and print the link where they choose a password")
    create.add_argument("email", help="the address to sign in with")
    create.add_argument("--name", required=True, help="how the user is called on the screen")
    create.add_argument("--role", default="administrator", help="the name of the role (default: %(default)s)")
    create.add_argument(
        "--language", choices=("nl", "en"), default="nl", help="the language of the screen (default: %(default)s)"
    )
    create.add_argument(
        "--only-managed", action="store_true", help="sees only the relations that they are account manager of"
    )
    create.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input; then no link is printed"
    )
    create.add_argument(
        "--address", default="http://127.0.0.1:8000", help="where Relaas is, for the link (default: %(default)s)"
    )
    acting.add_arguments(create)


def run(options: argparse.Namespace) -> int:
    preparation.prepare()
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else ""
    user = create_user(
        email=options.email,
        name=options.name,
        role=role(options.role),
        only_managed=options.only_managed,
        language=options.language,
        password=password,
        by=acting.actor(options),
    )
    sys.stdout.write(f"{user.email} can sign in.\n" if password else f"{set_password_link(user, options.address)}\n")
    return 0


def role(given: str) -> Role:
    """The role of this name: its own, that of a built-in one in Dutch or English, or its key. Else it stops."""
    roles = list(Role.objects.all())
    for each in roles:
        if given.casefold() in (name.casefold() for name in _names(each)):
            return each
    with override("en"):
        raise Stop(f"There is no role {given!r}; there are: {', '.join(map(str, roles))}.")


def _names(each: Role) -> set[str]:
    names = {each.builtin} - {""}
    for language in ("nl", "en"):
        with override(language):
            names.add(str(each))
    return names
