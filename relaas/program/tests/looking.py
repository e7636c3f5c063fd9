"""`python -m relaas.program.tests.looking start KIND UNTIL`, or `cancel`, or `look`: the job and its relations."""

import json
import os
import sys
from collections import Counter

import django


def start(kind: str, until: int) -> None:
    """Start a job of this kind, for this many relations."""
    from relaas.kernel import jobs
    from relaas.kernel.actors import COMMAND_LINE
    from relaas.program.tests.registering_worker import declare

    declare()
    jobs.start(kind, {"until": until}, by=COMMAND_LINE, title="Try")


def cancel() -> None:
    """Ask the job to stop."""
    from relaas.kernel import jobs
    from relaas.kernel.actors import COMMAND_LINE

    jobs.cancel(jobs.Job.objects.get(), by=COMMAND_LINE)


def look() -> dict[str, object]:
    """How far the job is, and how often each relation is there, in the tables and in history."""
    from relaas.kernel.jobs import Job
    from relaas.parties.models import Party
    from relaas.parties.sentences import ORGANIZATION_REGISTERED
    from relaas.story.models import Change, Entry

    names = list(Party.objects.filter(name__startswith="Kill ").values_list("name", flat=True))
    job = Job.objects.get()
    return {
        "state": job.state,
        "done": job.done,
        "relations": len(names),
        "twice": [name for name, times in Counter(names).items() if times > 1],
        "entries": Entry.objects.filter(key=ORGANIZATION_REGISTERED).count(),
        "inserts": Change.objects.filter(table_name="parties_party", operation="I").count(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    if sys.argv[1] == "start":
        start(sys.argv[2], int(sys.argv[3]))
    if sys.argv[1] == "cancel":
        cancel()
    sys.stdout.write(json.dumps(look()))
