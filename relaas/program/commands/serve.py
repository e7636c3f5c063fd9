"""`relaas serve`: one parent that does nothing but watch, a web server and a worker."""

import argparse
import time

from relaas.program.parent import Parent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=port, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument(
        "--demonstration", action="store_true", help="build the demonstration first when there are no relations yet"
    )
    parser.add_argument("--since", type=float, default=time.time(), help=argparse.SUPPRESS)


def port(given: str) -> int:
    """A port number, 1 to 65535."""
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise argparse.ArgumentTypeError("a port is a whole number from 1 to 65535")
    return int(given)


def run(options: argparse.Namespace) -> int:
    return Parent(options.host, options.port, demonstration=options.demonstration, since=options.since).serve()
