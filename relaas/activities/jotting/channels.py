"""Which channel a contact moment went by, from the words in which it was written down, Dutch or English (A2). Pure.

First what says that it happened so (*gebeld*), then what only names a channel (*mail*): "Gebeld over de mail van
gisteren" was a phone call. Of several the first is taken. A word of what is yet to come (*belt*, *komt langs*) says
nothing. Whoever wrote nothing of the kind most likely called.
"""

from collections.abc import Mapping

from relaas.activities.jotting.phrases import first_said, words_of
from relaas.activities.models.choices import Channel

HAPPENED: Mapping[Channel, tuple[str, ...]] = {
    Channel.PHONE: (
        "gebeld", "belde", "belden", "opgebeld", "teruggebeld", "nagebeld", "doorgebeld", "rondgebeld", "telefonisch",
        "getelefoneerd", "aan de lijn", "aan de telefoon", "door de telefoon", "voicemail", "ingesproken", "called",
        "phoned", "rang", "on the phone", "by phone", "over the phone",
    ),
    Channel.VISIT: (
        "langs geweest", "langsgeweest", "langs gegaan", "langsgegaan", "langs gekomen", "langsgekomen", "kwam langs",
        "kwamen langs", "op bezoek", "bezocht", "bezochten", "ter plaatse", "op locatie", "rondgeleid",
        "op kantoor geweest", "visited", "dropped by", "came by", "stopped by", "on site",
    ),
    Channel.EMAIL: (
        "gemaild", "mailde", "mailden", "teruggemaild", "doorgemaild", "per mail", "per email", "per e mail",
        "via mail", "via de mail", "via email", "via e mail", "mail gestuurd", "mail gekregen", "mail ontvangen",
        "emailed", "e mailed", "mailed", "by email", "by e mail",
    ),
    Channel.LETTER: (
        "per brief", "per post", "via de post", "brief gestuurd", "brief verstuurd", "brief gekregen",
        "brief ontvangen", "aangetekend", "by letter", "by post",
    ),
    Channel.VIDEO: (
        "gevideobeld", "videobelde", "videobelden", "via teams", "via zoom", "over teams", "over zoom", "op teams",
        "op zoom", "via google meet", "on teams", "on zoom", "over video", "by video",
    ),
    Channel.CHAT: (
        "geappt", "appte", "appten", "teruggeappt", "ge smst", "gesmst", "smste", "gechat", "via whatsapp", "per sms",
        "per app", "via de app", "via de chat", "texted", "chatted", "by text", "on whatsapp", "over whatsapp",
    ),
}  # fmt: skip
NAMED: Mapping[Channel, tuple[str, ...]] = {
    Channel.PHONE: ("telefoon", "telefoontje", "telefoongesprek", "belletje", "phone", "phone call", "call"),
    Channel.VISIT: ("bezoek", "bezoekje", "visit"),
    Channel.EMAIL: ("mail", "mailtje", "mailbericht", "email", "emailtje", "e mail", "e mailtje"),
    Channel.LETTER: ("brief", "briefje", "letter"),
    Channel.VIDEO: ("videogesprek", "video", "teams", "zoom", "google meet", "video call", "videocall"),
    Channel.CHAT: ("whatsapp", "appje", "sms", "smsje", "chat", "chatbericht", "text message"),
}


def guess_channel(text: str) -> Channel:
    """The channel that these words tell of; a phone call when they tell of none."""
    words = words_of(text)
    for phrases in (HAPPENED, NAMED):
        said = {channel: place for channel in Channel if (place := first_said(words, phrases[channel]))}
        if said:
            return min(said, key=said.__getitem__)
    return Channel.PHONE
