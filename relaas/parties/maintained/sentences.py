"""How the story tells of a maintained list."""

from dataclasses import dataclass

from django.utils.functional import Promise

from relaas.parties.facts import Facts
from relaas.parties.facts.changes import told_changes
from relaas.story.sentences import Parameters, say


@dataclass(frozen=True)
class OfAList:
    """The sentences of one maintained list."""

    added: str
    changed: str
    deleted: str


def of_a_list(key: str, facts: Facts, icon: str, titles: tuple[Promise, Promise, Promise]) -> OfAList:
    """Register the sentences of a list: `key` is `room.row`, the titles say added, changed and deleted."""
    added, changed, deleted = titles

    def tell_changed(entry: Parameters) -> str:
        return f"{entry['name']} · {told_changes(facts, entry['changes'])}"

    return OfAList(
        say(f"{key}_added", added, detail="%(name)s", icon=icon),
        say(f"{key}_changed", changed, detail=tell_changed, icon=icon),
        say(f"{key}_deleted", deleted, detail="%(name)s", icon=icon),
    )
