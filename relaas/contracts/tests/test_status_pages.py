"""K2 on the page: the bar, the next step in one click, the forms of the others, what is missing, and why not."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.administrations.models import Administration
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.tests.conftest import BY, SignIn, main_of, told
from relaas.contracts.tests.making import in_status, loss_reason, make_contract
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM
from relaas.parties.models import Party
from relaas.story.writing import writing
from relaas.terms.control import change_process_control
from relaas.terms.measures import set_order_stop
from relaas.web import formats


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    return make_contract(ours, bakery, gross=500)


def page_of(contract: Contract) -> str:
    return f"/contracten/{contract.pk}/"


def step_of(contract: Contract, word: str) -> str:
    return f"{page_of(contract)}status/{word}/"


def take(client: Client, contract: Contract, word: str, **sent: Any) -> Any:
    contract.refresh_from_db()
    return client.post(step_of(contract, word), {"was": contract.status, **sent})


def status_of(contract: Contract) -> str:
    contract.refresh_from_db()
    return str(contract.status)


def test_a_contract_goes_on_in_single_clicks(signed_in: SignIn, contract: Contract) -> None:
    """The page offers the step that follows; the bar says where it stands."""
    client = signed_in("sales")
    for word, label, now in (
        ("offerte", "Maak offerte", "quote"),
        ("contract", "Maak contract", "contract"),
        ("uitgevoerd", "Zet op uitgevoerd", "executed"),
    ):
        assert label in main_of(client, page_of(contract))
        assert take(client, contract, word).status_code == 303
        assert status_of(contract) == now
        assert f'<li aria-current="step">{Status(now).label}' in main_of(client, page_of(contract))
    assert "Zet op uitgevoerd" not in main_of(client, page_of(contract))


def test_an_option_has_a_last_day(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("sales")
    in_status(contract, Status.QUOTE)
    last = clock.today() + timedelta(days=14)
    for wrong in ("31-12-0001", "morgenochtend", "", "😀" * 5000):
        answer = take(client, contract, "optie", option_until=wrong)
        assert (answer.status_code, status_of(contract)) == (422, "quote"), wrong
    take(client, contract, "optie", option_until=formats.day(last))
    assert status_of(contract) == "option"
    assert contract.option_through == last
    assert f"Optie t/m {formats.day(last)}" in main_of(client, page_of(contract))


def test_lost_back_and_taken_up_again_by_forms(signed_in: SignIn, contract: Contract) -> None:
    client, reason = signed_in("sales"), loss_reason()
    form = main_of(client, step_of(contract, "lost"))
    assert "Te duur" in form
    assert take(client, contract, "lost", lost_reason="").status_code == 422
    assert take(client, contract, "lost", lost_reason=reason.pk, lost_remark="x" * 5000).status_code == 422
    take(client, contract, "lost", lost_reason=reason.pk, lost_remark="Koos <b>anders</b>")
    shown = main_of(client, page_of(contract))
    assert "Te duur · Koos &lt;b&gt;anders&lt;/b&gt;" in shown
    assert take(client, contract, "heropenen", reason="").status_code == 422
    take(client, contract, "heropenen", reason="Belde toch")
    assert status_of(contract) == "request"
    take(client, contract, "offerte")
    assert take(client, contract, "terug", to="contract", reason="Zo maar").status_code == 422
    take(client, contract, "terug", to="request", reason="Zo maar")
    assert status_of(contract) == "request"


def test_what_is_missing_is_listed_with_the_way_to_each_field(signed_in: SignIn, contract: Contract) -> None:
    client = signed_in("sales")
    in_status(contract, Status.QUOTE)
    with writing(by=SYSTEM, what="test"):
        Contract.objects.update(from_day=None, invoice_address=None)
    answer = take(client, contract, "contract")
    shown = answer.content.decode()
    assert (answer.status_code, status_of(contract)) == (422, "quote")
    assert f'href="{page_of(contract)}bewerken/#id_from_day"' in shown
    assert f'href="{page_of(contract)}facturatie/bewerken/#id_invoice_address"' in shown


def test_from_a_page_that_is_out_of_date_nothing_is_done(signed_in: SignIn, contract: Contract) -> None:
    """One wins, the other is told; a form that is sent in twice is done once without a word."""
    client = signed_in("sales")
    sent = {"was": "request", "once": "a" * 22}
    assert client.post(step_of(contract, "offerte"), sent).status_code == 303
    assert client.post(step_of(contract, "offerte"), sent).status_code == 303
    assert "intussen" not in main_of(client, page_of(contract))
    stale = client.post(step_of(contract, "lost"), {"was": "request", "lost_reason": loss_reason().pk}, follow=True)
    assert "Het is intussen Offerte geworden" in stale.content.decode()
    assert status_of(contract) == "quote"
    for strange in ("", "gone", "😀", "x" * 5000):
        client.post(step_of(contract, "contract"), {"was": strange})
    assert status_of(contract) == "quote"


def test_a_refusal_says_why_and_who_may_goes_on_with_a_reason(signed_in: SignIn, contract: Contract) -> None:
    """C11: all that speaks against it at once: the stop and the credit limit."""
    in_status(contract, Status.QUOTE)
    set_order_stop(contract.relation, reason="Wacht op betaling", by=BY)
    change_process_control(contract.relation, facts={"credit_limit": "100"}, by=BY)
    refused = take(signed_in("sales"), contract, "contract").content.decode()
    assert all(text in refused for text in ("Waarom mag dit niet?", "Wacht op betaling", "boven de kredietlimiet"))
    assert 'name="override_reason"' not in refused
    manager = signed_in("manager")
    refused = take(manager, contract, "contract").content.decode()
    assert 'name="override_reason"' in refused
    override = {"override_reason": "Vooruit betaald", "override_rules": ["order_stop", "credit_limit"]}
    assert take(manager, contract, "contract", **override).status_code == 303
    assert status_of(contract) == "contract"
    assert any("Vooruit betaald" in detail for _title, detail in told(contract.relation))


@pytest.mark.parametrize(
    ("role", "direction", "may"),
    [
        ("sales", Direction.SALES, True),
        ("manager", Direction.PURCHASE, True),
        ("purchasing", Direction.PURCHASE, True),
        ("finance", Direction.SALES, False),
        ("reader", Direction.SALES, False),
    ],
)
def test_who_may_not_change_it_is_offered_no_step(
    signed_in: SignIn, ours: Administration, bakery: Party, role: str, direction: Direction, may: bool
) -> None:
    contract, client = make_contract(ours, bakery, direction=direction), signed_in(role)
    assert ("Maak offerte" in main_of(client, page_of(contract))) is may
    assert (take(client, contract, "offerte").status_code == 303) is may
    assert (status_of(contract) == "quote") is may


def test_what_one_may_not_see_is_not_there(signed_in: SignIn, ours: Administration, bakery: Party) -> None:
    """U2: a purchaser does not know of requests."""
    contract = make_contract(ours, bakery)
    assert take(signed_in("purchasing"), contract, "offerte").status_code == 404


def test_a_step_costs_no_query_more_than_the_page(signed_in: SignIn, contract: Contract) -> None:
    """But for the reasons of a loss, which are looked up to be offered."""
    client = signed_in("sales")

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            main_of(client, address)
        return len(captured)

    plain = queries(page_of(contract))
    assert queries(step_of(contract, "offerte")) == queries(step_of(contract, "terug")) == plain
    assert queries(step_of(contract, "lost")) == plain + 1
