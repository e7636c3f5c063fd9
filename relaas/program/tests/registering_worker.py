"""`python -m relaas.program.tests.registering_worker`: a real `relaas worker` that knows two more kinds of jobs.

One registers relations through their verb, five in a transaction, so that history and search are written too. The other
changes nothing and reads, in a transaction of the database as an export does, until it is stopped.
"""

import os
import sys
from importlib import import_module
from itertools import count

import django

REGISTER = "program.register"
READ = "program.read"
CHUNK = 5


def declare() -> None:
    """Make the kinds known; Django must be set up."""
    from relaas.kernel import jobs
    from relaas.parties.models import Party
    from relaas.parties.registration import register_organization
    from relaas.story.writing import writing

    @jobs.long_job(REGISTER, label="Register relations")
    def register(work: jobs.Work) -> None:
        until: int = work.parameters["until"]
        for first in range(work.position or 0, until, CHUNK):
            with writing(by=work.by, what=REGISTER):
                for number in range(first, first + CHUNK):
                    register_organization(facts={"name": f"Kill {number}"}, by=work.by)
                work.advance(first + CHUNK, done=first + CHUNK, total=until)

    @jobs.long_job(READ, label="Read")
    def read(work: jobs.Work) -> None:
        for number in count():
            work.report(done=number)
            list(Party.objects.all()[:10])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    declare()
    sys.exit(import_module("relaas.program.command_line").main(["worker", *sys.argv[1:]]))
