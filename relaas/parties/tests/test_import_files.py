"""Whole files: the register of public bodies, and what our own lists gave out."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import relaas
from relaas.imports.guessing.columns import columns_of, guess
from relaas.imports.guessing.known import Known
from relaas.parties.importing.importer import PERSONS, RELATIONS, PartyImporter
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.models import Address, Channel, Employment, Party
from relaas.parties.tests.bringing_in import bring_in, what
from relaas.parties.tests.conftest import Make

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]

REGISTER = Path(relaas.__file__).parent / "demo" / "overheidsorganisaties.csv"


def file_of(text: str, importer: PartyImporter) -> list[dict[str, str]]:
    """The rows of a CSV as an import without any choices reads them: each column means what its heading says."""
    headings, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return list(_meant(headings, rows, importer))


def _meant(headings: Sequence[str], rows: list[list[str]], importer: PartyImporter) -> Iterable[dict[str, str]]:
    columns = guess(columns_of(headings, rows), Known(importer.targets))
    for row in rows:
        yield {column.target: row[column.index] for column in columns if column.target and row[column.index]}


def rows_kept() -> list[object]:
    return [list(model.objects.order_by("id").values()) for model in (Party, Address, Channel, Employment)]


def test_the_register_of_public_bodies() -> None:
    """Issue 3: at least 1,780 of 1,802 come in, and a second run creates and changes nothing."""
    file = file_of(REGISTER.read_text(encoding="utf-8-sig"), RELATIONS)
    outcomes = bring_in(*file)
    became = [what(outcomes).count(each) for each in ("created", "updated", "skipped", "refused")]
    assert became == [1798, 2, 2, 0]
    assert Party.objects.count() == 1798
    assert differing_kept_columns() == []
    before = rows_kept()
    assert set(what(bring_in(*file))) == {"skipped"}
    assert rows_kept() == before


def test_what_a_list_gives_out_changes_nothing_when_it_comes_in(
    organization: Make, person: Make, signed_in: SignIn
) -> None:
    """A property of the whole: the CSV of a list, brought in as it is, skips every row."""
    bakery = organization(
        "Bakkerij Van den Berg B.V.", is_customer=True, is_supplier=True, status=None,
        addresses=[{"for_post": True, "street": "Postbus", "house_number": "1", "city": "'s-Gravenhage"}],
        channels=[{"type": "mobile", "value": "0612345678"}, {"type": "email", "value": "a@b.example"}],
    )  # fmt: skip
    organization("Jansen & Zn.", code="-", channels=[{"type": "phone", "value": "+3225121212"}])
    organization(
        "Gemeente IJsselstein", search_code="IJS", is_prospect=True, channels=[{"type": "phone", "value": "14030"}]
    )
    person("Fatima", "el Idrissi", organization=bakery, employment={"work_phone": "0384215560", "function": "Chef"})
    person("Jan", "van den Berg", channels=[{"type": "email", "value": "jan@x.example"}])
    browser = signed_in()
    for importer, name in ((RELATIONS, "relations"), (PERSONS, "persons")):
        before = rows_kept()
        file = file_of(exported(browser, name), importer)
        assert len(file) >= 2
        outcomes = bring_in(*file, importer=importer)
        assert [outcome for outcome in outcomes if outcome.what != "skipped"] == []
        assert rows_kept() == before


def exported(browser: Client, name: str) -> str:
    return b"".join(browser.get(reverse(f"parties:{name}-export", args=["csv"]))).decode("utf-8-sig")
