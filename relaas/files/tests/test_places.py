"""T14: where files of an upload stood, and that none of them leaves the folder it is added to."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relaas.files.uploads.places import Place, place, places, read_list

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("offerte.pdf", Place((), "offerte.pdf")),
        ("2026/offertes/offerte.pdf", Place(("2026", "offertes"), "offerte.pdf")),
        ("../../etc/passwd", Place(("etc",), "passwd")),
        ("..\\..\\Windows\\a.ini", Place(("Windows",), "a.ini")),
        ("/etc//shadow", Place(("etc",), "shadow")),
        ("a/ .. /b", Place(("a",), "b")),
        ("...", Place((), "bestand")),
        ("", Place((), "bestand")),
        ("👩‍🚀/é.png", Place(("👩‍🚀",), "é.png")),
    ],
)
def test_a_path_is_a_place_below_the_folder(path: str, meant: Place) -> None:
    assert place(path) == meant


@given(st.text(max_size=300))
def test_no_path_leads_upward(path: str) -> None:
    """T14: names cannot leave the tree."""
    found = place(path)
    for name in (*found.path, found.name):
        assert name
        assert len(name) <= 200
        assert not {"/", "\\", "\0"} & set(name)
        assert name.strip(". ")


def test_paths_count_only_when_there_is_one_for_each_file() -> None:
    names = ["a.txt", "b.txt"]
    whole = places(names, json.dumps(["x/a.txt", "x/b.txt"]))
    assert whole == [Place(("x",), "a.txt"), Place(("x",), "b.txt")]
    assert places(names, json.dumps(["x/a.txt"])) == [Place((), "a.txt"), Place((), "b.txt")]


@pytest.mark.parametrize("text", ["", "{", "{}", '"a"', "[1]", "[" * 100_000, "null"])
def test_what_is_no_list_of_texts_is_an_empty_one(text: str) -> None:
    assert read_list(text) == []
