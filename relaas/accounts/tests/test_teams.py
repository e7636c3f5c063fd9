"""U1: teams, the list under Beheer and where a user has one."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from relaas.accounts.models import Team, User
from relaas.accounts.teams import add_team, remove_team, rename_team
from relaas.accounts.tests.conftest import MakeUser, said
from relaas.accounts.tests.test_pages import seen_in
from relaas.accounts.users import change_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.story.telling import story_of

pytestmark = pytest.mark.django_db


def put_into(user: User, team: Team | None) -> None:
    change_user(user, email=user.email, name=user.name, role=user.role, team=team, only_managed=False, by=COMMAND_LINE)


def test_a_team_is_told_of_from_its_beginning_to_its_end() -> None:
    team = add_team(name=" Verkoop ", by=COMMAND_LINE)
    rename_team(team, name="Verkoop Noord", by=COMMAND_LINE)
    rename_team(team, name="Verkoop Noord", by=COMMAND_LINE)
    subject = subject_of(team)
    remove_team(team, by=COMMAND_LINE)
    with translation.override("nl"):
        told = [entry.title for entry in story_of(subject, COMMAND_LINE).entries]
    assert told == ["Team Verkoop Noord verwijderd", "Team Verkoop heet nu Verkoop Noord", "Team Verkoop toegevoegd"]


@pytest.mark.parametrize(("name", "code"), [("  ", "required"), ("x" * 61, "too_long"), ("VÉRKOOP", "taken")])
def test_a_wrong_name_is_refused(name: str, code: str) -> None:
    add_team(name="Verkoop", by=COMMAND_LINE)
    with pytest.raises(Refused) as refusal:
        add_team(name=name, by=COMMAND_LINE)
    assert refusal.value.code == code
    assert Team.objects.count() == 1


def test_a_team_in_use_stays_until_nobody_is_in_it(make_user: MakeUser) -> None:
    """K6: who is in it is named."""
    user, team = make_user("sales", "Sanne Stage"), add_team(name="Verkoop", by=COMMAND_LINE)
    put_into(user, team)
    with pytest.raises(Refused) as refusal:
        remove_team(team, by=COMMAND_LINE)
    assert [ruling.rule for ruling in refusal.value.rulings] == ["team_in_use"]
    assert "Sanne Stage" in refusal.value.message
    put_into(user, None)
    remove_team(team, by=COMMAND_LINE)
    assert "Team: Verkoop → —" in story_of(subject_of(user), COMMAND_LINE).entries[0].detail


def test_who_lacks_the_right_keeps_no_teams(make_user: MakeUser) -> None:
    with pytest.raises(Refused) as refusal:
        add_team(name="Verkoop", by=make_user("manager").actor)
    assert refusal.value.code == "right"


def test_the_pages_add_change_remove_and_fill_a_team(
    administrator: User, make_user: MakeUser, client_of: Callable[[User], Client]
) -> None:
    client, user = client_of(administrator), make_user("sales", "Sanne Stage")
    client.post("/beheer/teams/nieuw/", {"name": "Verkoop"})
    team = Team.objects.get()
    seen = seen_in(client, f"/beheer/gebruikers/{user.pk}/bewerken/")
    given = {
        "name": user.name,
        "email": user.email,
        "role": user.role_id,
        "team": team.pk,
        "seen": seen,
    }
    assert client.post(f"/beheer/gebruikers/{user.pk}/bewerken/", given).status_code == 303
    assert "Verkoop" in said(client.get(f"/beheer/gebruikers/{user.pk}/"))
    assert "Sanne Stage" in said(client.get("/beheer/teams/"))
    client.post(f"/beheer/teams/{team.pk}/verwijderen/")
    assert Team.objects.exists()
    empty = client.post("/beheer/teams/nieuw/", {"name": ""})
    assert empty.status_code == 422
    client.post("/beheer/teams/nieuw/", {"name": "Inkoop"})
    client.post(f"/beheer/teams/{Team.objects.get(name='Inkoop').pk}/verwijderen/")
    assert [each.name for each in Team.objects.all()] == ["Verkoop"]


def test_more_teams_cost_no_more_queries(administrator: User, client_of: Callable[[User], Client]) -> None:
    browser = client_of(administrator)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get("/beheer/teams/")
        return len(captured)

    add_team(name="Verkoop", by=COMMAND_LINE)
    queries()
    few = queries()
    for number in range(9):
        add_team(name=f"Team {number}", by=COMMAND_LINE)
    assert queries() == few
