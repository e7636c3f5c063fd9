"""`python -m relaas.program.tests.looking start UNTIL` or `… look`: the job and its relations, told as JSON."""

import json
import os
import sys
from collections import Counter

import django


def start(until: int) -> None:
    """Start the job that registers this many relations."""
    from relaas.kernel import jobs
    from relaas.kernel.actors import COMMAND_LINE
    from relaas.program.tests.registering_worker import KIND, declare

    declare()
    jobs.start(KIND, {"until": until}, by=COMMAND_LINE, title="Register")


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
        start(int(sys.argv[2]))
    sys.stdout.write(json.dumps(look()))
