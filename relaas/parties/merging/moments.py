"""What a merge announces to the rooms above (`kernel.moments`)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PartiesMerged:
    """Inside the verb, after everything went over: `merged` is the id of the party that is gone, `kept` of where to."""

    kept: int
    merged: int
