"""`relaas import`: the same as on the screen, with a report for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

import relaas
from relaas.imports.models import Import
from relaas.kernel.models import PassingFile
from relaas.kernel.preparation import prepare_everything
from relaas.parties.models import Party
from relaas.program import preparation
from relaas.program.command_line import main

pytestmark = pytest.mark.django_db
REGISTER = Path(relaas.__file__).parent / "demo" / "overheidsorganisaties.csv"
FILE = "Onze naam;Nummer;Mail\nBakkerij Jansen B.V.;27364248;geen adres\nGemeente Heiloo;37159666;a@heiloo.example\n"


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", prepare_everything)


def run(*arguments: object) -> int:
    return main(["import", *map(str, arguments)])


def report_of(folder: Path, *arguments: object) -> dict[str, Any]:
    target = folder / "report.json"
    assert run(*arguments, "--report", target) == 0
    report: dict[str, Any] = json.loads(target.read_text())
    return report


def test_the_register_of_public_bodies(tmp_path: Path) -> None:
    """Issue 3: at least 1,780 of 1,802 come in; a second run creates and changes nothing; a dry run changes nothing."""
    dry = report_of(tmp_path, "relations", REGISTER, "--dry-run")
    assert (dry["rows"], Party.objects.count(), Import.objects.count(), PassingFile.objects.count()) == (1802, 0, 0, 0)
    first = report_of(tmp_path, "relations", REGISTER)
    assert {"rows", "created", "updated", "skipped", "refused", "warnings", "seconds"} == set(first)
    assert first["rows"] == 1802 == first["created"] + first["updated"] + first["skipped"] + len(first["refused"])
    assert first["created"] >= 1780
    assert all({"row", "column", "value", "reason"} <= set(each) for each in first["warnings"])
    second = report_of(tmp_path, "relations", REGISTER)
    assert (second["created"], second["updated"], second["skipped"]) == (0, 0, 1802)


def test_a_mapping_says_what_columns_mean(tmp_path: Path) -> None:
    file, mapping = tmp_path / "klanten.csv", tmp_path / "mapping.json"
    file.write_text(FILE)
    columns = {"onze naam": "organization.name", "Nummer": "organization.kvk", "MAIL": "channel.email"}
    mapping.write_text(json.dumps({"columns": columns}))
    report = report_of(tmp_path, "relations", file, "--mapping", mapping)
    assert report["created"] == 2
    assert [(each["row"], each["column"], each["value"]) for each in report["warnings"]] == [(2, "Mail", "geen adres")]
    assert Party.objects.get(kvk="27364248").name == "Bakkerij Jansen B.V."


@pytest.mark.parametrize("mapping", ["not json", "[]", '{"columns": 3}', '{"columns": {"a": 1}}', "{}"])
def test_a_mapping_that_is_none_stops(tmp_path: Path, mapping: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mapping.json").write_text(mapping)
    (tmp_path / "a.csv").write_text(FILE)
    assert run("relations", tmp_path / "a.csv", "--mapping", tmp_path / "mapping.json") == 2
    assert "is not a mapping" in capsys.readouterr().err


def test_what_cannot_be_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.csv").write_text("Plaats\nDelft\nDelft\nDelft\n")
    assert run("dances", tmp_path / "a.csv") == 2
    assert run("relations", tmp_path / "nowhere.csv") == 2
    assert run("relations", tmp_path / "a.csv") == 1
    assert run("relations", tmp_path / "b.csv") == 1
    assert len(capsys.readouterr().err.splitlines()) == 4
    assert not Import.objects.exists()
    assert not PassingFile.objects.exists()


def test_existing_ones_are_left_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Naam;KvK\nBakkerij Jansen B.V.;27364248\n")
    (tmp_path / "b.csv").write_text("Naam;KvK;Branche\nBakkerij Jansen B.V.;27364248;Brood\n")
    assert run("relations", tmp_path / "a.csv") == 0
    assert report_of(tmp_path, "relations", tmp_path / "b.csv", "--existing", "leave")["skipped"] == 1
    assert Party.objects.get().industry == ""
    assert report_of(tmp_path, "relations", tmp_path / "b.csv")["updated"] == 1
    assert Party.objects.get().industry == "Brood"
