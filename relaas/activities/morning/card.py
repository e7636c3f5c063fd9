"""The card of the morning mail on a user's own account."""

from collections.abc import Mapping
from typing import Any

from relaas.accounts.own_cards import OWN_CARDS, OwnCard
from relaas.activities.morning.choosing import wants
from relaas.activities.rights import READ
from relaas.kernel.actors import Actor


def _context(viewer: Actor) -> Mapping[str, Any]:
    return {"wanted": wants(viewer.user_id)}


OWN_CARDS.add("morning_mail", OwnCard("morning_mail", 10, "activities/morning_mail.html", _context, READ))
