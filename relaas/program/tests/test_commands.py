"""The commands: thin over the verbs, with one sentence and an exit code when something is refused."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from relaas.accounts.models import Role, User
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.preparation import prepare_everything
from relaas.program import preparation, tasks
from relaas.program.command_line import COMMANDS, main
from relaas.program.commands.export import write_whole
from relaas.program.stopping import Stop

pytestmark = pytest.mark.django_db
type Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests have a database that is prepared already; only the base tables are filled."""
    monkeypatch.setattr(preparation, "prepare", prepare_everything)


def test_help_names_every_command(capsys: Said) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert all(f"\n    {name} " in said for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments", [[], ["dance"], ["export"], ["serve", "--port", "0"], ["serve", "--port", "http"]]
)
def test_a_wrong_argument_is_exit_code_two(arguments: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: relaas" in capsys.readouterr().err


def test_a_user_is_made_and_gets_a_link(capsys: Said) -> None:
    """U1: the command line acts with all rights."""
    assert main(["user", "create", "jan@example.nl", "--name", "Jan Jansen", "--role", "Lezer"]) == 0
    assert capsys.readouterr().out.startswith("http://127.0.0.1:8000/account/password/reset/key/")
    assert User.objects.get(email="jan@example.nl").role.builtin == "reader"


def test_a_user_is_made_with_a_password_from_standard_input(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("achttien natte fietsen\n"))
    assert main(["user", "create", "jan@example.nl", "--name", "Jan", "--role", "reader", "--password-stdin"]) == 0
    assert User.objects.get(email="jan@example.nl").check_password("achttien natte fietsen")
    assert "achttien" not in capsys.readouterr().out


def test_a_refusal_is_a_sentence_and_exit_code_one(capsys: Said) -> None:
    assert main(["user", "create", "jan@example.nl", "--name", "Jan"]) == 0
    assert main(["user", "create", "jan@example.nl", "--name", "Piet"]) == 1
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said


def test_an_unknown_role_is_named_with_those_that_are_there(capsys: Said) -> None:
    assert main(["user", "create", "jan@example.nl", "--name", "Jan", "--role", "koning"]) == 2
    assert "Administrator" in capsys.readouterr().err


def test_who_acts_as_a_user_has_no_more_rights_than_they(capsys: Said) -> None:
    """U2: `--as` is not a way around rights."""
    preparation.prepare()
    reader = Role.objects.get(builtin="reader")
    create_user(email="lezer@example.nl", name="Lezer", role=reader, by=COMMAND_LINE)
    assert main(["user", "create", "x@example.nl", "--name", "X", "--as", "lezer@example.nl"]) == 1
    assert not User.objects.filter(email="x@example.nl").exists()
    assert main(["export", "relations", "--as", "niemand@example.nl"]) == 2
    assert "niemand@example.nl" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "part"), [(["nothing"], "relations"), (["relations", "--filter", "x=y"], "role")]
)
def test_an_overview_or_filter_that_does_not_exist_is_answered_with_those_that_do(
    arguments: list[str], part: str, capsys: Said
) -> None:
    assert main(["export", *arguments]) > 0
    assert part in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["sales-contracts", "--group", "status", "--format", "pdf"], 0),
        (["purchase-contracts", "--group", "month"], 0),
        (["requests", "--group", "status", "--totals"], 0), (["persons", "--group", "city", "--format", "xlsx"], 0),
        (["sales-contracts", "--group", "number"], 1), (["relations", "--totals"], 2),
        (["relations", "--group", "city", "--sort", "name"], 2), (["relations", "--group", "\0"], 1),
    ],
)  # fmt: skip
def test_every_list_can_be_taken_away_in_groups(arguments: list[str], code: int, tmp_path: Path, capsys: Said) -> None:
    """K7; what it cannot be grouped by is refused with what it can be."""
    target = tmp_path / "overview"
    try:
        assert main(["export", *arguments, "-o", str(target)]) == code
    except SystemExit as stopped:
        assert stopped.code == code  # noqa: PT017 - a wrong combination
    assert target.exists() is (code == 0)
    assert "Traceback" not in capsys.readouterr().err


def test_an_export_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("what was there")

    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(Stop, match="cannot be written"):
        write_whole(target, breaking())
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_text() == "what was there"
    assert main(["export", "relations", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfNaam;")


def test_a_job_that_was_interrupted_is_not_done_again() -> None:
    """Nobody knows how far it came: a mail may have left."""
    ours = _running([tasks.worker_id()])
    anothers = _running(["another-machine"])
    assert tasks.give_up_interrupted() == 1
    ours.refresh_from_db()
    anothers.refresh_from_db()
    assert (ours.status, anothers.status) == (TaskResultStatus.FAILED, TaskResultStatus.RUNNING)


def _running(workers: list[str]) -> DBTaskResult[..., Any]:
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="relaas.accounts.invitations.send_invitation",
        backend_name="default", status=TaskResultStatus.RUNNING, worker_ids=workers,
    )  # fmt: skip


def test_the_settings_of_these_tests_are_not_those_of_anybody() -> None:
    assert settings.HOME.name.startswith("relaas-test-")
