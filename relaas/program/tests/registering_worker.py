"""`python -m relaas.program.tests.registering_worker`: a real `relaas worker` that knows one more kind of job.

The job registers relations through their verb, five in a transaction, so that history and search are written too.
"""

import os
import sys
from importlib import import_module

import django

KIND = "program.register"
CHUNK = 5


def declare() -> None:
    """Make the kind known; Django must be set up."""
    from relaas.kernel import jobs
    from relaas.parties.registration import register_organization
    from relaas.story.writing import writing

    @jobs.long_job(KIND, label="Register relations")
    def run(work: jobs.Work) -> None:
        until: int = work.parameters["until"]
        for first in range(work.position or 0, until, CHUNK):
            with writing(by=work.by, what=KIND):
                for number in range(first, first + CHUNK):
                    register_organization(facts={"name": f"Kill {number}"}, by=work.by)
                work.advance(first + CHUNK, done=first + CHUNK, total=until)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    declare()
    sys.exit(import_module("relaas.program.command_line").main(["worker", *sys.argv[1:]]))
