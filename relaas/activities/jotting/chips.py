"""The chips of the field: by what channel, and with whom; with the words by which a browser knows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from relaas.activities.jotting.channels import HAPPENED, NAMED
from relaas.activities.models import Channel
from relaas.parties.models import Party

FIRST_CHANNELS = 3  # those that are always shown; the others when something is being written
FIRST_PERSONS = 6


@dataclass(frozen=True)
class Chip:
    """One choice. `words` are the phrases that tell of it, by the name of their data attribute."""

    value: str
    label: str
    is_on: bool
    is_rest: bool
    words: Mapping[str, str] = field(default_factory=dict)


def channel_chips(chosen: str) -> list[Chip]:
    """A chip for each channel, in the order of the list."""
    return [
        Chip(
            channel.value,
            str(channel.label),
            channel == chosen,
            place >= FIRST_CHANNELS,
            {"happened": "|".join(HAPPENED[channel]), "named": "|".join(NAMED[channel])},
        )
        for place, channel in enumerate(Channel)
    ]


def person_chips(persons: Sequence[Party], chosen: Collection[str], phrases: Mapping[int, Sequence[str]]) -> list[Chip]:
    """A chip for each person; of many those behind the first few are kept out of sight, unless they are chosen."""
    return [
        Chip(
            str(person.pk),
            person.name,
            str(person.pk) in chosen,
            place >= FIRST_PERSONS and str(person.pk) not in chosen,
            {"said": "|".join(phrases.get(person.pk, ()))},
        )
        for place, person in enumerate(persons)
    ]
