"""The list of all files (T14): who sees which, narrowed, ordered, in groups, taken away."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import load_workbook

from relaas.accounts.models import User
from relaas.documents.tests.reading import read_pages
from relaas.files.kinds import Kind, kind_of
from relaas.files.lists.overviews import FILES
from relaas.files.models import Item
from relaas.files.models.kind_place import PLACE_OF_KIND, KindPlace
from relaas.files.tests.listing import BY, file, folder, names, page
from relaas.overviews import reach
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person

QUERIES = 8

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(bakery: Party, user: Callable[..., User]) -> dict[str, Item]:
    """Files of every sort, and a folder, which is none."""
    sanne, karin = user("Sanne"), user("Karin")
    inside = folder(bakery, "Contracten")
    by: dict[str, dict[str, Any]] = {
        who.name: {"changed_by_id": who.pk, "changed_by_name": who.name, "made_by_name": who.name}
        for who in (sanne, karin)
    }
    return {
        "quote": file(bakery, "Offerte été.pdf", inside, size=3_000, **by["Sanne"]),
        "photo": file(bakery, "Gevel.jpg", media_type="image/jpeg", size=2_000_000, in_portal=True, **by["Karin"],
                      changed_at=datetime(2026, 6, 2, 22, 30, tzinfo=UTC)),
        "drawing": file(bakery, "Logo.svg", media_type="image/svg+xml", size=500, **by["Karin"],
                        changed_at=datetime(2026, 5, 1, tzinfo=UTC)),
        "sums": file(bakery, "Begroting.xlsx", size=9_000, **by["Sanne"], number=3,
                     media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "zip": file(bakery, "offerte alles.zip", media_type="application/zip", size=80_000, **by["Sanne"]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "Gevel.jpg, offerte alles.zip, Begroting.xlsx, Offerte été.pdf, Logo.svg"),
        ({"sort": "name"}, "Begroting.xlsx, Gevel.jpg, Logo.svg, offerte alles.zip, Offerte été.pdf"),
        ({"sort": "size"}, "Gevel.jpg, offerte alles.zip, Begroting.xlsx, Offerte été.pdf, Logo.svg"),
        ({"sort": "kind"}, "Offerte été.pdf, Gevel.jpg, Logo.svg, Begroting.xlsx, offerte alles.zip"),
        ({"kind": "text"}, "Logo.svg"),
        ({"kind": "pdf|archive"}, "offerte alles.zip, Offerte été.pdf"),
        ({"portal": "yes"}, "Gevel.jpg"),
        (
            {"portal": "no", "sort": "size", "dir": "asc"},
            "Logo.svg, Offerte été.pdf, Begroting.xlsx, offerte alles.zip",
        ),
        ({"at": "contract"}, ""),
        ({"at": "party", "q": "offerte"}, "offerte alles.zip, Offerte été.pdf"),
        ({"q": "ete offer"}, "Offerte été.pdf"),
        ({"from": "3-6-2026"}, "Gevel.jpg"),  # half past ten in the evening of the second, in Greenwich
        ({"until": "31-5-2026"}, "Logo.svg"),
    ],
)
def test_files_narrowed_and_ordered(
    five: dict[str, Item], monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], found: str
) -> None:
    """However the rows are found."""
    assert ", ".join(names(BY, **asked)) == found
    monkeypatch.setattr(reach, "NEAR", 2)
    assert ", ".join(names(BY, **asked)) == found
    monkeypatch.setattr(reach, "GATHERED", 0)
    assert ", ".join(names(BY, **asked)) == found


def test_of_somebody_and_in_groups(five: dict[str, Item]) -> None:
    karin = five["photo"].changed_by_id
    assert names(BY, who=karin) == ["Gevel.jpg", "Logo.svg"]
    for grouping, headings in (("who", "Sanne (3)|Karin (2)"), ("at", "Relatie of persoon (5)"),
                               ("kind", "PDF (1)|Afbeelding (1)|Tekst (1)|Rekenblad (1)|Archief (1)")):  # fmt: skip
        shown = {each.heading for each in page(BY, groepeer=grouping).groups.values()}
        assert shown == set(headings.split("|")), grouping


def test_the_cells_say_where_it_stands(five: dict[str, Item], bakery: Party) -> None:
    (line,) = page(BY, q="begroting", kolommen="name,kind,size,version,holder,folder,when").lines
    assert line.cells.count("<td") == 7
    for text in ("Begroting.xlsx", "Rekenblad", "9\u00a0kB", ">3<", bakery.name, "01-06-2026"):
        assert text in line.cells, text
    (line,) = page(BY, q="ete", kolommen="name,folder").lines
    assert "Contracten" in line.cells


def test_only_what_the_viewer_may_see_stands_there(user: Callable[..., User]) -> None:
    """U2: whether the holders are looked up first or one by one."""
    limited = user("Piet", "files.read", "parties.read", only_managed=True)
    plain = user("Kim", "files.read", "parties.read")
    mine = register_organization(facts={"name": "Molen"}, account_manager=limited, by=BY)
    other = register_organization(facts={"name": "Smederij"}, by=BY)
    facts = {"first_name": "Zacharias", "last_name": "Zwijgzaam", "only_for_account_manager": True}
    person = register_person(facts=facts, account_manager=limited, by=BY)
    for party in (mine, other, person):
        file(party, f"Offerte {party.name}.pdf")
    for who, seen in ((limited, 2), (plain, 2), (user("Jan", "parties.read"), 0)):
        for asked in ({}, {"q": "offerte"}, {"portal": "no"}):
            assert len(names(who.actor, **asked)) == seen, (who, asked)
    assert "Offerte Smederij.pdf" not in names(limited.actor)
    assert names(plain.actor, sort="name") == ["Offerte Molen.pdf", "Offerte Smederij.pdf"]


def test_the_database_knows_the_kinds_as_python_does(bakery: Party) -> None:
    types = (
        "application/pdf", "image/png", "image/svg+xml", "text/csv", "text/plain", "message/rfc822", "audio/mpeg",
        "video/mp4", "application/zip", "application/x-tar", "application/vnd.ms-powerpoint", "zip/nothing",
        "application/vnd.oasis.opendocument.text", "application/x-7z-compressed", "application/octet-stream",
    )  # fmt: skip
    for number, media_type in enumerate(types):
        file(bakery, f"Nummer {number}", media_type=media_type)
    places = Item.objects.annotate(place=KindPlace()).values_list("media_type", "place")
    assert dict(places) == {media_type: PLACE_OF_KIND[kind_of(media_type)] for media_type in types}
    assert set(PLACE_OF_KIND) == set(Kind)


def test_every_order_is_walked_in_an_index_that_has_all_that_is_tested(bakery: Party) -> None:
    for number in range(60):
        file(bakery, f"Nummer {number}.pdf")
    for sort in FILES.sorts:
        with CaptureQueriesContext(connection) as asked:
            shown = page(BY, sort=sort.name, portal="no", **{"from": "1-1-2026"})
            assert len(shown.lines) == 50
            assert shown.count.number == 60
            assert shown.next_url
        assert len(asked) <= QUERIES, [query["sql"] for query in asked]
        walk = next(query["sql"] for query in asked if "ORDER BY" in query["sql"] and "in_portal" in query["sql"])
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {walk}")
                plan = " ".join(row[3] for row in cursor.fetchall())
            assert "USING COVERING INDEX files_by_" in plan, sort.name
            assert "TEMP B-TREE" not in plan, sort.name


def test_the_page_and_its_file_for_who_may(five: dict[str, Item], signed_in: Callable[..., Any]) -> None:
    client = signed_in("manager")
    assert "offerte alles.zip" in client.get("/bestanden/?q=offerte").content.decode()
    taken = {
        ending: b"".join(client.get(reverse("files:files-export", args=[ending]), {"q": "offerte"}))
        for ending in ("csv", "xlsx", "pdf")
    }
    assert taken["csv"].decode("utf-8-sig").splitlines()[1].startswith("offerte alles.zip;Archief;80")
    sheet = load_workbook(BytesIO(taken["xlsx"])).get_sheet_by_index(0).to_python()
    assert [row[0] for row in sheet] == ["Naam", "offerte alles.zip", "Offerte été.pdf"]
    [drawn] = read_pages(taken["pdf"], "Naam")
    assert [row[0].replace(" ", "") for row in drawn.rows] == ["offertealles.zip", "Offerteété.pdf"]
    reader = signed_in("reader")
    assert reader.get("/bestanden/").status_code == 200
    assert reader.get(reverse("files:files-export", args=["csv"])).status_code == 403
