"""What a vCard says of one party, whatever its version. Pure: texts in, texts out."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Telephone:
    """A number: E.164, or a Dutch short number as digits. `use` is `voice`, `cell` or `fax`."""

    number: str
    use: str = "voice"
    at_work: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Mail:
    """An e-mail address."""

    address: str
    at_work: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Place:
    """An address; `country` is its name, empty in the Netherlands."""

    street: str
    city: str
    postcode: str
    country: str = ""
    at_home: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Contact:
    """A party as an address book keeps it.

    `name` is what it is called, `sorted_as` what it is sorted by; `family` has the prefix in front, as address books
    know no place for it. `photograph` is a JPEG, or nothing.
    """

    uid: str
    name: str
    sorted_as: str
    is_person: bool
    family: str = ""
    given: str = ""
    nickname: str = ""
    title: str = ""
    organization: str = ""
    department: str = ""
    function: str = ""
    telephones: Sequence[Telephone] = field(default=())
    mails: Sequence[Mail] = field(default=())
    places: Sequence[Place] = field(default=())
    websites: Sequence[str] = field(default=())
    photograph: bytes = b""
