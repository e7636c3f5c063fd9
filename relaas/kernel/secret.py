"""A text that is kept encrypted, as a record holds it: closed until somebody asks for what is in it."""

from typing import Self

from relaas.kernel import encryption
from relaas.kernel.encryption import MASK, CannotBeRead


class Secret:
    """The value of an `EncryptedField`.

    Printed, logged or put in a page it is `•••`; `reveal()` is the only way in. What cannot be read goes back to the
    database as it came, so that saving a record never loses it. Equal are two that hold the same text.
    """

    def __init__(self, text: str = "", *, sealed: str = "") -> None:
        self._text: str | None = None if sealed else text
        self._sealed = sealed

    @classmethod
    def of(cls, value: "str | Secret") -> "Secret":
        """What a column of the database or an assignment holds: sealed as it stands, else a text to seal."""
        if isinstance(value, Secret):
            return value
        return cls(sealed=value) if encryption.is_sealed(value) else cls(value)

    def __bool__(self) -> bool:
        """Whether there is anything in it; known without a key."""
        return bool(self._sealed or self._text)

    @property
    def sealed(self) -> str:
        """As it stands in the database; nothing stays nothing."""
        if not self._sealed and self._text:
            self._sealed = encryption.seal(self._text)
        return self._sealed

    def reveal(self) -> str:
        """The text. Raises `CannotBeRead` when its key is missing."""
        if self._text is None:
            self._text = encryption.open_sealed(self._sealed)
        return self._text

    @property
    def problem(self) -> str:
        """Why it cannot be read; empty when it can."""
        try:
            self.reveal()
        except CannotBeRead as unreadable:
            return str(unreadable)
        return ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret | str):
            return NotImplemented
        second = Secret.of(other)
        if self._sealed and self._sealed == second._sealed:
            return True
        try:
            return self.reveal() == second.reveal()
        except CannotBeRead:
            return False

    __hash__ = None  # type: ignore[assignment] # two that are equal may be sealed differently

    def __str__(self) -> str:
        return MASK if self else ""

    def __repr__(self) -> str:
        return f"<Secret {self}>"

    def __deepcopy__(self, _memory: object) -> Self:
        return self
