"""`relaas export OVERVIEW`: a list as a file, exactly the rows and texts that its page shows with the same filters."""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from relaas.kernel.refusals import Refused
from relaas.overviews.export import FORMATS
from relaas.overviews.exporting import export, may_export
from relaas.overviews.grouping import GROUP, SHAPE, TOTALS
from relaas.overviews.overview import OVERVIEWS, Overview, program_names
from relaas.overviews.question import DIRECTION, SORT, TEXT, Question
from relaas.program import acting, preparation
from relaas.program.stopping import Stop


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("overview", metavar="OVERVIEW", help=f"one of: {', '.join(sorted(program_names()))}")
    parser.add_argument("--format", choices=FORMATS.names(), default="csv", help="default: %(default)s")
    parser.add_argument("--filter", action="append", default=[], type=named_value, metavar="NAME=VALUE",
                        help="as in the page's address: role=customer; may be given more than once")  # fmt: skip
    parser.add_argument("--text", default="", help="only rows with these words in them")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--sort", default="", help="the order, as in the page's address; -NAME turns it round")
    order.add_argument("--group", default="", metavar="NAME", help="rows in groups with what these come to: status")
    parser.add_argument("--totals", action="store_true", help="with --group: only what the groups come to")
    parser.add_argument("--language", choices=("nl", "en"), default="nl", help="of all texts (default: %(default)s)")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="default: standard output")
    acting.add_arguments(parser)


def named_value(given: str) -> tuple[str, str]:
    """`role=customer`, taken apart."""
    name, equals, value = given.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{given!r} is not NAME=VALUE")
    return name, value


def run(options: argparse.Namespace) -> int:
    overview = named(options.overview)
    if options.totals and not options.group:
        raise Stop("--totals are those of groups: say which with --group.")
    preparation.prepare()
    question = ask(overview, options)
    pieces = export(question, FORMATS[options.format], language=options.language)
    if options.output:
        write_whole(options.output, pieces)
    else:
        sys.stdout.buffer.writelines(pieces)
    return 0


def named(name: str) -> Overview:
    """The overview of this name; what the pages call it is understood too."""
    known = program_names()
    if name in known:
        return known[name]
    if name in OVERVIEWS:
        return OVERVIEWS[name]
    raise Stop(f"There is no overview {name!r}; there are: {', '.join(sorted(known))}.")


def ask(overview: Overview, options: argparse.Namespace) -> Question:
    """What the options ask for, by whom. Refuses what the overview does not know, and who may not export (U2)."""
    given: dict[str, Sequence[str]] = defaultdict(list)
    for name, value in options.filter:
        given[name] = [*given[name], value]
    if options.text:
        given[TEXT] = [options.text]
    if options.sort:
        given[SORT] = [options.sort.removeprefix("-")]
        given[DIRECTION] = ["desc" if options.sort.startswith("-") else "asc"]
    if options.group:
        given[GROUP] = [options.group]
    if options.totals:
        given[SHAPE] = [TOTALS]
    actor = acting.actor(options)
    if not may_export(overview, actor):
        raise Refused("right", f"{actor.name} may not export this overview.")
    return Question.strict(overview, actor, given)


def write_whole(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is there whole or not at all."""
    unfinished = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(target)
    except OSError as error:
        raise Stop(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
