"""A5: who leaves with work to do hands it over, or it is knowingly left."""

from collections.abc import Callable

import pytest
from django.test import Client

from relaas.accounts.leaving import WORK, Work
from relaas.accounts.models import User
from relaas.accounts.rights import MANAGE_USERS
from relaas.accounts.tests.conftest import MakeUser, said
from relaas.accounts.users import deactivate_user
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.refusals import Refused

pytestmark = pytest.mark.django_db


class Letters:
    """A room of which users have letters to write."""

    def __init__(self) -> None:
        self.of: dict[int, int] = {}

    def give(self, leaver: User, to: User, _by: Actor) -> None:
        self.of[to.pk] = self.of.pop(leaver.pk)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Letters:
    kept = Letters()
    work = Work(
        MANAGE_USERS,
        lambda user: kept.of.get(user.pk, 0),
        lambda count: f"{count} brieven",
        kept.give,
        lambda user: "/",
    )
    monkeypatch.setattr(WORK, "_items", {"letters": work})
    return kept


def test_a_leaver_with_work_must_be_chosen_for(letters: Letters, make_user: MakeUser) -> None:
    leaver = make_user("sales", "Sanne")
    letters.of = {leaver.pk: 3}
    with pytest.raises(Refused) as refusal:
        deactivate_user(leaver, by=COMMAND_LINE)
    assert (refusal.value.code, refusal.value.problems[0].field) == ("open_work", "successor")
    assert "3 brieven" in refusal.value.message
    assert User.objects.get(pk=leaver.pk).is_active


def test_work_goes_to_the_successor_or_stays_where_it_is(letters: Letters, make_user: MakeUser) -> None:
    first, second, third = (make_user("sales", name) for name in ("Sanne", "Daan", "Noor"))
    letters.of = {first.pk: 3}
    deactivate_user(first, successor=second, by=COMMAND_LINE)
    assert letters.of == {second.pk: 3}
    deactivate_user(second, leaves_work=True, by=COMMAND_LINE)
    assert letters.of == {second.pk: 3}
    with pytest.raises(Refused) as refusal:
        deactivate_user(third, successor=first, by=COMMAND_LINE)
    assert refusal.value.code == "inactive"


def test_the_page_asks_and_says_what_is_left(
    letters: Letters, administrator: User, make_user: MakeUser, client_of: Callable[[User], Client]
) -> None:
    browser, leaver, other = client_of(administrator), make_user("sales", "Sanne"), make_user("sales", "Daan")
    letters.of = {leaver.pk: 3}
    address = f"/beheer/gebruikers/{leaver.pk}/deactiveren/"
    assert address in said(browser.get(f"/beheer/gebruikers/{leaver.pk}/"))
    assert "3 brieven" in said(browser.get(address))
    assert browser.post(address).status_code == 422
    assert User.objects.get(pk=leaver.pk).is_active
    left = browser.post(address, {"leaves_work": "on"}, follow=True)
    assert "Blijft staan: 3 brieven" in said(left)
    letters.of = {other.pk: 2}
    browser.post(f"/beheer/gebruikers/{other.pk}/deactiveren/", {"successor": administrator.pk})
    assert letters.of == {administrator.pk: 2}
