"""What was written down, and what is to be read in it: the tests in Python and in the browser both keep to this table.

Phrases by which the persons of `PERSONS` are said come from `phrases_of`.
"""

from relaas.activities.jotting.persons import Named
from relaas.activities.models.choices import Channel

CHANNELS: list[tuple[str, Channel]] = [
    ("", Channel.PHONE),
    ("Wil vanaf januari ook roggemeel afnemen, 40 zakken per week.", Channel.PHONE),
    ("Gebeld met Fatima.", Channel.PHONE),
    ("Belde terug over de factuur", Channel.PHONE),
    ("TELEFONISCH akkoord", Channel.PHONE),
    ("Langs geweest; de oven staat goed.", Channel.VISIT),
    ("Was gisteren op bezoek in Zwolle", Channel.VISIT),
    ("op  bezoek\ngeweest", Channel.VISIT),
    ("Mail gekregen van Jan", Channel.EMAIL),
    ("Offerte gemaild", Channel.EMAIL),
    ("Per e-mail bevestigd", Channel.EMAIL),
    ("E‑mail ontvangen", Channel.EMAIL),
    ("Brief ontvangen, aangetekend", Channel.LETTER),
    ("Via Teams doorgenomen", Channel.VIDEO),
    ("Geappt: komt maandag", Channel.CHAT),
    ("Via WhatsApp een foto gekregen", Channel.CHAT),
    ("Gebeld over de mail van gisteren", Channel.PHONE),
    ("N.a.v. de mail van vrijdag teruggebeld", Channel.PHONE),
    ("Offerte gemaild nadat hij had gebeld", Channel.EMAIL),
    ("Gebeld.Daarna gemaild", Channel.PHONE),
    ("Komt volgende week langs", Channel.PHONE),
    ("Voicemail ingesproken", Channel.PHONE),
    ("De mailing is de deur uit", Channel.PHONE),
    ("Called about the invoice", Channel.PHONE),
    ("Visited the bakery, all well", Channel.VISIT),
    ("Emailed the quote", Channel.EMAIL),
    ("She mailed, then called", Channel.EMAIL),
    ("Spoke on Teams", Channel.VIDEO),
    ("Gébeld, heel kort", Channel.PHONE),
]

FATIMA, JAN, POSTMA, OTHER_JAN, HART = 1, 2, 3, 4, 5
PERSONS = {
    FATIMA: Named("Fatima", "", "el", "Idrissi"),
    JAN: Named("Jan", "", "van den", "Berg"),
    POSTMA: Named("Annelies", "Lies", "", "Postma"),
    OTHER_JAN: Named("Jan", "", "de", "Vries"),
    HART: Named("Zoë", "", "'t", "Hart"),
}
NAMES: list[tuple[str, list[int]]] = [
    ("", []),
    ("Wil ook roggemeel", []),
    ("Gebeld met Fatima", [FATIMA]),
    ("fatima gebeld", [FATIMA]),
    ("Mevr. El Idrissi belde", [FATIMA]),
    ("Idrissi", [FATIMA]),
    ("Van den Berg en Postma langs geweest", [JAN, POSTMA]),
    ("Lies sprak met Fatima", [POSTMA, FATIMA]),
    ("Jan belde", []),
    ("Jan de Vries belde", [OTHER_JAN]),
    ("Jan Vries belde", [OTHER_JAN]),
    ("Zoe 't Hart belt terug", [HART]),
    ("Zoë gesproken", [HART]),
    ("Het was hartelijk, in Bergen", []),
    ("Postma's kantoor", []),
    ("Met Postma, Fatima en Lies", [POSTMA, FATIMA]),
]
