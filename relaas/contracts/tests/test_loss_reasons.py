"""K2, K6: the reasons of loss: shipped with the usual ones, kept under Beheer, closed and not deleted when in use."""

import pytest

from relaas.administrations.models import Administration
from relaas.contracts.lifecycle import lose
from relaas.contracts.loss_reasons import (
    REASONS,
    add_loss_reason,
    change_loss_reason,
    delete_loss_reason,
    prepare_loss_reasons,
)
from relaas.contracts.models import LossReason
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.making import make_contract
from relaas.kernel import clock
from relaas.kernel.policy import AgainstTheLaw
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db


def test_the_usual_ones_are_there_from_the_start() -> None:
    prepare_loss_reasons()
    prepare_loss_reasons()
    assert sorted(LossReason.objects.values_list("name", flat=True)) == sorted(REASONS)


def test_one_in_use_is_closed_and_not_deleted(ours: Administration, bakery: Party) -> None:
    reason = add_loss_reason(facts={"name": "Te duur"}, by=BY)
    lose(make_contract(ours, bakery), reason=reason, by=BY)
    with pytest.raises(AgainstTheLaw):
        delete_loss_reason(reason, by=BY)
    change_loss_reason(reason, facts={"closed_from": clock.today()}, by=BY)
    assert not LossReason.objects.choosable(clock.today()).exists()
    delete_loss_reason(add_loss_reason(facts={"name": "Vergissing"}, by=BY), by=BY)
    assert LossReason.objects.get() == reason


def test_the_list_stands_under_beheer(signed_in: SignIn) -> None:
    client = signed_in("sales")
    assert client.post("/beheer/verliesredenen/nieuw/", {"name": "Te ver"}).status_code == 303
    assert "Te ver" in main_of(client, "/beheer/verliesredenen/")
    for wrong in ("", "te VER", "x" * 5000):
        assert client.post("/beheer/verliesredenen/nieuw/", {"name": wrong}).status_code == 422
    assert signed_in("reader").get("/beheer/verliesredenen/").status_code == 403
