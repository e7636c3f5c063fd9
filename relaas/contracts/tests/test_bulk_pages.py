"""K2 from the lists: the selected rows are executed, or lost for a reason; what may not is left and named."""

from typing import Any

import pytest
from django.test import Client

from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.tests.conftest import BY, SignIn, main_of
from relaas.contracts.tests.making import in_status, loss_reason, make_contract
from relaas.kernel.job_records import State
from relaas.kernel.jobs import Job, do_here
from relaas.overviews import action_views
from relaas.parties.models import Party
from relaas.terms.measures import set_delivery_stop


def send(client: Client, word: str, action: str, contracts: list[Contract], **sent: Any) -> Any:
    chosen = "&".join(f"id={each.pk}" for each in contracts)
    return client.post(f"/{word}/actie/{action}/?{chosen}", {"once": "one", **sent}, follow=True)


def statuses(*contracts: Contract) -> list[str]:
    found = Contract.objects.in_bulk([each.pk for each in contracts])
    return [str(found[each.pk].status) for each in contracts]


def test_selected_rows_are_executed_and_the_others_named(
    signed_in: SignIn, ours: Administration, bakery: Party, organization: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C6: at once and by a job."""
    stopped = organization("Molen", is_customer=True)
    set_delivery_stop(stopped, reason="Wacht op betaling", by=BY)
    signed, other = (in_status(make_contract(ours, each), Status.CONTRACT) for each in (bakery, stopped))
    client = signed_in("sales")
    assert "Zet op uitgevoerd" in main_of(client, "/aanvragen/")
    answer = send(client, "aanvragen", "executed", [signed, other]).content.decode()
    assert statuses(signed, other) == ["executed", "contract"]
    assert "Wacht op betaling" in answer
    monkeypatch.setattr(action_views, "AT_ONCE", 0)
    send(client, "aanvragen", "executed", [other])
    job = do_here(Job.objects.latest("pk"))
    assert (job.state, (job.position or {})["refused"]) == (State.DONE, 1)
    assert statuses(other) == ["contract"]


def test_selected_rows_are_lost_for_a_reason(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    one, two = make_contract(ours, bakery), make_contract(ours, bakery)
    client, reason = signed_in("sales"), loss_reason()
    assert "Kies een reden" in send(client, "aanvragen", "lost", [one, two]).content.decode()
    send(client, "aanvragen", "lost", [one, two], reason=reason.pk, remark="x" * 5000)
    assert statuses(one, two) == ["request", "request"]
    send(client, "aanvragen", "lost", [one, two], reason=reason.pk, remark="Actie gestopt")
    assert statuses(one, two) == ["lost", "lost"]


def test_what_may_not_be_changed_is_offered_no_action(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    order = make_contract(ours, bakery, direction=Direction.PURCHASE)
    reader = signed_in("reader")
    assert "Zet op Lost" not in main_of(reader, "/bestellingen/")
    assert send(reader, "bestellingen", "lost", [order], reason=loss_reason().pk).status_code == 403
    assert statuses(order) == ["request"]
