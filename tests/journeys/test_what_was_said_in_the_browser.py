"""The journey of a telephone call in a browser: three keystrokes, a follow-up for a colleague, who finds it in her
list, her calendar and her morning mail, ticks it off and plans the next; the chain and the story show all; then she
leaves and hands over (A1-A6).
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.activities.morning.daily import send_morning_mails
from relaas.documents.outbox.sending import send_due
from relaas.kernel import clock
from relaas.parties.models import Party
from relaas.web import formats
from tests.journeys.contracts import House
from tests.journeys.test_what_was_said import SAID, colleague
from tests.mail_server import MailServer
from tests.tabs import OpenTab, tabs_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Counts what goes down on the keyboard, outside what is typed in the field.
COUNT = """() => { window.pressed = []; document.addEventListener("keydown", (event) => {
  if (!event.target.closest("textarea") || event.key === "Control" || event.ctrlKey) window.pressed.push(event.key);
}, true); }"""


@pytest.fixture
def tab_of(chromium: Browser, live_server: LiveServer) -> Iterator[Callable[[User], Page]]:
    """Opens a tab in which this user is signed in."""
    opened: list[Iterator[OpenTab]] = []

    def open_one(user: User) -> Page:
        opened.append(tabs_of(user, chromium, live_server))
        return next(opened[-1])()

    yield open_one
    for each in opened:
        next(each, None)


def write_down(tab: Page, house: House, performer: User) -> None:
    """`c`, the text, Ctrl+Enter; then what follows, today, for a colleague."""
    tab.goto(f"/relaties/{house.bakery.pk}/")
    tab.evaluate(COUNT)
    tab.keyboard.press("c")
    expect(tab.locator("#jot")).to_be_focused()
    tab.keyboard.type(SAID)
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".written")).to_contain_text("Telefoon met Fatima el Idrissi")
    assert tab.evaluate("window.pressed") == ["c", "Control", "Enter"]
    expect(tab.get_by_label("Onderwerp")).to_be_focused()
    tab.keyboard.type("Offerte maken")
    tab.get_by_label("Uitvoerder").select_option(label=performer.name)
    tab.get_by_label("Uiterlijk").fill(formats.day(clock.today()))
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".toasts")).to_contain_text("Actie gepland")


def calendar_and_mail(tab: Page) -> str:
    """She makes the address of her calendar, which is given, and switches her morning mail on."""
    tab.goto("/account/agenda/")
    tab.get_by_role("button", name="Maak een adres").press("Enter")
    address = tab.locator("#address code").inner_text()
    tab.goto("/account/")
    tab.locator("#morning-mail").get_by_role("button", name="Zet aan").press("Enter")
    expect(tab.locator("#morning-mail")).to_contain_text("aan")
    return address


def events(address: str) -> list[str]:
    """The titles of what the calendar has, read as a calendar program does."""
    calendar = Calendar.from_ical(Client().get(re.sub(r"^https?://[^/]+", "", address)).content)
    return [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")]


def next_working_morning() -> datetime:
    """Seven o'clock of the first working day from tomorrow on."""
    days = (clock.today() + timedelta(days=number) for number in range(1, 8))
    day = next(each for each in days if each.weekday() < 5)
    return datetime(day.year, day.month, day.day, 7, tzinfo=clock.AMSTERDAM)


def tick_off_and_plan_the_next(tab: Page) -> None:
    """By keyboard: `j` to the action, `x`, and *En daarna?*"""
    tab.goto("/")
    tab.keyboard.press("j")
    expect(tab.locator("[data-todo]:focus")).to_contain_text("Offerte maken")
    tab.keyboard.press("x")
    tab.get_by_role("link", name="En daarna?").press("Enter")
    tab.get_by_label("Onderwerp").fill("Offerte nabellen")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".toasts")).to_contain_text("Actie gepland")


def leave(tab: Page, leaver: User, successor: User) -> None:
    tab.goto(f"/beheer/gebruikers/{leaver.pk}/deactiveren/")
    tab.get_by_label("Gaat naar").select_option(label=successor.name)
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".toasts")).to_contain_text(leaver.name)


def test_from_a_call_to_who_took_over(
    house: House, fatima: Party, tab_of: Callable[[User], Page], mail_server: MailServer
) -> None:
    karin, boss = colleague("Karin Bos", "sales"), colleague("Anna Admin", "administrator")
    sanne, hers = tab_of(house.user), tab_of(karin)
    write_down(sanne, house, karin)
    call, quote = Activity.objects.contact_moments().get(), Activity.objects.actions().get()
    assert (quote.follows, quote.performer, quote.due) == (call, karin, clock.today())

    address = calendar_and_mail(hers)
    assert events(address) == ["Offerte maken · Bakkerij Van den Berg"]
    with clock.travel(next_working_morning()):
        send_morning_mails()
        send_due("one")
    [mail] = mail_server.received
    assert mail["To"] == karin.email
    assert "Offerte maken" in str(mail.get_content())

    tick_off_and_plan_the_next(hers)
    sanne.goto(f"/activiteiten/{call.pk}/")
    for title in ("Telefoon met Fatima el Idrissi", "Offerte maken", "Offerte nabellen"):
        expect(sanne.locator(".chain")).to_contain_text(title)
    sanne.goto(f"/relaties/{house.bakery.pk}/")
    story = re.compile("Gepland.*Offerte nabellen.*Offerte maken.*Telefoon met Fatima el Idrissi", re.DOTALL)
    expect(sanne.locator("#story")).to_contain_text(story)

    leave(tab_of(boss), karin, house.user)
    sanne.goto("/")
    expect(sanne.locator("#today-actions")).to_contain_text("Offerte nabellen")
    following = Activity.objects.actions().open().get()
    assert (following.performer, following.follows, following.chain) == (house.user, quote, call.pk)
    assert Client().get(re.sub(r"^https?://[^/]+", "", address)).status_code == 404
