"""K8: what stands on a commercial document, whatever people type, and what it is as a PDF."""

import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pypdf import PdfReader

from relaas.administrations.models import Administration
from relaas.documents.models import DocumentKind, Language, Letterhead, Side
from relaas.documents.papers.drawing import draw
from relaas.documents.papers.paper import Heading, Item, Paper, Subtotal
from relaas.documents.papers.placeholders import check_placeholders, filled
from relaas.documents.papers.sample import sample_paper
from relaas.documents.papers.texts import Texts, default_texts
from relaas.kernel.refusals import Refused
from relaas.money.vat import Category, Taxed, totals

pytestmark = pytest.mark.once

HOUSE = Administration(
    name="Polder & Dijk B.V.", street="Dijkweg", house_number="12-b", postcode="8011 PK", city="Zwolle",
    kvk="12345678", vat_number="NL004495445B01", iban="NL91ABNA0417164300", email="info@polder.example",
)  # fmt: skip
NOTHING = Texts("", "")


def _item(description: str = "Roggemeel", amount: str = "19.50", **more: Any) -> Item:
    exact = Decimal(amount)
    given = {"quantity": Decimal(1), "unit": "", "price": exact, "discount": Decimal(0), "vat": "21%", **more}
    return Item(description, amount=exact, **given)


def _paper(*rows: Any, **more: Any) -> Paper:
    taxed = (Taxed(row.amount, Category.STANDARD, Decimal(21)) for row in rows if isinstance(row, Item))
    given: dict[str, Any] = {
        "kind": DocumentKind.QUOTE, "language": Language.DUTCH, "administration": HOUSE, "number": "V-2026-0412",
        "subject": "Meel", "on": date(2026, 11, 22), "addressee": ["Bakkerij Van den Berg B.V."], "rows": rows,
        "totals": totals(taxed),
    }  # fmt: skip
    return Paper(**{**given, **more})


def _drawn(paper: Paper, texts: Texts = NOTHING, **look: Any) -> bytes:
    return draw(paper, Letterhead(administration=HOUSE, **look), texts)


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text().replace("\u200b", "") for page in PdfReader(io.BytesIO(pdf)).pages]


def _text(pdf: bytes) -> str:
    return " ".join(" ".join(_pages(pdf)).split())


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("language", Language)
def test_every_kind_says_what_it_is_in_each_language(kind: DocumentKind, language: Language) -> None:
    text = _text(
        draw(sample_paper(HOUSE, kind, language), Letterhead(administration=HOUSE), default_texts(kind, language))
    )
    dutch = {
        "quote": "Offerte",
        "confirmation": "Orderbevestiging",
        "contract": "Contract",
        "purchase_order": "Inkooporder",
    }
    english = {
        "quote": "Quote",
        "confirmation": "Order confirmation",
        "contract": "Contract",
        "purchase_order": "Purchase order",
    }
    said = {"nl": ["Totaal inclusief btw € 5.253,91", "Pagina 1 van 1", "Btw 9% over € 4.204,00 € 378,36"],
            "en": ["Total including VAT € 5,253.91", "Page 1 of 1", "VAT 9% over € 4,204.00 € 378.36"]}  # fmt: skip
    names = {"nl": dutch, "en": english}[language]
    assert names[kind] in text
    assert not [each for each in said[language] if each not in text]
    assert "NL91 ABNA 0417 1643 00" in text
    assert "{" not in text


def test_it_is_tagged_and_made_to_be_kept() -> None:
    """PDF/UA-1 and PDF/A-3a as they say of themselves: tags, language, title, colour profile and fonts within."""
    reader = PdfReader(io.BytesIO(_drawn(_paper(_item()))))
    root: Any = reader.trailer["/Root"].get_object()
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"<pdfaid:part>3</pdfaid:part>", metadata)
    assert re.search(r"<pdfaid:conformance>A</pdfaid:conformance>", metadata)
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", metadata)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Offerte V-2026-0412"
    assert "/OutputIntents" in root
    kinds = _kinds(root["/StructTreeRoot"])
    assert {"/H1", "/Table", "/TR", "/TH", "/TD", "/P"} <= kinds
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]  # a dictionary of dictionaries
            described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert any(file in described for file in ("/FontFile2", "/FontFile3"))


def _kinds(node: Any) -> set[str]:
    node = node.get_object()
    if not hasattr(node, "get"):
        return set()
    below = node.get("/K", [])
    found = {str(node["/S"])} if "/S" in node else set()
    for each in below if isinstance(below, list) else [below]:
        found |= _kinds(each) if hasattr(each, "get_object") else set()
    return found


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert _drawn(_paper(_item())) == _drawn(_paper(_item()))


HOSTILE = [
    "#panic()", '#read("/etc/passwd")', "$x^2$ *bold* `raw` // no comment", "\\u{41} <label> @ref", "= kop",
    '#import "@preview/x:1.0.0"', '"\\"}], "logo": "/etc/passwd"', "{number} {nobody}", "مرحبا بالعالم", "שלום",
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_type_is_drawn_as_it_is(typed: str) -> None:
    paper = _paper(_item(typed, remark=typed), subject=typed, addressee=[typed], notes=[typed], signers=[typed])
    text = "".join(_text(_drawn(paper)).split())
    if typed.isascii():
        assert text.count("".join(typed.split())) >= 5
    else:
        assert {letter for letter in typed if letter.isalpha()} <= set(text), "every letter, in the order of its script"


@pytest.mark.parametrize("typed", ["Bloem 🌷🚲", "日本語", "\ue000 \uffff \x07 x", "👨‍👩‍👧", "\u202etxt.exe", "\u0378"])
def test_a_letter_that_no_font_has_is_a_box(typed: str) -> None:
    """A document that is kept for good may hold no letter that cannot be shown, and must come all the same."""
    assert "Roggemeel" in _text(_drawn(_paper(_item(typed, remark=typed), _item())))


def test_long_texts_take_more_lines_and_pages() -> None:
    long = "w" * 5_000
    pages = _pages(_drawn(_paper(_item("a " * 2_500, remark=long), _item("last")), Texts(long, long, long)))
    assert len(pages) > 3
    assert "".join("".join(pages).split()).count("w") >= 4 * 5_000
    assert "last" in "".join(pages)


def test_many_lines_have_their_heading_on_every_page_and_none_is_lost() -> None:
    rows = [_item(f"Regel {number:03}", remark="met een opmerking") for number in range(80)]
    pages = _pages(_drawn(_paper(Heading("Meel"), *rows, Subtotal("", Decimal("1560.00")))))
    assert len(pages) >= 3
    assert all("Omschrijving" in page for page in pages if "Regel" in page)
    assert [f"Pagina {place} van {len(pages)}" in page for place, page in enumerate(pages, 1)] == [True] * len(pages)
    assert re.findall(r"Regel (\d+)", " ".join(pages)) == [f"{number:03}" for number in range(80)]
    assert re.search(r"Subtotaal\s*1\.560,00", " ".join(pages))


@pytest.mark.parametrize("font", ["Libertinus Serif", "DejaVu Sans Mono"])
def test_no_figure_runs_off_the_paper_or_is_broken(font: str) -> None:
    """The largest there are: of quantity, price, discount and amount."""
    largest = _item(
        "Alles", "90071992547409.91", quantity=Decimal("999999999.999999"), price=Decimal("-999999999.999999"),
        discount=Decimal("99.99"), unit="een heel lange prijseenheid", vat="0%, intra-EU",
    )  # fmt: skip
    pdf = _drawn(_paper(largest, totals=totals([])), font=font)
    seen: list[tuple[float, str]] = []

    def see(text: str, place: list[float], _matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            seen.append((place[4], text))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=see)
    assert all(0 < x < 595 for x, _told in seen)
    text = _text(pdf)
    for figure in ("999.999.999,999999", "-999.999.999,999999", "90.071.992.547.409,91", "99,99%"):
        assert figure in text


@pytest.mark.parametrize(("side", "least", "most"), [(Side.LEFT, 20, 40), (Side.RIGHT, 105, 120)])
def test_the_address_stands_in_the_window(side: Side, least: int, most: int) -> None:
    """Folded in a C5 or DL envelope, 50 through 85 mm from the top shows."""
    places: list[tuple[float, float]] = []

    def see(text: str, place: list[float], _matrix: Any, _font: Any, _size: Any) -> None:
        if "Bakkerij" in text:
            places.append((place[4] * 25.4 / 72, 297 - place[5] * 25.4 / 72))

    pdf = _drawn(_paper(), window=side)
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=see)
    (x, y), *_more = places
    assert least <= x <= most
    assert 50 <= y <= 85


def test_columns_without_anything_are_left_out() -> None:
    bare = _text(_drawn(_paper(_item(vat=""))))
    assert not [label for label in ("Korting", "Eenheid") if label in bare]
    full = _text(_drawn(_paper(_item(discount=Decimal("2.5"), unit="zak"))))
    assert all(label in full for label in ("Korting", "2,5%", "Eenheid", "zak"))


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("Nummer {number}", {"number": "1"}, "Nummer 1"),
        ("a\nGeldig tot {day}\nb", {}, "a\nb"),
        ("KvK {kvk} · Btw {vat} · IBAN {iban}", {"kvk": "1", "iban": "2"}, "KvK 1 · IBAN 2"),
        ("{number}", {"number": "{kvk}", "kvk": "1"}, "{kvk}"),
        ("no } or { at all", {}, "no } or { at all"),
    ],
)
def test_placeholders_are_filled_once_and_what_lacks_is_left_out(
    text: str, values: dict[str, str], expected: str
) -> None:
    assert filled(text, values) == expected


@pytest.mark.parametrize("text", ["{nobody}", "{}", "{number.__class__}", "{number!r}", "{0}"])
def test_an_unknown_placeholder_is_refused_by_name(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_placeholders(text, {"number"})
    assert refusal.value.code == "placeholder"
