"""Pictures for the demonstration, drawn: a sign with initials for a company, a portrait without a face for a person."""

from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

SIDE = 320  # pixels
GROUNDS = ("#1f4e79", "#2f6f4f", "#8a3b1f", "#5b3a7a", "#7a5c12", "#234f55", "#7c2240", "#3d4a5c")
SKINS = ("#f0d0b4", "#d9a57c", "#a86f46", "#6f4427")


def sign(name: str) -> ContentFile[bytes]:
    """A coloured square with a ring and up to two initials, the same for the same name."""
    rng = Random(name)  # noqa: S311 - the same each time is what is wanted
    image = Image.new("RGB", (SIDE, SIDE), rng.choice(GROUNDS))
    draw = ImageDraw.Draw(image)
    for _ring in range(rng.randint(1, 3)):
        inset = rng.randrange(10, 60)
        draw.ellipse((inset, inset, SIDE - inset, SIDE - inset), outline="#ffffff55", width=rng.choice((4, 8, 14)))
    initials = "".join(word[0] for word in name.split() if word[0].isupper())[:2]
    draw.text((SIDE / 2, SIDE / 2), initials, font=ImageFont.load_default(130), fill="white", anchor="mm")
    return _png(image)


def portrait(name: str) -> ContentFile[bytes]:
    """Head and shoulders before a light ground, the same for the same name."""
    rng = Random(name)  # noqa: S311 - the same each time is what is wanted
    image = Image.new("RGB", (SIDE, SIDE), "#e7ebf0")
    draw = ImageDraw.Draw(image)
    draw.ellipse((40, 210, 280, 460), fill=rng.choice(GROUNDS))
    draw.rectangle((138, 180, 182, 240), fill=(skin := rng.choice(SKINS)))
    draw.ellipse((98, 62, 222, 210), fill=skin)
    draw.chord((92, 50, 228, 200), 180, 360, fill=rng.choice(("#2b1d14", "#6b4423", "#c9a66b", "#8c8c8c")))
    return _png(image)


def _png(image: Image.Image) -> ContentFile[bytes]:
    kept = BytesIO()
    image.save(kept, "PNG")
    return ContentFile(kept.getvalue())
