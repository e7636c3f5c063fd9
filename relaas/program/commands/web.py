"""`relaas web`: the web server, started by `relaas serve`."""

import argparse
from importlib import import_module

from relaas.program import preparation, web_server


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--demonstration", action="store_true")


def run(options: argparse.Namespace) -> int:
    preparation.prepare()
    if options.demonstration:
        import_module("relaas.demo.command").build_once()
    web_server.serve(options.host, options.port)
    return 0
