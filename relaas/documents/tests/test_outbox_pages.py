"""The pages of the outbox: who sees what, what can be decided there, and what they cost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.documents.models import MailState, OutgoingMail
from relaas.documents.outbox.sending import send_due
from relaas.documents.tests.test_outbox import put
from relaas.kernel.actors import SYSTEM
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from tests.mail_server import HANG_UP, MailServer

pytestmark = pytest.mark.django_db
OUTBOX = "/beheer/uitgaande-mail/"
type SignIn = Callable[..., Client]


@pytest.fixture
def party(db: None) -> Party:
    return register_organization(facts={"name": "Bakkerij Om"}, by=SYSTEM)


@pytest.fixture
def signed_in(db: None) -> SignIn:
    prepare_roles()

    def sign_in(role: str = "sales", **given: Any) -> Client:
        who: User = create_user(
            email=f"{role}@relaas.example", name=role, role=Role.objects.get(builtin=role), by=SYSTEM, **given
        )
        client = Client()
        client.force_login(who)
        return client

    return sign_in


def text_of(client: Client, address: str = OUTBOX) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_mail_server_the_page_says_so(signed_in: SignIn, party: Party) -> None:
    client = signed_in()
    assert "Er is nog geen e-mail verzonden" in text_of(client)
    put(party)
    assert "Er is nog geen mailserver." in text_of(client)
    assert "Wacht" in text_of(client)


def test_a_mail_shows_what_it_says_and_what_goes_with_it(
    signed_in: SignIn, party: Party, mail_server: MailServer
) -> None:
    mail = put(party, cc=["chef@bakkerij.example"], body="<b>Vet</b>\nen meer")
    send_due("one")
    client = signed_in()
    page = text_of(client, f"{OUTBOX}{mail.pk}/")
    assert "Verzonden" in page
    assert "chef@bakkerij.example" in page
    assert "&lt;b&gt;Vet&lt;/b&gt;" in page
    assert "Bakkerij Om" in page
    assert f"/documenten/{mail.attachments.get().document_id}/" in page
    assert "Verzend opnieuw" not in page
    assert "Er is nog geen mailserver." not in page


def test_what_is_uncertain_is_decided_by_a_click(signed_in: SignIn, party: Party, mail_server: MailServer) -> None:
    mail = put(party)
    mail_server.to_mail = HANG_UP
    send_due("one")
    client = signed_in()
    assert "onzeker" in text_of(client, f"{OUTBOX}{mail.pk}/")
    answer = client.post(f"{OUTBOX}{mail.pk}/verzonden/")
    assert (answer.status_code, answer["Location"]) == (303, f"{OUTBOX}{mail.pk}/")
    assert OutgoingMail.objects.get().state == MailState.SENT
    answer = client.post(f"{OUTBOX}{mail.pk}/opnieuw/", {"from_subject": "1"})
    assert answer["Location"] == f"/relaties/{party.pk}/"
    assert "Intussen is er iets anders" in text_of(client, f"/relaties/{party.pk}/")
    assert OutgoingMail.objects.get().state == MailState.SENT, "it left, so it is not sent again"


def test_why_it_may_not_be_sent_again_is_told(signed_in: SignIn, party: Party, mail_server: MailServer) -> None:
    mail = put(party)
    mail_server.to_mail = "550 5.7.1 <script>alert(1)</script> blocked"
    send_due("one")
    client = signed_in()
    assert "&lt;script&gt;" in text_of(client, f"{OUTBOX}{mail.pk}/")
    archive(party, by=SYSTEM)
    answer = client.post(f"{OUTBOX}{mail.pk}/opnieuw/")
    assert answer.status_code == 422
    assert "Waarom mag dit niet?" in answer.content.decode()
    assert client.post(f"{OUTBOX}{mail.pk}/vervallen/").status_code == 303
    assert OutgoingMail.objects.get().state == MailState.DROPPED


def test_who_sees_only_their_own_relations_sees_only_their_mail(signed_in: SignIn, party: Party) -> None:
    """U2: neither in the list nor by its address."""
    mail = put(party)
    client = signed_in("sales", only_managed=True)
    assert "Offerte 2026-0001" not in text_of(client)
    assert client.get(f"{OUTBOX}{mail.pk}/").status_code == 404
    for deed in ("opnieuw", "verzonden", "vervallen"):
        assert client.post(f"{OUTBOX}{mail.pk}/{deed}/").status_code == 404
    assert OutgoingMail.objects.get().state == MailState.WAITING


@pytest.mark.parametrize(("role", "status"), [("manager", 200), ("finance", 200), ("purchasing", 200), ("reader", 403)])
def test_the_outbox_needs_its_right(signed_in: SignIn, party: Party, role: str, status: int) -> None:
    mail, client = put(party), signed_in(role)
    assert client.get(OUTBOX).status_code == status
    assert client.get(f"{OUTBOX}{mail.pk}/").status_code == status


def test_the_list_costs_the_same_for_three_and_thirty(signed_in: SignIn, party: Party) -> None:
    client = signed_in()
    for _each in range(3):
        put(party)
    text_of(client)
    with CaptureQueriesContext(connection) as few:
        text_of(client)
    for _each in range(27):
        put(party)
    with CaptureQueriesContext(connection) as many:
        assert text_of(client).count("<tr>") > 30
    assert len(few) == len(many) <= 12
