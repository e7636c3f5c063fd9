"""What somebody wants to send: to whom, and what it says."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Letter:
    """A mail as plain text. `sender_name` stands before our own address; answers go to `reply_to`."""

    to: list[str]
    subject_line: str
    body: str
    sender_name: str
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    reply_to: str = ""
