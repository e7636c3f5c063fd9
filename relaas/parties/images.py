"""Verbs: the picture or logo of a party."""

from typing import Any

from django.core.files.base import File

from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.images import MEDIA_TYPE, prepare_image
from relaas.kernel.policy import Act
from relaas.kernel.storage import keep as keep_bytes
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.models import Party
from relaas.parties.rights import CHANGE
from relaas.story.telling import record


@verb("parties.set_image", act=Act.CHANGE, right=CHANGE, on=("party",))
def set_image(party: Party, *, uploaded: File[Any], by: Actor) -> None:
    """Give the party this image; refuses what is too large or no image, at `image` (`kernel.images`)."""
    prepared = prepare_image(uploaded)
    check_unchanged(party, None)
    party.image = keep_bytes(prepared, media_type=MEDIA_TYPE)
    party.save(update_fields=["image"])
    record(sentences.IMAGE_SET, subject_of(party), by=by)


@verb("parties.remove_image", act=Act.CHANGE, right=CHANGE, on=("party",))
def remove_image(party: Party, *, by: Actor) -> None:
    """Take the image away; nothing happens when there is none."""
    check_unchanged(party, None)
    if party.image_id is None:
        return
    party.image = None
    party.save(update_fields=["image"])
    record(sentences.IMAGE_REMOVED, subject_of(party), by=by)
