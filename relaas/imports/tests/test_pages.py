"""The steps on screen: whole pages, each with its rights, its refusals and a steady number of queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.imports.models import Import, Mapping
from relaas.imports.tests.conftest import FILE, RIGHTS, SignedIn, done
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db


def upload(client: Client, content: str | bytes = FILE, name: str = "klanten.csv", kind: str = "relations") -> Import:
    raw = content.encode() if isinstance(content, str) else content
    answer = client.post("/importeren/", {"kind": kind, "file": SimpleUploadedFile(name, raw)})
    current = Import.objects.latest("pk")
    assert (answer.status_code, answer["Location"]) == (303, f"/importeren/{current.pk}/kolommen/")
    return current


def choices(current: Import, **more: str) -> dict[str, str]:
    return {"existing": "update", **{f"column-{each.index}": each.target for each in current.read_columns}, **more}


def test_from_the_file_to_the_result_and_back(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    place = f"/importeren/{current.pk}/"
    page = client.get(f"{place}kolommen/").content.decode()
    assert "klanten.csv" in page
    assert "aan de kop" in page
    assert client.post(f"{place}kolommen/", choices(current))["Location"] == f"{place}controle/"
    page = client.get(f"{place}controle/").content.decode()
    assert "was DELFT" in page
    assert "geweigerd" in page
    assert not Party.objects.filter(name__contains="Heiloo").exists()
    assert client.post(f"{place}controle/")["Location"] == place
    assert "In de wacht" in client.get(place).content.decode() or "progress" in client.get(place).content.decode()
    current.refresh_from_db()
    assert current.job is not None
    done(current.job)
    page = client.get(place).content.decode()
    assert "geweigerde rijen.csv" in page
    assert "Maak de hele import ongedaan" in page
    assert Party.objects.filter(name__contains="Heiloo").exists()
    client.post(f"{place}ongedaan/")
    current.refresh_from_db()
    assert current.undo_job is not None
    done(current.undo_job)
    assert "ongedaan gemaakt" in client.get(place).content.decode()
    assert not Party.objects.filter(name__contains="Heiloo").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("a.csv", b"", "leeg"), ("a.xlsx", b"PK\x03\x04 broken", "beschadigd"), ("a.csv", b"%PDF-1.7", "PDF")],
)
def test_a_file_that_is_refused_says_why_on_the_same_page(
    signed_in: SignedIn, name: str, content: bytes, says: str
) -> None:
    answer = signed_in().post("/importeren/", {"kind": "relations", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Import.objects.exists()


def test_a_column_chosen_twice_comes_back_at_its_column(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    given = choices(current) | {"column-1": "organization.name"}
    answer = client.post(f"/importeren/{current.pk}/kolommen/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="column-1-note"' in page
    assert "Twee kolommen" in page


@pytest.mark.parametrize(
    "given",
    [
        {"column-0": "organization.name", "column-1": "<script>alert(1)</script>"},
        {"column-0": "x" * 10_000},
        {"existing": "destroy"},
        {},
        {"keep_as": "x" * 500, "column-0": "organization.name", "existing": "update"},
    ],
)
def test_hostile_choices_are_refused(signed_in: SignedIn, given: dict[str, str]) -> None:
    client = signed_in()
    current = upload(client)
    answer = client.post(f"/importeren/{current.pk}/kolommen/", {"existing": "update", **given})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


def test_hostile_cells_are_shown_as_text(signed_in: SignedIn) -> None:
    client = signed_in()
    hostile = "<img src=x onerror=alert(1)>"
    current = upload(client, f"Naam;{hostile};KvK\n{hostile};=1+1;x\nJansen;b;{hostile}\n", name=f"{hostile}.csv")
    client.post(f"/importeren/{current.pk}/kolommen/", choices(current))
    for step in ("kolommen/", "controle/"):
        page = client.get(f"/importeren/{current.pk}/{step}")
        assert page.status_code == 200
        assert "<img src=x" not in page.content.decode()


@pytest.mark.parametrize("query", ["kop=99999999999", "kop=-1", "kop=x", "kop=%00", "indeling=0", "indeling=x"])
def test_hostile_addresses_change_nothing(signed_in: SignedIn, query: str) -> None:
    client = signed_in()
    current = upload(client)
    assert client.get(f"/importeren/{current.pk}/kolommen/?{query}").status_code == 200
    assert Import.objects.get().columns == current.columns


def test_the_row_of_headings_can_be_chosen(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    client.get(f"/importeren/{current.pk}/kolommen/?kop=0")
    current.refresh_from_db()
    assert (current.heading, current.rows) == (0, 5)
    client.get(f"/importeren/{current.pk}/kolommen/?kop=1")
    current.refresh_from_db()
    assert (current.heading, current.rows) == (1, 4)


def test_a_choice_is_kept_used_and_forgotten(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    given = {"column-0": "organization.name", "existing": "leave", "keep_as": "Boekhouding"}
    client.post(f"/importeren/{current.pk}/kolommen/", given)
    again = upload(client)
    assert (again.targets, again.existing) == ({0: "organization.name"}, "leave")
    kept = Mapping.objects.get()
    assert "Boekhouding" in client.get("/importeren/").content.decode()
    assert client.get(f"/importeren/{again.pk}/kolommen/?indeling={kept.pk}").status_code == 200
    client.post(f"/importeren/indelingen/{kept.pk}/weg/")
    assert not Mapping.objects.exists()


def test_nobody_sees_the_imports_of_somebody_else(signed_in: SignedIn) -> None:
    """U2: an import of another is not there, by any address."""
    mine, other = signed_in(), signed_in(*RIGHTS, name="Piet")
    current = upload(mine)
    for step in ("", "kolommen/", "controle/"):
        assert other.get(f"/importeren/{current.pk}/{step}").status_code == 404
    for step in ("kolommen/", "controle/", "alles-controleren/", "ongedaan/"):
        assert other.post(f"/importeren/{current.pk}/{step}").status_code == 404
    assert "klanten.csv" not in other.get("/importeren/").content.decode()


@pytest.mark.parametrize("rights", [("parties.change",), ("imports.import",)])
def test_both_rights_are_asked(signed_in: SignedIn, rights: tuple[str, ...]) -> None:
    client = signed_in(*rights)
    answer = client.post("/importeren/", {"kind": "relations", "file": SimpleUploadedFile("a.csv", FILE.encode())})
    assert answer.status_code in {403, 422}
    assert not Import.objects.exists()


def test_an_import_begins_once(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    for _click in range(2):
        assert client.post(f"/importeren/{current.pk}/controle/")["Location"] == f"/importeren/{current.pk}/"
    for step in ("kolommen/", "controle/"):
        assert client.get(f"/importeren/{current.pk}/{step}")["Location"] == f"/importeren/{current.pk}/"


def test_all_rows_can_be_checked_first_as_a_job(signed_in: SignedIn) -> None:
    client = signed_in()
    current = upload(client)
    answer = client.post(f"/importeren/{current.pk}/alles-controleren/")
    current.refresh_from_db()
    assert current.check_job is not None
    assert answer["Location"] == f"/taken/{current.check_job.pk}/"
    done(current.check_job)
    assert "zouden worden toegevoegd" in client.get(answer["Location"]).content.decode()
    assert not Party.objects.filter(name__contains="Heiloo").exists()


@pytest.mark.parametrize("step", ["kolommen/", "controle/", ""])
def test_three_rows_or_thirty_cost_the_same_queries(signed_in: SignedIn, step: str) -> None:
    client = signed_in()
    asked = []
    for rows in (3, 30):
        current = upload(client, "Naam;KvK\n" + "".join(f"Bakkerij {n} B.V.;1234{n:04}\n" for n in range(rows)))
        if not step:
            client.post(f"/importeren/{current.pk}/controle/")
            current.refresh_from_db()
            assert current.job is not None
            done(current.job)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(f"/importeren/{current.pk}/{step}").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 40
