"""Verbs: the ways to reach a party (P8)."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.facts import CHANNEL_FACTS, Given, read_facts
from relaas.parties.facts.changes import put
from relaas.parties.keeping import keep
from relaas.parties.locking import locked_party
from relaas.parties.models import Channel, ChannelType, Output, Party
from relaas.parties.reaching import check_value
from relaas.parties.rights import CHANGE
from relaas.story.telling import record

_CARRIES_DOCUMENTS = frozenset(type.value for type in ChannelType if type.carries_documents)


@verb("parties.add_channel", act=Act.CHANGE, right=CHANGE, on=("party",))
def add_channel(party: Party, *, facts: Given, by: Actor) -> Channel:
    """Add a way to reach the party (`CHANNEL_FACTS`); the first of its type is the default."""
    check_unchanged(party, None)
    checking = Checking()
    values = read_channel(facts, checking)
    _refuse_twice(party, values, checking)
    checking.refuse_problems()
    channel = Channel.objects.create(party=party, **values)
    fill_defaults(party)
    channel.refresh_from_db()
    keep(party)
    record(sentences.CHANNEL_ADDED, subject_of(party), by=by, parameters=told(channel))
    return channel


@verb("parties.change_channel", act=Act.CHANGE, right=CHANGE, on=("channel",))
def change_channel(channel: Channel, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change a channel. Of another type than before it is the default there only when it is the first."""
    party = locked_party(channel)
    check_unchanged(channel, seen)
    checking = Checking()
    values = read_channel(facts, checking, now=channel)
    _refuse_twice(party, values, checking, now=channel)
    checking.refuse_problems()
    before = channel.shown
    changes = put(channel, values, CHANNEL_FACTS)
    if not changes.columns:
        return
    if "type" in changes.columns:
        channel.is_default = False
        channel.save()
        fill_defaults(party)
        channel.refresh_from_db()
    else:
        channel.save(update_fields=changes.columns)
    keep(party)
    parameters = {"value": before, "changes": changes.told}
    record(sentences.CHANNEL_CHANGED, subject_of(party), by=by, parameters=parameters)


@verb("parties.remove_channel", act=Act.CHANGE, right=CHANGE, on=("channel",))
def remove_channel(channel: Channel, *, by: Actor) -> None:
    """Remove a channel; if it was the default, the oldest other one of its type takes over."""
    party = locked_party(channel)
    parameters = told(channel)
    channel.delete()
    fill_defaults(party)
    keep(party)
    record(sentences.CHANNEL_REMOVED, subject_of(party), by=by, parameters=parameters)


@verb("parties.set_default_channel", act=Act.CHANGE, right=CHANGE, on=("channel",))
def set_default_channel(channel: Channel, *, by: Actor) -> None:
    """Make it the default of its type, in place of any other."""
    party = locked_party(channel)
    check_unchanged(channel, None)
    Channel.objects.filter(party=party, type=channel.type, is_default=True).update(is_default=False)
    channel.is_default = True
    channel.save(update_fields=["is_default"])
    keep(party)
    record(sentences.CHANNEL_DEFAULT, subject_of(party), by=by, parameters=told(channel))


def read_channel(facts: Given, checking: Checking, *, now: Channel | None = None) -> dict[str, Any]:
    """Check the facts of a channel, new or changed: the value by its type, and outputs only where documents can go."""
    values = read_facts(CHANNEL_FACTS, {"type": "", "value": "", **facts} if now is None else facts, checking)
    whole = {name: values.get(name, getattr(now, name, "")) for name in CHANNEL_FACTS}
    if whole["value"] and whole["type"]:
        values["value"] = checking.value("value", lambda given: check_value(whole["type"], given), whole["value"])
    carries = whole["type"] in _CARRIES_DOCUMENTS
    if whole["type"] and not carries and any(whole[output.column] for output in Output):
        checking.add(
            "output", _("Documents can go to an e-mail address, a digital invoice address or a fax."), "outputs"
        )
    return values


def _refuse_twice(party: Party, values: dict[str, Any], checking: Checking, *, now: Channel | None = None) -> None:
    type, value = (values.get(name, getattr(now, name, "")) for name in ("type", "value"))
    same = set(Channel.objects.filter(party=party, type=type, value=value).values_list("pk", flat=True))
    if value and same - {now.pk if now else None}:
        checking.add("channel_twice", _("This stands here already."), "value")


def fill_defaults(party: Party) -> None:
    """P8: each type of which the party has channels has a default."""
    for channel in given_defaults(list(Channel.objects.filter(party=party))):
        channel.save(update_fields=["is_default"])


def given_defaults(channels: Sequence[Channel]) -> list[Channel]:
    """P8: where a type has channels and none is the default, the first is. Gives the channels that became one."""
    with_default = {channel.type for channel in channels if channel.is_default}
    became = []
    for channel in channels:
        if channel.type not in with_default:
            with_default.add(channel.type)
            channel.is_default = True
            became.append(channel)
    return became


def told(channel: Channel) -> dict[str, Any]:
    """What the story holds of a channel."""
    return {"type": channel.type, "value": channel.shown}
