"""Headings of other programs are guessed; and files without headings by what is in them."""

import pytest

from relaas.imports.guessing.columns import BY_CONTENTS, columns_of, guess
from relaas.imports.guessing.headings import heading_row
from relaas.imports.guessing.known import Known
from relaas.imports.importer import IMPORTERS
from relaas.imports.tests import programs

pytestmark = [pytest.mark.once, pytest.mark.django_db]  # types of master data are targets too
SETS = [("relations", *each) for each in programs.RELATIONS.items()]
SETS += [("persons", *each) for each in programs.PERSONS.items()]


def known_of(kind: str) -> Known:
    return Known(IMPORTERS[kind].targets, IMPORTERS[kind].required)


@pytest.mark.parametrize(("kind", "program", "headings"), SETS, ids=[f"{kind} of {name}" for kind, name, _ in SETS])
def test_the_headings_of_a_program_are_known(kind: str, program: str, headings: dict[str, str]) -> None:
    known = known_of(kind)
    guessed = guess(columns_of(list(headings), []), known)
    assert {column.heading: column.target for column in guessed} == headings
    assert heading_row([(1, list(headings)), (2, ["x"] * len(headings))], known) == 1


def test_at_least_ten_programs() -> None:
    assert len({name.split(" (")[0] for name in (*programs.RELATIONS, *programs.PERSONS)}) >= 10


ROWS = [
    ["Bakkerij Jansen B.V.", "27364248", "(072) 535 66 66", "info@jansen.example", "2611 GP", "NL004495445B01"],
    ["Gemeente Heiloo", "37159666", "072 535 66 67", "info@heiloo.example", "1851 AB", "NL810433941B01"],
    ["Stichting De Brug", "40413345", "+31 6 12345678", "post@brug.example", "9711 AA", "NL810433941B01"],
    ["Van den Berg Transport", "01234567", "020-1234567", "berg@berg.example", "1012 JS", "NL004495445B01"],
]
MEANS = [
    "organization.name", "organization.kvk", "channel.phone", "channel.email", "address.visit.postcode",
    "organization.vat_number",
]  # fmt: skip


def test_a_file_without_headings_is_recognised_by_its_contents() -> None:
    known = known_of("relations")
    assert heading_row([(number, row) for number, row in enumerate(ROWS, 1)], known) is None
    guessed = guess(columns_of([], ROWS), known)
    assert [column.target for column in guessed] == MEANS
    assert {column.because for column in guessed} == {BY_CONTENTS}


@pytest.mark.parametrize("heading", ["Veld 7", "Ons kenmerk", "xyz", "Overig nr."])
def test_chamber_numbers_are_recognised_under_any_heading(heading: str) -> None:
    known = known_of("relations")
    rows = [[row[0], row[1]] for row in ROWS]
    assert [column.target for column in guess(columns_of(["Naam", heading], rows), known)] == MEANS[:2]


def test_headings_below_a_title_and_an_empty_line_are_found() -> None:
    known = known_of("relations")
    rows = [(1, ["Relatielijst 2026", "", ""]), (3, ["Naam", "KvK", "Telefoon"]), (4, ROWS[0][:3])]
    assert heading_row(rows, known) == 3


def test_unknown_headings_are_headings_when_they_are_unlike_what_is_below() -> None:
    known = known_of("relations")
    rows = [(1, ["Wie", "Welk", "Bel"]), *((number, row[:3]) for number, row in enumerate(ROWS, 2))]
    assert heading_row(rows, known) == 1


def test_two_headings_alike_are_not_both_the_same() -> None:
    known = known_of("relations")
    guessed = guess(columns_of(["Naam", "E-mail", "E-mail"], [["A", "a@a.example", "b@b.example"]]), known)
    targets = [column.target for column in guessed if column.target]
    assert len(targets) == len(set(targets))


def test_a_heading_that_its_contents_contradict_gives_way() -> None:
    """A column named `Nummer` with house numbers behind a street is no customer number when there is one already."""
    known = known_of("relations")
    rows = [["1001", "Markt", "1"], ["1002", "Dam", "12"], ["1003", "Plein", "7"]]
    guessed = guess(columns_of(["Code", "Straat", "Nummer"], rows), known)
    assert [column.target for column in guessed] == [
        "organization.code", "address.visit.street", "address.visit.house_number",
    ]  # fmt: skip
