"""The files of the demonstration, as they stand in `papers.csv`, and their bytes: the same for the same company. Pure.

Letters and certificates are set by typst in this process: their text is our own. Pictures are drawn small.
"""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from time import struct_time

import typst
from PIL import Image, ImageDraw, ImageFont

PAPERS = Path(__file__).with_name("papers.csv")
TEMPLATE = Path(__file__).with_name("paper.typ")
PAPER, INK, SKY = "#fbfaf6", "#27303b", ("#cfe0ee", "#e5ddcf", "#d9e4da", "#dcdce4")
A5 = (620, 877)  # pixels of a scan


@dataclass(frozen=True)
class Paper:
    """A row of `papers.csv`: `folder` is a path, `made_as` how its bytes come about, `roles` of whom such a file is."""

    folder: str
    name: str
    made_as: str
    title: str
    text: str
    roles: frozenset[str]

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(part for part in self.folder.split("/") if part)


def papers() -> list[Paper]:
    """Those of the demonstration, in the order of their file."""
    with PAPERS.open(encoding="utf-8", newline="") as file:
        return [
            Paper(row["folder"], row["name"], row["made_as"], row["title"], row["text"], frozenset(row["for"].split()))
            for row in csv.DictReader(file, delimiter=";")
        ]


def content(paper: Paper, whose: str, on: date, *, version: int = 1) -> bytes:
    """The bytes of this paper of a company, as of a day; of a next version other ones."""
    return _MAKERS[paper.made_as](paper, whose, on, version)


def _typeset(paper: Paper, whose: str, on: date, version: int) -> bytes:
    data = {
        "kind": paper.made_as, "title": paper.title, "lines": paper.text.split("|"), "whose": whose,
        "day": f"{on.day}-{on.month}-{on.year}", "version": version,
    }  # fmt: skip
    said = {"data": json.dumps(data, ensure_ascii=False)}
    made: bytes = typst.compile(TEMPLATE, sys_inputs=said, ignore_system_fonts=True)
    return made


def _text(paper: Paper, whose: str, on: date, version: int) -> bytes:
    lines = [
        paper.title,
        f"{whose}, {on.day}-{on.month}-{on.year}",
        "",
        *(f"- {each}" for each in paper.text.split("|")),
    ]
    return "\n".join([*lines, *(["", "Aangevuld."] * (version - 1)), ""]).encode()


def _table(paper: Paper, whose: str, on: date, version: int) -> bytes:  # noqa: ARG001 - as the others
    return "\r\n".join([*(each.replace(",", ";") for each in paper.text.split("|")), ""]).encode("utf-8-sig")


def _prices(paper: Paper, whose: str, on: date, version: int) -> bytes:  # noqa: ARG001 - as the others
    rng = Random(f"{whose} {paper.name}")  # noqa: S311 - the same each time is what is wanted
    rows = [
        f"{rng.randrange(1000, 9999)};{each};{rng.randrange(100, 9000) * (100 + 3 * version) // 100 / 100:.2f}"
        for each in ("Koperbuis 15 mm", "Knelkoppeling", "Radiatorkraan", "Expansievat 18 l", "Pomp", "Leidingisolatie")
    ]
    return "\r\n".join(["artikel;omschrijving;prijs", *(row.replace(".", ",") for row in rows), ""]).encode("utf-8-sig")


def _scan(paper: Paper, whose: str, on: date, version: int) -> bytes:
    """A page as a copier makes it: a little crooked, with a signature, as a PDF of one picture."""
    rng = Random(f"{whose} {paper.name} {version}")  # noqa: S311 - as above
    page = Image.new("L", A5, 248)
    draw = ImageDraw.Draw(page)
    draw.text((60, 70), paper.title, font=ImageFont.load_default(30), fill=40)
    draw.text((60, 120), f"{whose}, {on.day}-{on.month}-{on.year}", font=ImageFont.load_default(18), fill=60)
    for line in range(14):
        draw.line((60, 200 + 32 * line, 60 + rng.randrange(360, 500), 200 + 32 * line), fill=150, width=7)
    signature = [(320 + 12 * step, 760 + rng.randrange(-26, 26)) for step in range(18)]
    draw.line(signature, fill=50, width=3, joint="curve")
    kept = BytesIO()
    turned = page.rotate(rng.uniform(-1.2, 1.2), fillcolor=236)
    day = struct_time((on.year, on.month, on.day, 12, 0, 0, 0, 0, 0))
    turned.save(kept, "PDF", resolution=105, creationDate=day, modDate=day)
    return kept.getvalue()


def _photo(paper: Paper, whose: str, on: date, version: int) -> bytes:  # noqa: ARG001 - as the others
    """Walls, a floor and some cabinets: enough to tell one photograph from the other."""
    rng = Random(f"{whose} {paper.name} {version}")  # noqa: S311 - as above
    image = Image.new("RGB", (640, 426), rng.choice(SKY))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 300, 640, 426), fill="#8b8377")
    for place in range(rng.randint(3, 6)):
        left, top = 40 + place * 105 + rng.randrange(20), rng.randrange(90, 190)
        draw.rectangle((left, top, left + 80, 320), fill=rng.choice(("#5d6b78", "#9b4a32", "#b9bec4", "#3f5d4c")))
        draw.ellipse((left + 28, top + 20, left + 52, top + 44), fill="#f2f2ee", outline=INK, width=2)
    kept = BytesIO()
    image.save(kept, "JPEG", quality=70)
    return kept.getvalue()


def _plan(paper: Paper, whose: str, on: date, version: int) -> bytes:  # noqa: ARG001 - as the others
    rng = Random(f"{whose} {paper.name} {version}")  # noqa: S311 - as above
    image = Image.new("P", (640, 420), 0)
    image.putpalette([251, 250, 246, 39, 48, 59])
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 600, 380), outline=1, width=5)
    for left in range(40, 600, 140):
        draw.line((left, 40, left, rng.randrange(150, 300)), fill=1, width=3)
    draw.line((40, 300, 600, 300), fill=1, width=3)
    draw.text((60, 330), f"{paper.title} {whose}"[:48], font=ImageFont.load_default(18), fill=1)
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


_MAKERS: dict[str, Callable[[Paper, str, date, int], bytes]] = {
    "letter": _typeset, "certificate": _typeset, "scan": _scan, "photo": _photo, "plan": _plan, "text": _text,
    "table": _table, "prices": _prices,
}  # fmt: skip
