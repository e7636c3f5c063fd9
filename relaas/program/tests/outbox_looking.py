"""`python -m relaas.program.tests.outbox_looking put`, or `look`: the mails in the outbox, by their state."""

import json
import os
import sys

import django


def put() -> None:
    """Have a mail wait."""
    from relaas.documents.outbox.letter import Letter
    from relaas.documents.outbox.putting import Said, put_in_outbox
    from relaas.documents.outbox.sentences import AGAIN
    from relaas.kernel.actors import COMMAND_LINE
    from relaas.story.writing import writing

    letter = Letter(to=["jan@bakkerij.example"], subject_line="Offerte", body="Dag", sender_name="Wij")
    with writing(by=COMMAND_LINE, what="test"):
        put_in_outbox(letter, about=[], attachments=[], said=Said(AGAIN), by=COMMAND_LINE)


def look() -> list[str]:
    """The state of each mail."""
    from relaas.documents.models import OutgoingMail

    return list(OutgoingMail.objects.values_list("state", flat=True))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    if sys.argv[1] == "put":
        put()
    sys.stdout.write(json.dumps(look()))
