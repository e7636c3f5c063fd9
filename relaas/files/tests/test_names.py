"""T14: names of files and folders, typed and uploaded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.files import names
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("uploaded", "kept"),
    [
        ("offerte.pdf", "offerte.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Jan\\Offerte 2026.PDF", "Offerte 2026.PDF"),
        ("..", "bestand"),
        ("", "bestand"),
        ("   . . .", "bestand"),
        ("map/", "bestand"),
        ("naam\0met\x07tekens.txt", "naammettekens.txt"),
        ("factuur\u202efdp.exe", "factuurfdp.exe"),
        ("  lijst.xlsx. ", "lijst.xlsx"),
        ("e\u0301e\u0301n.txt", "één.txt"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("👩‍🚀.png", "👩‍🚀.png"),
    ],
)
def test_an_uploaded_name_is_mended(uploaded: str, kept: str) -> None:
    """T14: names cannot leave the tree."""
    assert names.mended(uploaded) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "name_missing"),
        (" \t", "name_missing"),
        ("..", "name_only_dots"),
        (" . ", "name_only_dots"),
        ("a/b", "name_has_slash"),
        ("a\\b", "name_has_slash"),
        ("x" * 201, "name_too_long"),
        ("x" * 5000, "name_too_long"),
    ],
)
def test_a_typed_name_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        names.checked(typed)
    assert (refused.value.code, refused.value.problems[0].field) == (code, "name")


@given(st.text(max_size=300))
def test_whatever_is_uploaded_gets_a_name_that_could_be_typed(uploaded: str) -> None:
    """T14: and one that any disk can keep; mending twice changes nothing."""
    kept = names.mended(uploaded)
    assert names.checked(kept) == kept == names.mended(kept)
    on_disk = names.safe_for_disk(kept)
    assert on_disk
    assert len(on_disk.encode()) <= 255
    assert not set(on_disk) & set('<>:"|?*/\\')
    assert on_disk not in {".", ".."}


@pytest.mark.parametrize("name", ["CON", "nul.txt", "Com1", "LPT9.pdf", "aux.tar.gz"])
def test_a_name_that_a_computer_keeps_for_itself_is_made_safe_where_it_leaves(name: str) -> None:
    assert names.checked(name) == name
    assert names.safe_for_disk(name) == f"_{name}"


@given(st.text(max_size=50))
def test_capitals_make_no_other_name(name: str) -> None:
    """Two names are the same when they differ in capitals only, however their letters were composed."""
    assert names.key(unicodedata.normalize("NFD", name)) == names.key(unicodedata.normalize("NFC", name))
    assert names.key(names.key(name)) == names.key(name)


def test_accents_make_another_name() -> None:
    assert names.key("Café.PDF") == names.key("CAFÉ.pdf") != names.key("Cafe.pdf")


def test_a_second_of_one_name_stands_beside_it() -> None:
    taken = {names.key("Offerte.pdf"), names.key("offerte (2).PDF")}
    assert names.beside("Contract.pdf", taken) == "Contract.pdf"
    assert names.beside("offerte.pdf", taken) == "offerte (3).pdf"
    assert names.beside("offerte (2).pdf", taken) == "offerte (3).pdf"
    assert names.beside("Versie 1.2", {names.key("Versie 1.2")}, folder=True) == "Versie 1.2 (2)"
    long = "x" * 196 + ".pdf"
    assert names.beside(long, {names.key(long)}) == "x" * 192 + " (2).pdf"
