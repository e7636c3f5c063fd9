"""The program `relaas`: finds the command, prepares what it needs, and says in one sentence what stands in the way.

Exit code 0: done; 1: refused, or something was found wrong; 2: a wrong setting, argument or database.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from relaas.kernel.refusals import Refused
from relaas.program.homes import make_home
from relaas.program.stopping import REFUSED, Stop

COMMANDS = {
    "serve": "serve the pages, and do what is planned",
    "worker": "do what is planned (serve starts one by itself)",
    "demo": "build the demonstration: real organizations, invented companies, eight users",
    "export": "write an overview to a file, exactly as its page shows it",
    "import": "bring relations or persons in from a CSV or XLSX file",
    "user": "make a user",
    "keys": "list, make, change and drop the keys of encrypted values",
    "check": "check the triggers and everything that must always be true of the data",
    "bench": "measure speed and memory, beside the bare databases",
    "manage": "run a management command of Django, such as migrate",
}
# The demonstration and the measurements stand above this room, which knows no more than their names.
ELSEWHERE = {"demo": "relaas.demo.command", "bench": "relaas.bench.command"}
# Started by `serve`, and by nobody else.
CHILDREN = {"web": "serve the pages"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. `arguments` are those of the shell when not given."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except Stop as stop:
        return _say(stop, stop.code)
    except Refused as refusal:
        return _say(refusal, REFUSED)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _run(given: list[str]) -> int:
    chosen = given[0] if given and given[0] in COMMANDS | CHILDREN else ""
    module = _load(chosen) if chosen else None
    options = _parser(chosen, module).parse_args(given)
    if module is None:
        raise AssertionError("argparse has refused already")
    run: int = module.run(options)
    return run


def _load(name: str) -> ModuleType:
    """Import the module of a command. All but `serve`, which leaves that to its children, need Django first."""
    if name != "serve":
        make_home()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
        gc.disable()  # while so much is loaded there is nothing to throw away, and looking for it takes a tenth
        import_module("django").setup()
        gc.enable()
    module = "import_" if name == "import" else name  # a word of Python itself
    return import_module(ELSEWHERE.get(name, f"relaas.program.commands.{module}"))


def _parser(chosen: str, module: ModuleType | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="relaas", description="Relation management for Dutch organizations.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, explanation in (COMMANDS | {chosen: CHILDREN[chosen]} if chosen in CHILDREN else COMMANDS).items():
        command = commands.add_parser(name, help=explanation, description=explanation.capitalize() + ".")
        if name == chosen and module:
            module.add_arguments(command)
    return parser


def _say(error: object, code: int) -> int:
    sys.stderr.write(f"{error}\n")
    return code
