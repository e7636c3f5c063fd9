"""Ids of rows as they come from outside: what people or programs write in an address or a form."""

LARGEST_ID = 2**63 - 1  # what a database can have


def read_id(written: str | None) -> int | None:
    """The id that is written here; None for what is none, and for one that no database can have."""
    if not written or not written.isascii() or not written.isdecimal() or len(written) > len(str(LARGEST_ID)):
        return None
    return number if (number := int(written)) <= LARGEST_ID else None
