"""The morning mail (A5): what somebody must do today, to who wants it, once, by a real mail server."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relaas.accounts.models import Role, User
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user, deactivate_user
from relaas.activities.models import Activity, ActivityKind, MorningMail
from relaas.activities.morning import daily
from relaas.activities.morning.choosing import choose
from relaas.activities.morning.contents import MOST
from relaas.activities.morning.daily import send_morning_mail, send_morning_mails
from relaas.documents.models import OutgoingMail
from relaas.documents.outbox import putting
from relaas.documents.outbox.sending import send_due
from relaas.kernel import clock, schedule
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.story.telling import story_of
from relaas.story.writing import writing
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db
BY = Actor("Sanne", holds_every_right=True)
TUESDAY = date(2026, 11, 24)
SEVEN = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)  # seven o'clock, Dutch winter time
HERE = "https://relaas.bakkerij.example"


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Somebody of sales who wants the morning mail."""
    prepare_roles()

    def make(name: str = "Fatima", *, language: str = "nl", role: str = "sales", **more: Any) -> User:
        given = {"email": f"{name.lower()}@ons.example", "name": name, "role": Role.objects.get(builtin=role), **more}
        user = create_user(by=SYSTEM, **given)
        User.objects.filter(pk=user.pk).update(language=language)
        choose(user.pk, wanted=True, origin=f"{HERE}/")
        return user

    return make


@pytest.fixture
def fatima(make_user: Callable[..., User]) -> User:
    return make_user()


@pytest.fixture
def bakery(db: None) -> Party:
    return register_organization(facts={"name": "Bakkerij Óm en Zo B.V."}, by=BY)


def action(user: User, title: str, due: date | None = TUESDAY, **given: Any) -> Activity:
    with writing(by=SYSTEM, what="test"):
        return Activity.objects.create(
            kind=ActivityKind.ACTION, title=title, performer=user, due=due, at=SEVEN, made_at=SEVEN, **given
        )


def mailed(server: MailServer, at: datetime = SEVEN) -> list[str]:
    """What the mail server has after the job and the outbox were done at this moment: the texts, oldest first."""
    with clock.travel(at):
        send_morning_mails()
        send_due("one")
    return [str(message.get_content()) for message in server.received]


def test_a_morning_mail_says_what_must_be_done(mail_server: MailServer, fatima: User, bakery: Party) -> None:
    """Late, today, reminders and the number of this week, with the address of each; nothing of colleagues."""
    call = action(fatima, "Bel over de offerte", TUESDAY - timedelta(days=4), relation=bakery)
    action(fatima, "Stuur de “monsters” op 🥐", due_time=datetime(2026, 11, 24, 14, 30).time())  # noqa: DTZ001 - a time
    action(fatima, "Denk aan de beurs", None, remind_on=TUESDAY)
    action(fatima, "Verlengen", TUESDAY + timedelta(days=30), remind_on=TUESDAY - timedelta(days=2))
    action(fatima, "Zondag nog", TUESDAY + timedelta(days=5))
    action(fatima, "Volgende week", TUESDAY + timedelta(days=6))
    action(fatima, "Gedaan", done_at=SEVEN)
    [text] = mailed(mail_server)
    [message] = mail_server.received
    assert message["Subject"] == "3 acties voor vandaag, 1 te laat"
    assert (message["To"], message.get_content_type()) == ("fatima@ons.example", "text/plain")
    assert text.splitlines()[:4] == [
        "Goedemorgen Fatima,",
        "",
        "Te laat (1)",
        "- Bel over de offerte, Bakkerij Óm en Zo B.V. (vrijdag 20-11-2026)",
    ]
    assert f"{HERE}{reverse('activities:activity', args=[call.pk])}" in text
    assert "- Stuur de “monsters” op 🥐 (dinsdag 24-11-2026, 14:30)" in text
    assert text.index("Herinneringen (2)") < text.index("- Verlengen")
    assert "- Denk aan de beurs" in text.splitlines()
    assert "Deze week nog 1 actie." in text
    assert f"{HERE}/account/" in text
    assert "Gedaan" not in text
    assert "Volgende week" not in text


def test_once_a_day_whatever_happens(
    mail_server: MailServer, fatima: User, make_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The job is killed halfway, taken up again, and done twice: each user has one mail a day."""
    jan = make_user("Jan")
    action(fatima, "Bel")
    action(jan, "Mail")
    put = putting.put_in_outbox

    def killed(*given: Any, **more: Any) -> Any:
        if OutgoingMail.objects.exists():
            raise SystemExit
        return put(*given, **more)

    monkeypatch.setattr(daily, "put_in_outbox", killed)
    with clock.travel(SEVEN), pytest.raises(SystemExit):
        send_morning_mails()
    monkeypatch.setattr(daily, "put_in_outbox", put)
    assert len(mailed(mail_server)) == 2
    choose(fatima.pk, wanted=False, origin=HERE)
    choose(fatima.pk, wanted=True, origin=HERE)
    assert len(mailed(mail_server, SEVEN + timedelta(hours=5))) == 2
    with clock.travel(SEVEN):
        assert not send_morning_mail(user_id=fatima.pk, by=SYSTEM)
    assert len(mailed(mail_server, SEVEN + timedelta(days=1))) == 4
    assert sorted(envelope[0] for envelope in mail_server.envelopes[:2]) == ["fatima@ons.example", "jan@ons.example"]


def test_not_without_anything_to_do_and_not_in_the_weekend(mail_server: MailServer, fatima: User) -> None:
    assert mailed(mail_server) == []
    action(fatima, "Bel", TUESDAY + timedelta(days=4))
    assert mailed(mail_server, SEVEN + timedelta(days=4)) == [], "a Saturday"
    assert mailed(mail_server, SEVEN + timedelta(days=5)) == [], "a Sunday"
    assert len(mailed(mail_server, SEVEN + timedelta(days=6))) == 1, "late on Monday"


def test_only_to_who_wants_it_and_is_still_here(mail_server: MailServer, make_user: Callable[..., User]) -> None:
    left, off, never = make_user("Jan"), make_user("Piet"), make_user("Anna")
    MorningMail.objects.filter(pk=never.pk).delete()
    choose(off.pk, wanted=False, origin=HERE)
    deactivate_user(left, by=BY)
    for user in (left, off, never):
        action(user, "Bel")
    assert mailed(mail_server) == []
    with clock.travel(SEVEN):
        assert not send_morning_mail(user_id=left.pk, by=SYSTEM)
        assert not send_morning_mail(user_id=off.pk, by=SYSTEM)


def test_nothing_of_what_the_user_may_not_see(mail_server: MailServer, fatima: User, bakery: Party) -> None:
    """U2: rights that were taken away since."""
    action(fatima, "Bel", relation=bakery)
    User.objects.filter(pk=fatima.pk).update(language="en")
    with writing(by=SYSTEM, what="test"):
        fatima.only_managed = True
        fatima.save(update_fields=["only_managed"])
    assert mailed(mail_server) == []


def test_in_the_language_of_the_user_and_not_too_long(mail_server: MailServer, make_user: Callable[..., User]) -> None:
    eve = make_user("Eve", language="en")
    for number in range(MOST + 3):
        action(eve, f"{number} {'x' * 190}", TUESDAY - timedelta(days=9))
        action(eve, f"{number} {'é' * 190}")
    [text] = mailed(mail_server)
    assert text.startswith("Good morning Eve,")
    assert f"Late ({MOST + 3})" in text
    assert text.count("- and 3 more") == 2
    assert OutgoingMail.objects.get().subject_line == f"{MOST + 3} actions for today, {MOST + 3} late"


def test_it_stands_in_the_story_of_the_user_alone(mail_server: MailServer, fatima: User, bakery: Party) -> None:
    action(fatima, "Bel", relation=bakery)
    mailed(mail_server)
    assert OutgoingMail.objects.get().about == [subject_of(fatima)]
    assert "Ochtendmail" in story_of(subject_of(fatima), BY).entries[0].title
    assert not [entry for entry in story_of(subject_of(bakery), BY).entries if "mail" in entry.title]


def test_without_a_mail_server_none_is_made(fatima: User) -> None:
    """It would come days late."""
    action(fatima, "Bel")
    with clock.travel(SEVEN):
        assert send_morning_mails() == 0
    assert not OutgoingMail.objects.exists()


def test_it_is_due_at_seven_o_clock_here() -> None:
    due = schedule.JOBS["activities.morning_mail"].next_due(datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert due == datetime(2026, 7, 2, 5, 0, tzinfo=UTC)


def test_a_mail_costs_few_queries(mail_server: MailServer, fatima: User, bakery: Party) -> None:
    for number in range(30):
        action(fatima, f"Bel {number}", TUESDAY - timedelta(days=number % 3), relation=bakery)
    with (
        clock.travel(SEVEN),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        assert send_morning_mail(user_id=fatima.pk, by=SYSTEM)
    assert len(queries) <= 16


def test_one_switches_it_on_and_off_on_one_s_own_account(make_user: Callable[..., User]) -> None:
    user = make_user()
    MorningMail.objects.all().delete()
    client = Client()
    client.force_login(user)
    page = client.get("/account/").content.decode()
    assert "Ochtendmail" in page
    address = reverse("activities:morning_mail")
    assert client.get(address).status_code == 405
    assert client.post(address, {"wanted": "1"}).status_code == 303
    row = MorningMail.objects.get()
    assert (row.user, row.is_wanted, row.origin) == (user, True, "http://testserver")
    client.post(address, {"wanted": "1"})
    client.post(address)
    assert not MorningMail.objects.get().is_wanted
    assert "Zet aan" in client.get("/account/").content.decode()
    assert Client().post(address).status_code == 302, "a stranger signs in first"
