"""K8: a document of a contract by e-mail: proposed to the right address, kept, sent once, told and shown."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from relaas.administrations.models import Administration
from relaas.contracts.contacts import add_contact
from relaas.contracts.mailing.addresses import known_addresses
from relaas.contracts.mailing.verbs import Drawn, mail_document, mail_drawn, newest_change
from relaas.contracts.models import Contract, Direction, Status
from relaas.contracts.tests.conftest import BY, SignIn, told
from relaas.contracts.tests.making import in_status, make_contract
from relaas.documents.kept import bytes_of
from relaas.documents.models import DocumentKind, KeptDocument, Language, MailState, OutgoingMail
from relaas.documents.outbox.letter import Letter
from relaas.documents.outbox.sending import send_due
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.parties.archiving import archive
from relaas.parties.channels import add_channel
from relaas.parties.models import Party
from relaas.parties.registration import register_organization, register_person
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from tests.house.forms import forms_of
from tests.mail_server import HANG_UP, MailServer

pytestmark = pytest.mark.django_db
LETTER = Letter(to=["inkoop@bakkerij.example"], subject_line="Offerte", body="Dag", sender_name="Handelshuis")


@pytest.fixture
def contract(ours: Administration, bakery: Party) -> Contract:
    """A quote for the bakery, which is reached at one address."""
    add_channel(bakery, facts={"type": "email", "value": "info@bakkerij.example"}, by=BY)
    made = make_contract(ours, bakery, gross=250, number="V-2026-0412", valid_until=date(2027, 1, 1))
    return in_status(made, Status.QUOTE)


def opened(client: Client, contract: Contract, query: str = "") -> dict[str, Any]:
    """The fields of the form as a browser has them."""
    address = f"/contracten/{contract.pk}/versturen/{query}"
    [form] = [each for each in forms_of(address, client.get(address).content.decode()) if "body" in each.as_it_stands]
    return {name: values[0].strip() for name, values in form.as_it_stands.items()}


def sent(client: Client, contract: Contract, **given: Any) -> Any:
    """The form as a browser sends it in, with these fields otherwise."""
    return client.post(f"/contracten/{contract.pk}/versturen/", {**opened(client, contract), **given})


def test_from_the_page_to_the_receiver(contract: Contract, signed_in: SignIn, mail_server: MailServer) -> None:
    """Received, opened, and its PDF read; kept byte for byte, told when it was sent, and shown at the contract."""
    client = signed_in("sales")
    answer = sent(client, contract)
    assert (answer.status_code, answer["Location"]) == (303, f"/contracten/{contract.pk}/")
    assert "Offerte wordt verzonden" in (page := client.get(answer["Location"]).content.decode())
    assert "Wacht" in page
    assert send_due("one") == 1
    [message] = mail_server.received
    assert (message["To"], message["Reply-To"]) == ("info@bakkerij.example", "sales@relaas.example")
    assert message["Subject"] == "Offerte V-2026-0412: Roggemeel"
    assert message["From"].addresses[0].display_name == "Handelshuis"
    body, [attached] = message.get_body(("plain",)), list(message.iter_attachments())
    assert body is not None
    assert "De offerte geldt tot en met 31-12-2026." in body.get_content()
    assert body.get_content().split()[-3:] == ["Test", "sales", "Handelshuis"]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(attached.get_content())).pages)
    assert "V-2026-0412" in text
    assert "250,00" in text
    assert bytes_of(KeptDocument.objects.get()) == attached.get_content()
    page = client.get(f"/contracten/{contract.pk}/").content.decode()
    assert "Offerte verstuurd aan info@bakkerij.example" in page
    assert "Verzonden" in page
    assert ("Offerte verstuurd aan info@bakkerij.example", "V-2026-0412 Roggemeel") in told(contract.relation)


def test_sent_in_twice_it_goes_once(contract: Contract, signed_in: SignIn, mail_server: MailServer) -> None:
    client = signed_in("sales")
    values = opened(client, contract)
    for _click in range(2):
        assert client.post(f"/contracten/{contract.pk}/versturen/", values).status_code == 303
    send_due("one")
    assert len(mail_server.received) == OutgoingMail.objects.count() == 1


def test_what_changed_since_it_was_looked_at_is_not_sent(contract: Contract, signed_in: SignIn) -> None:
    """The document that goes is the document that was seen: also when a line changes while it is drawn."""
    client = signed_in("sales")
    old = newest_change(contract)
    in_status(contract, Status.CONTRACT)
    answer = sent(client, contract, changed=old)
    assert answer.status_code == 422
    assert "Bekijk het opnieuw" in answer.content.decode()
    drawn = Drawn(DocumentKind.QUOTE, Language.DUTCH, "Offerte", b"%PDF", old)
    with pytest.raises(Refused) as refused:
        mail_document(contract, drawn=drawn, letter=LETTER, by=BY)
    assert refused.value.code == "changed_since_drawn"
    assert not OutgoingMail.objects.exists()
    assert not KeptDocument.objects.exists()


def test_the_law_is_asked(contract: Contract, signed_in: SignIn) -> None:
    """C11, Act.SEND: of an archived relation nothing is sent, and the page says why."""
    client = signed_in("sales")
    values = opened(client, contract)
    archive(contract.relation, by=BY)
    with pytest.raises(AgainstTheLaw):
        mail_drawn(contract, DocumentKind.QUOTE, Language.DUTCH, LETTER, by=BY)
    answer = client.post(f"/contracten/{contract.pk}/versturen/", values)
    assert answer.status_code == 422
    assert "Waarom mag dit niet?" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


def test_what_left_cannot_be_undone(contract: Contract, mail_server: MailServer) -> None:
    mail = mail_drawn(contract, DocumentKind.QUOTE, Language.DUTCH, LETTER, by=BY)
    with pytest.raises(AgainstTheLaw):
        undo(Transaction.objects.latest("pk"), by=BY)
    send_due("one")
    mail.refresh_from_db()
    assert mail.state == MailState.SENT


def test_a_mail_that_is_uncertain_is_decided_at_the_contract(
    contract: Contract, signed_in: SignIn, mail_server: MailServer
) -> None:
    client = signed_in("sales")
    mail_server.to_mail = HANG_UP
    sent(client, contract)
    send_due("one")
    page = client.get(f"/contracten/{contract.pk}/").content.decode()
    assert "Onzeker" in page
    mail = OutgoingMail.objects.get()
    answer = client.post(f"/beheer/uitgaande-mail/{mail.pk}/verzonden/", {"from_subject": "1"})
    assert answer["Location"] == f"/contracten/{contract.pk}/"
    assert "Offerte verstuurd aan" in client.get(answer["Location"]).content.decode()


def test_the_right_address_is_proposed(contract: Contract, bakery: Party) -> None:
    """P8: where quotes go; else a contact person; else the standard address; then where invoices go."""

    def proposed(kind: DocumentKind = DocumentKind.QUOTE) -> list[str]:
        return [known.address for known in known_addresses(contract, kind, BY)]

    assert proposed() == ["info@bakkerij.example"]
    facts = {"first_name": "Fatima", "last_name": "Idrissi", "prefix": "el"}
    works = {"function": "Inkoop", "work_email": "Fatima@bakkerij.example"}
    person = register_person(facts=facts, organization=bakery, employment=works, by=BY)
    add_contact(contract, person=person, by=BY)
    assert proposed() == ["Fatima@bakkerij.example", "info@bakkerij.example"]
    quotes = {"type": "email", "value": "offertes@bakkerij.example", "sends_quotes": True}
    add_channel(bakery, facts=quotes, by=BY)
    add_channel(bakery, facts={"type": "phone", "value": "0101234567"}, by=BY)
    assert proposed()[0] == "offertes@bakkerij.example"
    assert proposed(DocumentKind.CONFIRMATION)[0] == "Fatima@bakkerij.example"
    assert len(proposed()) == 3


def test_english_for_who_speaks_it(contract: Contract, signed_in: SignIn) -> None:
    client = signed_in("sales")
    assert opened(client, contract)["body"].startswith("Geachte heer, mevrouw,")
    english = opened(client, contract, "?taal=en")
    assert english["subject_line"] == "Quote V-2026-0412: Roggemeel"
    assert "valid through 31/12/2026" in english["body"]
    assert opened(client, contract, "?soort=nonsense&taal=xx")["subject_line"] == "Offerte V-2026-0412: Roggemeel"


HOSTILE = {
    "to": ["", "geen adres", "a@b.nl\r\nBcc: x@y.nl, nog iets", " ".join(f"a{n}@b.nl" for n in range(25))],
    "cc": ["jan@"],
    "subject_line": ["", "x" * 5000],
    "body": ["", "😀" * 10_001],
}


@pytest.mark.parametrize(("field", "value"), [(name, value) for name, values in HOSTILE.items() for value in values])
def test_what_is_no_mail_is_said_at_its_field(contract: Contract, signed_in: SignIn, field: str, value: str) -> None:
    answer = sent(signed_in("sales"), contract, **{field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not KeptDocument.objects.exists(), "nothing half done"


@pytest.mark.parametrize(("role", "status"), [("manager", 200), ("sales", 200), ("finance", 403), ("reader", 403)])
def test_mailing_needs_the_right_to_change(contract: Contract, signed_in: SignIn, role: str, status: int) -> None:
    client = signed_in(role)
    assert client.get(f"/contracten/{contract.pk}/versturen/").status_code == status
    assert ("/versturen/" in client.get(f"/contracten/{contract.pk}/").content.decode()) == (status == 200)


def test_a_seller_mails_no_purchase_order(ours: Administration, signed_in: SignIn) -> None:
    """Nor is it found there."""
    mill = register_organization(facts={"name": "Molen", "is_supplier": True}, by=BY)
    order = make_contract(ours, mill, direction=Direction.PURCHASE)
    assert signed_in("sales").get(f"/contracten/{order.pk}/versturen/").status_code == 404
    assert signed_in("purchasing").get(f"/contracten/{order.pk}/versturen/").status_code == 200


def test_the_card_costs_the_same_for_one_and_twenty(contract: Contract, signed_in: SignIn) -> None:
    client, page = signed_in("sales"), f"/contracten/{contract.pk}/"
    mail_drawn(contract, DocumentKind.QUOTE, Language.DUTCH, LETTER, by=BY)
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    for _each in range(19):
        mail_drawn(contract, DocumentKind.QUOTE, Language.DUTCH, LETTER, by=BY)
    with CaptureQueriesContext(connection) as many:
        assert "20" in client.get(page).content.decode()
    assert len(few) == len(many)
