"""A telephone call is written down; what follows is for a colleague, who finds it in her list, her calendar and her
morning mail, does it and plans the next; the chain and the story show all; then she leaves and hands over (A1-A6).

Without scripts, as a browser sends forms in, and with a real mail server.
"""

import re
from datetime import datetime

import pytest
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.accounts.users import create_user
from relaas.activities.models import Activity
from relaas.activities.morning.daily import send_morning_mails
from relaas.documents.outbox.sending import send_due
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import Party
from tests.journeys.contracts import Browser, House
from tests.mail_server import MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SAID = "Gebeld met Fatima: wil vanaf januari ook roggemeel, 40 zakken per week."
CALLED = datetime(2026, 11, 20, 10, 42, tzinfo=clock.AMSTERDAM)  # a Friday
TUESDAY = datetime(2026, 11, 24, 7, 0, tzinfo=clock.AMSTERDAM)


def colleague(name: str, role: str) -> User:
    found = Role.objects.get(builtin=role)
    return create_user(email=f"{name.split()[0].lower()}@ons.example", name=name, role=found, by=COMMAND_LINE)


def as_(user: User) -> Browser:
    client = Client()
    client.force_login(user)
    return Browser(client)


def in_order(html: str, *words: str) -> bool:
    """Whether these stand there, one after the other."""
    return re.search(".*".join(map(re.escape, words)), html, re.DOTALL) is not None


def calendar_of(browser: Browser) -> str:
    """The address of the calendar, which is shown once."""
    browser.open("/account/agenda/")
    found = re.search(r"/agenda/[^\"<\s]+\.ics", browser.send("/account/agenda/nieuw/"))
    assert found
    return found[0]


def test_from_a_call_to_what_followed(house: House, fatima: Party, mail_server: MailServer) -> None:
    karin, boss = colleague("Karin Bos", "sales"), colleague("Anna Admin", "administrator")
    sanne, hers, page = as_(house.user), as_(karin), f"/relaties/{house.bakery.pk}/"

    with clock.travel(CALLED):
        sanne.open(page)
        assert "Telefoon met Fatima el Idrissi" in sanne.send("/vastleggen/", text=SAID)
        sanne.send("/daarna/", title="Offerte maken", performer=str(karin.pk), due="24-11-2026")
        assert in_order(sanne.html, "Gepland", "Offerte maken", "Telefoon met Fatima el Idrissi", "40 zakken")
        address = calendar_of(hers)
        hers.open("/account/")
        hers.send("/ochtendmail/", wanted="1")
    call, quote = Activity.objects.contact_moments().get(), Activity.objects.actions().get()
    assert (quote.follows, quote.performer, quote.relation) == (call, karin, house.bakery)

    with clock.travel(TUESDAY):
        assert "Offerte maken" in hers.open("/")
        assert "Offerte maken" in hers.open("/acties/")
        assert "SUMMARY:Offerte maken" in Client().get(address).content.decode()
        send_morning_mails()
        send_due("one")
        [mail] = mail_server.received
        assert mail["To"] == karin.email
        assert "Offerte maken" in str(mail.get_content())
        hers.open(f"/activiteiten/{quote.pk}/gedaan/")
        hers.send("/gedaan/", result="€ 18.240 per jaar", next_title="Offerte nabellen", next_due="1-12-2026")
        assert "SUMMARY:Offerte maken" not in Client().get(address).content.decode()
        html = sanne.open(f"/activiteiten/{call.pk}/").split('class="chain"')[1]
        assert in_order(html, "Telefoon met Fatima el Idrissi", "Offerte maken", "Offerte nabellen")
        assert in_order(sanne.open(page), "Gepland", "Offerte nabellen", "Offerte maken", "Telefoon met Fatima")

        leaving = as_(boss)
        leaving.open(f"/beheer/gebruikers/{karin.pk}/deactiveren/")
        leaving.send("/deactiveren/", successor=str(house.user.pk))
        assert "Offerte nabellen" in sanne.open("/")
    following = Activity.objects.actions().open().get()
    assert (following.performer, following.follows, following.chain) == (house.user, quote, call.pk)
    assert not User.objects.get(pk=karin.pk).is_active
    assert Client().get(address).status_code == 404
