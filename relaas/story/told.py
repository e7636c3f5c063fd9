"""What a reader is told: one thing that happened, or that is planned."""

from dataclasses import dataclass
from datetime import date, datetime

from relaas.story.sentences import Topic


@dataclass(frozen=True)
class Told:
    """One thing in the words of the reader.

    `url` is where more of it stands; `strand` and `id` say together which it is (no strand: an entry). What is planned
    has a day on which it is `due`, or none; `transaction` is there for entries. `files` is how many go with it.
    """

    id: int
    at: datetime
    actor: str
    title: str
    detail: str
    icon: str
    tone: str
    transaction: int = 0
    url: str = ""
    strand: str = ""
    topic: Topic = Topic.CHANGES
    due: date | None = None
    files: int = 0
