"""T2: paths and links outside Relaas; nothing that a browser would run."""

import pytest

from relaas.kernel.refusals import Refused
from relaas.parties.facts.local_file import check_location
from relaas.parties.local_files import add_local_file, change_local_file, remove_local_file
from relaas.parties.models import LocalFile, Party
from relaas.parties.tests.conftest import BY, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (r"\\wk-fs01\relaties\bakker", r"\\wk-fs01\relaties\bakker"),
        ('"P:\\klanten\\Bakker & Zn"', r"P:\klanten\Bakker & Zn"),
        ("c:/klanten", "c:/klanten"),
        ("/Volumes/Klanten/Bakker", "/Volumes/Klanten/Bakker"),
        ("FILE:///srv/klanten", "file:///srv/klanten"),
        ("smb://server/share", "smb://server/share"),
        ("HTTPS://waterkant.sharepoint.example/map?a=1#b", "https://waterkant.sharepoint.example/map?a=1#b"),
    ],
)
def test_paths_and_links_are_taken(typed: str, kept: str) -> None:
    assert check_location(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"),
        ("javascript:alert(1)", "location"),
        ("java\tscript:alert(1)", "location"),
        ("JaVaScRiPt://%0aalert(1)", "location"),
        ("data:text/html,<script>alert(1)</script>", "location"),
        ("vbscript:x", "location"),
        ("ergens", "location"),
        ("//evil.example", "location"),
        ("https://", "location"),
        ("P:\\" + "x" * 5000, "too_long"),
    ],
)
def test_anything_else_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_location(typed)
    assert refused.value.code == code


def test_only_a_web_address_is_a_link(bakery: Party) -> None:
    for location, link in ((r"\\a\b", ""), ("file:///x", ""), ("https://a.example/", "https://a.example/")):
        assert LocalFile(party=bakery, label="x", location=location).link == link


def test_added_changed_and_removed(bakery: Party) -> None:
    """State and story of each verb."""
    file = add_local_file(bakery, facts={"label": "Projectmap", "location": r"\\fs\bakker"}, by=BY)
    assert told(bakery)[0] == ("Lokaal bestand toegevoegd", "Projectmap")
    with pytest.raises(Refused) as refused:
        add_local_file(bakery, facts={"label": "Nog eens", "location": r"\\fs\bakker"}, by=BY)
    assert (refused.value.code, refused.value.problems[0].field) == ("local_file_twice", "location")
    change_local_file(file, facts={"label": "Map"}, by=BY)
    assert told(bakery)[0] == ("Lokaal bestand gewijzigd", "Projectmap · Naam: Projectmap → Map")
    remove_local_file(file, by=BY)
    assert told(bakery)[0] == ("Lokaal bestand verwijderd", "Map")
    undo(Transaction.objects.latest("pk"), by=BY)
    assert LocalFile.objects.get().label == "Map"
