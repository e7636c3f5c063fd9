"""What programs write in a cell that chooses something, beside what it is called here."""

from django.utils.translation import gettext as _

from relaas.activities.models import ActivityKind, Channel, Priority
from relaas.kernel.folding import fold
from relaas.kernel.refusals import Refused

_CHANNELS: dict[str, Channel] = {
    **dict.fromkeys(
        ("telefoon", "telefonisch", "telefoongesprek", "gebeld", "bellen", "gesprek", "belnotitie", "phone", "call",
         "phone call", "telephone", "tel"),
        Channel.PHONE,
    ),
    **dict.fromkeys(
        ("bezoek", "afspraak", "bespreking", "op bezoek", "vergadering", "langs", "visit", "meeting", "appointment",
         "on site"),
        Channel.VISIT,
    ),
    **dict.fromkeys(("e-mail", "email", "mail", "gemaild", "e mail"), Channel.EMAIL),
    **dict.fromkeys(("brief", "post", "letter", "mail merge"), Channel.LETTER),
    **dict.fromkeys(
        ("video", "videogesprek", "videobellen", "teams", "zoom", "online", "video call", "videoconference"),
        Channel.VIDEO,
    ),
    **dict.fromkeys(("chat", "whatsapp", "app", "sms", "message", "text message"), Channel.CHAT),
}  # fmt: skip
_KINDS: dict[str, ActivityKind] = {
    **dict.fromkeys(
        ("actie", "taak", "todo", "to do", "to-do", "opvolging", "action", "task", "follow up", "follow-up"),
        ActivityKind.ACTION,
    ),
    **dict.fromkeys(
        ("contactmoment", "contact", "gespreksverslag", "contact moment", "interaction", "activity"),
        ActivityKind.CONTACT,
    ),
    **dict.fromkeys(("notitie", "memo", "opmerking", "aantekening", "note", "remark", "comment"), ActivityKind.NOTE),
}  # fmt: skip
_PRIORITIES: dict[str, Priority] = {
    **dict.fromkeys(("laag", "low", "0"), Priority.LOW),
    **dict.fromkeys(("normaal", "normal", "gemiddeld", "medium", "1", "middel"), Priority.NORMAL),
    **dict.fromkeys(("hoog", "high", "urgent", "spoed", "dringend", "2"), Priority.HIGH),
}  # fmt: skip


def kind(cell: str) -> ActivityKind:
    """Action, contact moment or note; the name of a channel is a contact moment (`kind`)."""
    word = fold(cell)
    if found := _folded(_KINDS).get(word):
        return found
    if word in _folded(_CHANNELS):
        return ActivityKind.CONTACT
    raise Refused("kind", _("This is no kind of activity: action, contact moment or note."))


def channel(cell: str) -> Channel:
    """By what was spoken (`channel`)."""
    if found := _folded(_CHANNELS).get(fold(cell)):
        return found
    raise Refused("channel", _("This is no channel: telephone, visit, e-mail, letter, video or chat."))


def priority(cell: str) -> Priority:
    """Low, normal or high (`priority`)."""
    found = _PRIORITIES.get(fold(cell))
    if found is not None:  # low is nought
        return found
    raise Refused("priority", _("This is no priority: low, normal or high."))


def _folded[Word](words: dict[str, Word]) -> dict[str, Word]:
    return {fold(word): meant for word, meant in words.items()}
