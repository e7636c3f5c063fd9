"""What a record is called outside the house: the same for ever, and another one at each installation of Relaas."""

from uuid import UUID

from django.utils.crypto import salted_hmac

_BYTES = 16
_RANDOM_LIKE = 4  # the version of a UUID that says nothing of how it was made


def lasting_name(kind: str, id: int) -> UUID:
    """The UUID of a record for address books and calendars, made of the secret key: whoever has it learns no number."""
    digest = salted_hmac("relaas.lasting_name", f"{kind}:{id}", algorithm="sha256").digest()
    return UUID(bytes=digest[:_BYTES], version=_RANDOM_LIKE)
