"""From a request to what was delivered, without scripts: eight lines, a quote by mail, signed, bought in, executed."""

import re
from typing import Any

import pytest

from relaas.contracts.models import Contract, Direction, Status
from relaas.documents.models import MailState, OutgoingMail
from relaas.documents.outbox.sending import send_due
from relaas.parties.models import Party
from tests.journeys.contracts import PASTED, QUOTES, Browser, House, opened_quote
from tests.mail_server import MailServer

TYPED = (
    ("Steenoven", "1", "12.500,00"),
    ("Plaatsing", "16", "85,00"),
    ("Rijkosten", "2", "45,50"),
    ("Zout", "1", "4,1"),
)
pytestmark = [pytest.mark.django_db, pytest.mark.once]


def made_request(browser: Browser, relation: Party) -> Contract:
    """A request with what a contract needs."""
    browser.open(f"/aanvragen/nieuw/?relatie={relation.pk}")
    browser.send("nieuw", description="Ovens en onderhoud", from_day="1-12-2026", once="o" * 22)
    contract = Contract.objects.latest("pk")
    assert browser.here == f"/contracten/{contract.pk}/"
    browser.open(f"{browser.here}bewerken/")
    group = re.findall(r'<option value="(\d+)"[^>]*>\s*Ovens', browser.html)[0]
    browser.send("bewerken", product_group=group)
    return contract


def type_eight_lines(browser: Browser, contract: Contract) -> None:
    """Four typed, three pasted, one copied: each button draws the table anew, and saving keeps it."""
    page = f"/contracten/{contract.pk}/"
    browser.open(f"{page}regels/bewerken/?erbij")
    typed = [
        ("Steenoven", "1", "12.500,00"),
        ("Plaatsing", "16", "85,00"),
        ("Rijkosten", "2", "45,50"),
        ("Zout", "1", "4,1"),
    ]
    for place, (description, quantity, price) in enumerate(typed):
        rows: dict[str, Any] = browser.form("regels/bewerken").as_it_stands
        for name, value in (("description", description), ("quantity", quantity), ("price", price)):
            rows[name][place] = value
        browser.send("regels/bewerken", by=f"{page}regels/schikken/?doe=item", **rows)
    rows = browser.form("regels/bewerken").as_it_stands
    browser.send("regels/bewerken", by=f"{page}regels/schikken/?doe=paste", **{**rows, "pasted": [PASTED]})
    browser.send("regels/bewerken", by=f"{page}regels/schikken/?doe=copy&rij=1")
    browser.send("regels/bewerken")
    assert browser.here == page, re.findall(r"error[^>]*>([^<]+)<", browser.html)


def test_from_a_request_to_what_was_delivered(house: House, mail_server: MailServer) -> None:
    browser = Browser(house.client())
    contract = made_request(browser, house.bakery)
    page = f"/contracten/{contract.pk}/"
    type_eight_lines(browser, contract)
    lines = list(contract.lines.values_list("description", flat=True))
    assert lines == [
        "Steenoven", "Plaatsing", "Plaatsing", "Rijkosten", "Zout", "Speltbloem 25 kg", "Maalwisseling en inregelen",
        "Silosensor",
    ]  # fmt: skip
    contract.refresh_from_db()
    assert (str(contract.net), str(contract.gross)) == ("18991.10", "22830.43")

    browser.send("status/offerte")
    assert Contract.objects.get(pk=contract.pk).status == Status.QUOTE
    browser.open(f"{page}versturen/")
    browser.send("versturen")
    assert browser.here == page, re.findall(r"error[^>]*>([^<]+)<", browser.html)
    assert "Offerte wordt verzonden" in browser.html
    send_due("one")
    text = opened_quote(mail_server)
    for expected in (contract.number, "Bakkerij Van den Berg", "Silosensor", "1.881,00", "22.830,43"):
        assert expected in text, expected
    assert OutgoingMail.objects.get().state == MailState.SENT
    assert f"Offerte verstuurd aan {QUOTES}" in browser.open(page)

    browser.send("status/contract")
    assert Contract.objects.get(pk=contract.pk).status == Status.CONTRACT
    browser.open(f"{page}kopie/andersom/?relatie={house.mill.pk}")
    browser.send("kopie/andersom")
    order = Contract.objects.latest("pk")
    assert (order.direction, order.relation, order.lines.count()) == (Direction.PURCHASE, house.mill, 8)

    browser.open(page)
    browser.send("status/uitgevoerd")
    contract.refresh_from_db()
    assert contract.status == Status.EXECUTED
    assert "Uitgevoerd" in browser.html


def test_who_does_not_pay_on_account_pays_first_or_there_is_a_reason(house: House) -> None:
    """C2: executing is refused, with why; with a reason it goes on, and the reason stands in the story."""
    house.pays_first(house.bakery)
    browser = Browser(house.client())
    contract = made_request(browser, house.bakery)
    type_eight_lines(browser, contract)
    browser.send("status/offerte")
    browser.send("status/contract")
    refused = browser.send("status/uitgevoerd")
    assert "Waarom mag dit niet?" in refused
    assert "betaalt niet op rekening" in refused
    assert Contract.objects.get(pk=contract.pk).status == Status.CONTRACT
    browser.send("status/uitgevoerd", override_reason="Vooruit betaald op 20 november")
    assert Contract.objects.get(pk=contract.pk).status == Status.EXECUTED
    assert "Vooruit betaald op 20 november" in browser.open(f"/relaties/{house.bakery.pk}/")
