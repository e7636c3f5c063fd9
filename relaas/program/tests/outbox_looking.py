"""`python -m relaas.program.tests.outbox_looking put NUMBER`, or `look`: the mails in the outbox, and what is told."""

import json
import os
import sys
from collections import Counter

import django


def put(number: int) -> None:
    """Have so many mails wait, each about the same user."""
    from relaas.documents.outbox.letter import Letter
    from relaas.documents.outbox.putting import Said, put_in_outbox
    from relaas.documents.outbox.sentences import AGAIN
    from relaas.kernel.actors import COMMAND_LINE
    from relaas.kernel.subjects import Subject
    from relaas.story.writing import writing

    letter = Letter(to=["jan@bakkerij.example"], subject_line="Offerte", body="Dag", sender_name="Wij")
    with writing(by=COMMAND_LINE, what="test"):
        for _number in range(number):
            put_in_outbox(letter, about=[Subject("user", 1)], attachments=[], said=Said(AGAIN), by=COMMAND_LINE)


def look() -> dict[str, object]:
    """The mails of each state, newest first; those that the page shows as unfinished; and how often each is told."""
    from relaas.documents.models import OutgoingMail
    from relaas.story.models import Entry

    mails: dict[str, list[str]] = {}
    for state, message_id in OutgoingMail.objects.values_list("state", "message_id"):
        mails.setdefault(state, []).append(message_id)
    return {
        "mails": mails,
        "unfinished": list(OutgoingMail.objects.unfinished().values_list("message_id", flat=True)),
        "told": Counter(Entry.objects.filter(key__startswith="documents.mail").values_list("key", flat=True)),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    if sys.argv[1] == "put":
        put(int(sys.argv[2]))
    sys.stdout.write(json.dumps(look()))
