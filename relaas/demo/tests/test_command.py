"""What the commands say."""

import pytest

from relaas.accounts.models import Role
from relaas.accounts.users import create_user
from relaas.demo import build, command
from relaas.demo.build import Built
from relaas.demo.people import SIGN_INS
from relaas.demo.reading import LeftOut
from relaas.demo.tests.houses import empty_house
from relaas.kernel.actors import COMMAND_LINE

pytestmark = pytest.mark.django_db


def _user(email: str) -> None:
    role = Role.objects.get(builtin="administrator")
    create_user(email=email, name="Iemand", role=role, only_managed=False, language="nl", password="", by=COMMAND_LINE)


def test_a_database_that_somebody_began_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with empty_house():
        _user("iemand@example.org")
        command.build_once()
        assert not build.is_possible()
    assert capsys.readouterr().out == ""


def test_a_second_start_only_says_how_to_sign_in(capsys: pytest.CaptureFixture[str]) -> None:
    with empty_house():
        _user(SIGN_INS[0].email)
        command.build_once()
    said = capsys.readouterr().out
    assert all(sign_in.email in said for sign_in in SIGN_INS)
    assert "Building" not in said


def test_a_first_start_builds_and_lists_what_was_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out = [
        LeftOut("oin", "oin", "A", "x"),
        LeftOut("oin", "oin", "B", "y"),
        LeftOut("website", "website", "C", "z"),
    ]

    def pretend() -> Built:
        _user(SIGN_INS[0].email)
        return Built(3, 2, SIGN_INS, left_out)

    monkeypatch.setattr(build, "build", pretend)
    with empty_house():
        command.build_once()
    said = capsys.readouterr().out.splitlines()
    assert "3 organizations and 2 persons are there." in said
    assert "  oin (oin): 2" in said
    assert "  website (website): 1" in said
