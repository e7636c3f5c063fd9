"""T9: what was agreed about prices is shown and read at making a contract, once for a text and a contract."""

import re
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import User
from relaas.administrations.models import Administration
from relaas.contracts import lifecycle
from relaas.contracts.copying import copy_contract
from relaas.contracts.models import Contract, Direction, PriceNoteRead, Status
from relaas.contracts.price_notes import digest_of, is_unread, read_price_note
from relaas.contracts.registering import register_contract
from relaas.contracts.tests.conftest import BY, SignIn, main_of, told
from relaas.contracts.tests.making import make_contract
from relaas.kernel.actors import Actor
from relaas.kernel.refusals import Refused
from relaas.parties.editing import change_organization
from relaas.parties.models import Party

pytestmark = pytest.mark.django_db
AGREED = 'Staffelkorting <b>vanaf</b> 30 zakken\nniet "stapelen"'
UNREAD, READ = "Prijsafspraken nog niet gelezen", "Prijsafspraken gelezen"


@pytest.fixture
def agreed(bakery: Party) -> Party:
    """A relation with which something was agreed."""
    change_organization(bakery, facts={"price_note": AGREED}, by=BY)
    bakery.refresh_from_db()
    return bakery


def make(relation: Party, ours: Administration, **more: Any) -> Contract:
    given = {"administration": ours, "facts": {"description": "Roggemeel"}, "by": BY, **more}
    return register_contract(Direction.SALES, relation, **given)


def titles(relation: Party) -> list[str]:
    return [title for title, _detail in told(relation)]


def tick_of(page: str) -> str:
    """What the tick on a page sends along."""
    [tick] = re.findall(r'<input type="checkbox" name="price_note"[^>]*>', page)
    assert "checked" not in tick
    return str(re.findall(r'value="([0-9a-f]{64})"', tick)[0])


def test_a_new_contract_asks_it_and_keeps_who_and_when(agreed: Party, ours: Administration, signed_in: SignIn) -> None:
    client, here = signed_in("sales"), f"/aanvragen/nieuw/?relatie={agreed.pk}"
    page = main_of(client, here)
    assert "Staffelkorting &lt;b&gt;vanaf" in page
    sent = {"description": "Roggemeel", "administration": ours.pk}
    refused = client.post(here, sent)
    assert refused.status_code == 422
    assert "Lees de prijsafspraken en vink aan" in refused.content.decode()
    assert not Contract.objects.exists()
    answer = client.post(here, {**sent, "price_note": tick_of(page)})
    assert answer.status_code == 303
    contract = Contract.objects.get()
    reading = PriceNoteRead.objects.get()
    assert (reading.contract, reading.reader) == (contract, User.objects.get(email="sales@relaas.example"))
    assert "Gelezen door Test sales" in main_of(client, answer["Location"])
    assert (READ, f'{contract.number} · Staffelkorting <b>vanaf</b> 30 zakken niet "stapelen"') in told(agreed)


def test_another_text_meanwhile_is_shown_first(agreed: Party, ours: Administration, signed_in: SignIn) -> None:
    """What was ticked was another text: nothing is made, and the tick is off again."""
    client, here = signed_in("sales"), f"/aanvragen/nieuw/?relatie={agreed.pk}"
    sent = {"description": "Roggemeel", "administration": ours.pk, "price_note": tick_of(main_of(client, here))}
    change_organization(agreed, facts={"price_note": "Vaste prijs"}, by=BY)
    answer = client.post(here, sent)
    assert answer.status_code == 422
    assert client.post(here, {**sent, "price_note": tick_of(answer.content.decode())}).status_code == 303
    for wrong in ("on", "x" * 5000, "😀"):
        assert client.post(here, {**sent, "price_note": wrong}).status_code == 422


def test_where_nobody_can_be_asked_it_is_made_and_told(agreed: Party, ours: Administration) -> None:
    """An import, a program, the command line: not refused, and the story says what still must be read."""
    contract = make(agreed, ours)
    assert is_unread(contract)
    assert titles(agreed)[0] == UNREAD
    copy = copy_contract(contract, direction=Direction.SALES, relation=agreed, by=BY)
    assert is_unread(copy)


def test_its_page_asks_until_it_was_read(agreed: Party, ours: Administration, signed_in: SignIn) -> None:
    """One click, told once; of another text by now it is refused; who may not change is not asked."""
    contract = make(agreed, ours)
    here, client = f"/contracten/{contract.pk}/", signed_in("sales")
    assert "Gelezen" not in main_of(signed_in("reader"), here)
    assert ">Gelezen<" in main_of(client, here)
    client.post(f"{here}prijsafspraken/", {"text": "another"})
    assert is_unread(contract)
    for _twice in range(2):
        client.post(f"{here}prijsafspraken/", {"text": digest_of(agreed)})
    assert not is_unread(contract)
    assert titles(agreed).count(READ) == 1
    assert "Gelezen door Test sales" in main_of(client, here)
    assert signed_in("purchasing").post(f"{here}prijsafspraken/", {"text": ""}).status_code in {403, 404}


def test_a_quote_asks_it_once_for_a_text(agreed: Party, ours: Administration, signed_in: SignIn) -> None:
    """K2: a step towards a contract asks what nobody read for it; a text that was changed is asked anew."""
    contract = make_contract(ours, agreed)
    client, step = signed_in("sales"), f"/contracten/{contract.pk}/status/offerte/"
    click = {"was": "request", "once": "1"}
    answer = client.post(step, click)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert client.post(step, {**click, "price_note": tick_of(page)}).status_code == 303
    contract.refresh_from_db()
    assert contract.status == "quote"
    lifecycle.go_back(contract, to=Status.REQUEST, reason="Vergist", by=BY)
    assert client.post(step, {**click, "once": "2"}).status_code == 303
    change_organization(agreed, facts={"price_note": "Vaste prijs"}, by=BY)
    assert client.post(f"/contracten/{contract.pk}/status/contract/", {"was": "quote", "once": "3"}).status_code == 422


def test_the_verbs_refuse_by_name(agreed: Party, ours: Administration) -> None:
    """`price_note`, at its field, with all else that is wrong; the right is asked as for any change."""
    with pytest.raises(Refused) as refused:
        make(agreed, ours, facts={"description": ""}, price_note="")
    assert {problem.field: problem.code for problem in refused.value.problems}["price_note"] == "price_note"
    contract = make_contract(ours, agreed)
    with pytest.raises(Refused) as refused:
        lifecycle.quote(contract, price_note="", by=BY)
    assert refused.value.code == "price_note"
    lifecycle.quote(contract, by=BY)
    with pytest.raises(Refused) as refused:
        read_price_note(contract, digest="", by=BY)
    assert refused.value.code == "price_note"
    with pytest.raises(Refused, match="recht"):
        read_price_note(contract, digest=digest_of(agreed), by=Actor("Nobody", user_id=None))


def test_without_agreements_nothing_is_asked(bakery: Party, ours: Administration, signed_in: SignIn) -> None:
    client: Client = signed_in("sales")
    here = f"/aanvragen/nieuw/?relatie={bakery.pk}"
    assert "price_note" not in main_of(client, here)
    assert client.post(here, {"description": "Meel", "administration": ours.pk}).status_code == 303
    assert READ not in titles(bakery)
    assert UNREAD not in titles(bakery)
