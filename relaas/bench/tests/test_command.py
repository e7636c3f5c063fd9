"""`relaas bench` from end to end, with few parties: every row on the database that the tests run on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from relaas.bench import clock
from relaas.bench.report import table
from relaas.bench.results import Result
from relaas.bench.rows import ROWS

BEGINNINGS = (
    "action",
    "contact moment",
    "files of",
    "upload",
    "download",
    "zip",
    "relations ",
    "first page",
    "story of",
    "contract",
    "doubles",
    "list",
    "text filter",
    "relation page",
    "requests per",
    "totals of requests",
    "pipeline",
    "subscriptions",
    "relation as of a day",
    "history",
    "save",
    "start",
    "memory",
    "XLSX",
    "PDF",
    "import",
    "palette",
)
UNITS = ("median_ms", "rows_per_s", "mb")


def _bench(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "TEST_DATABASE_URL": os.environ.get("RELAAS_DATABASE_URL", "")}
    return subprocess.run(
        [sys.executable, "-m", "relaas", "bench", *arguments],
        check=False, capture_output=True, text=True, env=environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench-data")


@pytest.fixture(scope="module")
def rows(data: Path) -> list[dict[str, Any]]:
    kind = "postgresql" if "postgresql" in settings.DATABASES["default"]["ENGINE"] else "sqlite"
    done = _bench(
        "--scale", "200", "--database", kind, "--data", str(data), "--times", "2", "--json", str(data / "bench.json")
    )
    assert done.returncode == 0, done.stderr
    assert "list of relations" in done.stdout
    measured: list[dict[str, Any]] = json.loads((data / "bench.json").read_text())
    assert {row["database"] for row in measured} == {kind}
    return measured


def test_every_row_is_measured(rows: list[dict[str, Any]]) -> None:
    assert [row["name"] for row in rows] == [row.name for row in ROWS]
    for row in rows:
        assert row["name"].startswith(BEGINNINGS)
        assert row["scale"] == 200
        (unit,) = [unit for unit in UNITS if unit in row]
        assert row[unit] >= 0 if unit == "mb" else row[unit] > 0, row["name"]
        assert row["budget"] > 0
        assert (row["floor"] is None) == (row["ratio"] is None)
        assert row["keeps_budget"] in (True, False)


def test_lists_and_pages_cost_more_than_the_bare_database(rows: list[dict[str, Any]]) -> None:
    ratios = {row["name"]: row["ratio"] for row in rows}
    for name in (
        "list of relations",
        "text filter: common",
        "relation page",
        "save of a relation with address and contact",
    ):
        assert ratios[name] > 1, name


@pytest.mark.once
def test_a_wrong_scale_or_row_is_refused_in_a_sentence(data: Path) -> None:
    for arguments, said in ((("--scale", "7"), "scale"), (("--rows", "dancing"), "No row begins so")):
        done = _bench(*arguments, "--data", str(data))
        assert done.returncode == 2, done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_budgets_and_ratios() -> None:
    slow = Result("list", "sqlite", 200, "median_ms", 30.0, 15.0, 3.0)
    assert (slow.ratio, slow.keeps_budget) == (10.0, False)
    quick = Result("save, 8 at once", "sqlite", 200, "rows_per_s", 200.0, 100.0, 1000.0)
    assert (quick.ratio, quick.keeps_budget) == (5.0, True)
    grown = Result("list", "sqlite", 1_000_000, "median_ms", 10.0, 15.0, 1.0, growth=1.6, growth_budget=1.5)
    assert not grown.keeps_budget
    assert "MISSED" in table([slow])
    assert "MISSED" not in table([quick])


def test_a_short_measurement_does_less_of_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.few(25) == 25
    for times, done in ((1, 1), (15, 12), (300, 25)):
        monkeypatch.setattr(clock, "_times", times)
        assert clock.few(25) == done
