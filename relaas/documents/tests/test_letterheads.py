"""K8: the paper of an administration: verbs, pages, what is typed wrong, and the sample."""

import io
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pypdf import PdfReader

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.administrations.keeping import create_administration
from relaas.administrations.models import Administration
from relaas.documents.letterhead_checks import LOOK, TEXT_COLUMNS
from relaas.documents.letterheads import change_letterhead, change_texts, remove_logo, restore_texts, set_logo, text_row
from relaas.documents.models import DocumentKind, Language, Letterhead, LetterheadText
from relaas.documents.papers.drawing import draw, letterhead_of
from relaas.documents.papers.sample import sample_paper
from relaas.documents.papers.texts import default_texts, texts_of
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.story.telling import story_of
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

QUOTE: dict[str, Any] = {"kind": DocumentKind.QUOTE, "language": Language.DUTCH}
TEXTS = {"opening": "Beste {contact},", "closing": "Groet, {owner}", "conditions": ""}
HOSTILE = ["<script>alert(1)</script>", "\x00NUL", "x" * 6_000, "\u202etxt", "🚲" * 40, "' OR 1=1 --", "", "-1", "1e9"]


@pytest.fixture
def ours() -> Administration:
    return create_administration(name="Polder & Dijk B.V.", kvk="12345678", by=COMMAND_LINE)


@pytest.fixture
def logo() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (300, 120), "#c23b22").save(content, "PNG")
    return SimpleUploadedFile("logo.png", content.getvalue(), content_type="image/png")


def _last(ours: Administration) -> tuple[str, str]:
    entry = story_of(subject_of(ours), COMMAND_LINE).entries[0]
    return entry.title, entry.detail


def test_what_is_said_of_the_look_is_kept_and_told(ours: Administration) -> None:
    change_letterhead(ours, look={"accent": "#AA2211", "window": "right", "margin_left": "25"}, by=COMMAND_LINE)
    kept = letterhead_of(ours)
    assert (kept.accent, kept.window, kept.margin_left) == ("#aa2211", "right", 25)
    title, detail = _last(ours)
    assert title == "Briefpapier gewijzigd"
    assert "Marge links: 22 → 25" in detail
    assert "Venster van de envelop: Links → Rechts" in detail


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("accent", "rood", "colour"),
        ("accent", "#ffff99", "too_light"),
        ("accent", '#1f3d99"; #panic()', "colour"),
        ("margin_left", "5", "too_small"),
        ("margin_right", "999999999999", "too_large"),
        ("margin_top", "1,5", "number"),
        ("logo_height", "٣", "number"),
        ("font", "Comic Sans", "choice"),
        ("window", "", "choice"),
        ("footer_nl", "KvK {kvk} {nobody}", "placeholder"),
        ("footer_en", "x" * 601, "too_long"),
    ],
)
def test_a_wrong_look_is_refused_at_its_column(ours: Administration, column: str, value: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        change_letterhead(ours, look={column: value}, by=COMMAND_LINE)
    assert [(problem.code, problem.field) for problem in refusal.value.problems] == [(code, column)]
    assert not Letterhead.objects.exists()


def test_the_database_keeps_measures_within_bounds(ours: Administration) -> None:
    change_letterhead(ours, look={"window": "right"}, by=COMMAND_LINE)
    with pytest.raises(DatabaseError), writing(by=COMMAND_LINE, what="documents.change_letterhead"):
        Letterhead.objects.update(margin_left=0)


def test_own_texts_stand_on_the_paper_until_they_are_restored(ours: Administration) -> None:
    change_texts(ours, **QUOTE, texts=TEXTS, by=COMMAND_LINE)
    assert texts_of(ours, *QUOTE.values()).opening == "Beste {contact},"
    assert texts_of(ours, DocumentKind.QUOTE, Language.ENGLISH) == default_texts(DocumentKind.QUOTE, Language.ENGLISH)
    assert _last(ours) == ("Teksten van het briefpapier gewijzigd", "Polder & Dijk B.V. · Offerte · Nederlands")
    text = PdfReader(io.BytesIO(draw(sample_paper(ours, *QUOTE.values())))).pages[0].extract_text()
    assert "Beste F. el Idrissi," in text
    restore_texts(ours, **QUOTE, by=COMMAND_LINE)
    assert texts_of(ours, *QUOTE.values()) == default_texts(*QUOTE.values())
    assert _last(ours)[0] == "Teksten van het briefpapier hersteld"


@pytest.mark.parametrize(("value", "code"), [("{secret}", "placeholder"), ("x" * 5_001, "too_long")])
def test_wrong_texts_are_refused_at_their_column(ours: Administration, value: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        change_texts(ours, **QUOTE, texts={**TEXTS, "closing": value}, by=COMMAND_LINE)
    assert [(problem.code, problem.field) for problem in refusal.value.problems] == [(code, "closing")]
    assert not LetterheadText.objects.exists()


def test_a_logo_is_drawn_and_taken_off(ours: Administration, logo: SimpleUploadedFile) -> None:
    set_logo(ours, uploaded=logo, by=COMMAND_LINE)
    assert _last(ours) == ("Logo van het briefpapier gewijzigd", "Polder & Dijk B.V.")
    assert len(PdfReader(io.BytesIO(draw(sample_paper(ours, *QUOTE.values())))).pages[0].images) == 1
    remove_logo(ours, by=COMMAND_LINE)
    assert not PdfReader(io.BytesIO(draw(sample_paper(ours, *QUOTE.values())))).pages[0].images
    with pytest.raises(Refused) as refusal:
        set_logo(ours, uploaded=SimpleUploadedFile("x.png", b"<svg onload=alert(1)>"), by=COMMAND_LINE)
    assert refusal.value.problems[0].field == "logo"


def test_two_at_once_see_each_other(ours: Administration) -> None:
    with pytest.raises(ChangedMeanwhile):
        change_letterhead(ours, look={"margin_left": "30"}, seen={"margin_left": 33}, by=COMMAND_LINE)
    with pytest.raises(ChangedMeanwhile):
        change_texts(ours, **QUOTE, texts=TEXTS, seen={"opening": "something else"}, by=COMMAND_LINE)


def test_who_lacks_the_right_changes_nothing(ours: Administration, logo: SimpleUploadedFile) -> None:
    somebody = Actor("Iemand", user_id=1)
    deeds: list[Callable[[], object]] = [
        lambda: change_letterhead(ours, look={}, by=somebody),
        lambda: set_logo(ours, uploaded=logo, by=somebody),
        lambda: remove_logo(ours, by=somebody),
        lambda: change_texts(ours, **QUOTE, texts=TEXTS, by=somebody),
        lambda: restore_texts(ours, **QUOTE, by=somebody),
    ]
    for deed in deeds:
        with pytest.raises(Refused) as refusal:
            deed()
        assert refusal.value.code == "right"


@pytest.fixture
def client() -> Client:
    prepare_roles()
    made = Client()
    role = Role.objects.get(builtin="finance")
    made.force_login(create_user(email="anna@relaas.example", name="Anna", role=role, by=COMMAND_LINE))
    return made


def _sent(client: Client, address: str, **changed: str) -> dict[str, Any]:
    """What the form of a page sends when only this is changed."""
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).content.decode())
    assert found
    columns = LOOK if "teksten" not in address else TEXT_COLUMNS
    record = Letterhead() if "teksten" not in address else default_texts(*QUOTE.values())
    return {**{column: getattr(record, column) for column in columns}, "seen": unescape(found[1]), **changed}


def test_the_page_keeps_what_is_typed(ours: Administration, client: Client) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/"
    assert escape(ours.name) in client.get("/beheer/briefpapier/").content.decode()
    assert client.post(here, _sent(client, here, accent="#aa2211")).status_code == 303
    assert letterhead_of(ours).accent == "#aa2211"
    texts = f"{here}teksten/quote/nl/"
    assert client.post(texts, _sent(client, texts, opening="Beste {contact},")).status_code == 303
    assert text_row(ours, *QUOTE.values()).opening == "Beste {contact},"
    assert client.post(f"{texts}herstellen/").status_code == 303
    assert not LetterheadText.objects.exists()


def test_the_page_takes_a_logo(ours: Administration, client: Client, logo: SimpleUploadedFile) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/logo/"
    assert client.get(here).status_code == 200
    assert client.post(here, {"logo": logo}).status_code == 303
    assert letterhead_of(ours).logo is not None
    assert client.post(here, {"logo": SimpleUploadedFile("x.png", b"no")}).status_code == 422
    assert client.post(f"{here}verwijderen/").status_code == 303
    assert letterhead_of(ours).logo is None


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_input_is_refused_or_kept_as_text(ours: Administration, client: Client, typed: str) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/"
    for column in ("accent", "margin_left", "font", "footer_nl"):
        answer = client.post(here, _sent(client, here, **{column: typed}))
        assert answer.status_code in (303, 422)
        assert "<script>alert" not in answer.content.decode()
    texts = f"{here}teksten/quote/nl/"
    assert client.post(texts, _sent(client, texts, closing=typed)).status_code in (303, 422)
    assert client.get(texts).status_code == 200


def test_the_sample_shows_what_is_typed_and_keeps_nothing(ours: Administration, client: Client) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/voorbeeld/"
    plain = client.get(here)
    assert plain["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(plain.content)).size == (909, 1286)
    typed = client.post(f"{here}?kind=quote&language=nl", {"accent": "#aa2211", "opening": "Beste {contact},"})
    assert typed.status_code == 200
    assert typed.content != plain.content
    pdf = client.post(f"{here}?kind=purchase_order&language=en&pdf=1", {"opening": "Hello {contact}"})
    assert "Hello F. el Idrissi" in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    assert not Letterhead.objects.exists()
    assert not LetterheadText.objects.exists()


def test_a_sample_of_something_wrong_is_drawn_without_it(ours: Administration, client: Client) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/voorbeeld/?kind=nothing&language=xx"
    wrong = client.post(here, {"accent": "rood", "margin_left": "1e9", "opening": "{nobody}"})
    assert (wrong.status_code, wrong["Content-Type"]) == (422, "image/png")
    assert wrong.content == client.get(here).content


def test_the_pages_cost_the_same_however_much_there_is(ours: Administration, client: Client) -> None:
    here = f"/beheer/briefpapier/{ours.pk}/teksten/quote/nl/"
    client.get(here)
    with CaptureQueriesContext(connection) as few:
        client.get(here)
    for kind in DocumentKind:
        change_texts(ours, kind=kind, language=Language.DUTCH, texts=TEXTS, by=COMMAND_LINE)
    with CaptureQueriesContext(connection) as many:
        client.get(here)
    assert len(many) == len(few) <= 12
