"""Verbs: where folders and files of a party stand outside Relaas (T2)."""

from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import LOCAL_FILE_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.locking import locked_party
from relaas.parties.models import LocalFile, Party
from relaas.parties.rights import CHANGE
from relaas.story.telling import record


@verb("parties.add_local_file", act=Act.CHANGE, right=CHANGE, on=("party",))
def add_local_file(party: Party, *, facts: Given, by: Actor) -> LocalFile:
    """Say where something stands (`LOCAL_FILE_FACTS`). Refuses a place that is here already (`local_file_twice`)."""
    check_unchanged(party, None)
    file = LocalFile(party=party)
    _put(file, {"label": "", "location": "", **facts})
    file.save()
    record(sentences.LOCAL_FILE_ADDED, subject_of(party), by=by, parameters={"label": file.label})
    return file


@verb("parties.change_local_file", act=Act.CHANGE, right=CHANGE, on=("file",))
def change_local_file(file: LocalFile, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change what it is called or where it stands."""
    party, before = locked_party(file), file.label
    check_unchanged(file, seen)
    told = _put(file, facts)
    if told:
        file.save()
        parameters = {"label": before, "changes": told}
        record(sentences.LOCAL_FILE_CHANGED, subject_of(party), by=by, parameters=parameters)


@verb("parties.remove_local_file", act=Act.CHANGE, right=CHANGE, on=("file",))
def remove_local_file(file: LocalFile, *, by: Actor) -> None:
    """Forget where it stands; what stands there is left alone."""
    party = locked_party(file)
    record(sentences.LOCAL_FILE_REMOVED, subject_of(party), by=by, parameters={"label": file.label})
    file.delete()


def _put(file: LocalFile, facts: Given) -> list[list[Any]]:
    checking = Checking()
    values = read_facts(LOCAL_FILE_FACTS, facts, checking)
    same = LocalFile.objects.filter(party=file.party, location=values.get("location") or "")
    if same.exclude(pk=file.pk).exists():
        checking.add("local_file_twice", _("This stands here already."), "location")
    checking.refuse_problems()
    return put(file, values, LOCAL_FILE_FACTS).told
