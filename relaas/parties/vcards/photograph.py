"""The image of a party as an address book takes it: a JPEG, for telephones do not read the WebP that is stored."""

from dataclasses import replace
from io import BytesIO

from PIL import Image

from relaas.kernel.storage import open_stored
from relaas.parties.models import Party
from relaas.parties.vcards.contact import Contact

_QUALITY = 85
_PAPER = "white"  # behind what can be seen through


def with_photograph(contact: Contact, party: Party) -> Contact:
    """The contact with the party's image; without one, or where its file is gone, as it is."""
    if party.image is None:
        return contact
    try:
        with open_stored(party.image) as stored:
            drawn = Image.open(stored).convert("RGBA")
    except FileNotFoundError:
        return contact
    paper = Image.new("RGB", drawn.size, _PAPER)
    paper.paste(drawn, mask=drawn)
    kept = BytesIO()
    paper.save(kept, "JPEG", quality=_QUALITY)
    return replace(contact, photograph=kept.getvalue())
