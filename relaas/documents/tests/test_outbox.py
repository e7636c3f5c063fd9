"""The outbox: sent once, by a real mail server; told truthfully, whatever that server does."""

from datetime import timedelta
from typing import Any

import pytest

from relaas.documents.kept import keep_document
from relaas.documents.models import DocumentKind, Language, MailState, OutgoingMail
from relaas.documents.outbox import deciding, sending
from relaas.documents.outbox.ending import end
from relaas.documents.outbox.letter import Letter
from relaas.documents.outbox.mail_server import Answer, Outcome
from relaas.documents.outbox.putting import Said, put_in_outbox
from relaas.documents.outbox.rules import PAUSES, pause_after
from relaas.documents.outbox.sending import LONGEST_SENDING, give_up_interrupted, send_due
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.policy import AgainstTheLaw
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.archiving import archive
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.parties.sentences import CHECKED
from relaas.program.mail_url import mailers
from relaas.story.telling import story_of
from relaas.story.writing import writing
from tests.mail_server import HANG_UP, MailServer

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 \x00\xff not really"
BY = Actor("Sanne", holds_every_right=True)
ASKED_BY = Actor("Jan de Vries", user_id=7, holds_every_right=True)


@pytest.fixture
def party(db: None) -> Party:
    return register_organization(facts={"name": "Bakkerij Óm en Zo B.V."}, by=BY)


def put(party: Party, **given: Any) -> OutgoingMail:
    """A mail about this party in the outbox, with an attachment."""
    letter = Letter(
        **{
            "to": ["inkoop@bakkerij.example"],
            "subject_line": "Offerte 2026-0001 – brood & “gebak”",
            "body": "Geachte heer/mevrouw,\n\n.een punt vooraan\nGroet, José",
            "sender_name": "Ons Bedrijf, B.V.",
            "reply_to": "jan@ons.example",
            **given,
        }
    )
    with writing(by=ASKED_BY, what="test"):
        document = keep_document(
            PDF,
            about=subject_of(party),
            kind=DocumentKind.QUOTE,
            language=Language.DUTCH,
            title="Offerte 2026-0001",
            by=ASKED_BY,
        )
        return put_in_outbox(
            letter,
            about=[subject_of(party)],
            attachments=[document],
            said=Said(CHECKED),
            by=ASKED_BY,
        )


def again(mail: OutgoingMail) -> OutgoingMail:
    mail.refresh_from_db()
    return mail


def told(party: Party) -> list[tuple[str, str]]:
    """The story of the party, newest first: who, and what."""
    return [(each.actor, each.title) for each in story_of(subject_of(party), BY).entries]


def later(pause: timedelta) -> Any:
    return clock.travel(clock.now() + pause + timedelta(seconds=1))


def test_a_mail_arrives_whole_and_is_told(mail_server: MailServer, party: Party) -> None:
    mail = put(party, cc=["chef@bakkerij.example"], bcc=["archief@ons.example"])
    assert send_due("one") == 1
    [message] = mail_server.received
    assert message["Subject"] == "Offerte 2026-0001 – brood & “gebak”"
    assert message["From"] == '"Ons Bedrijf, B.V." <relaas@localhost>'
    assert (message["To"], message["Cc"]) == ("inkoop@bakkerij.example", "chef@bakkerij.example")
    assert message["Reply-To"] == "jan@ons.example"
    assert "archief" not in message.as_string(), "who gets it unseen stands nowhere in it"
    assert mail_server.envelopes == [["inkoop@bakkerij.example", "chef@bakkerij.example", "archief@ons.example"]]
    body, [attached] = message.get_body(("plain",)), list(message.iter_attachments())
    assert body is not None
    assert body.get_content().splitlines() == mail.body.splitlines()
    assert not [part for part in message.walk() if part.get_content_subtype() == "html"], "text, nothing remote"
    assert attached.get_filename() == "Offerte_2026-0001.pdf"
    assert attached.get_content() == PDF
    mail = again(mail)
    assert (mail.state, mail.attempts, message["Message-ID"]) == (MailState.SENT, 1, mail.message_id)
    assert told(party)[0] == ("Jan de Vries", "Gecontroleerd"), "in the name of who asked for it, when it was sent"
    assert send_due("one") == 0
    assert mail_server.taken == 1


def test_without_a_mail_server_it_waits(party: Party) -> None:
    mail = put(party)
    assert send_due("one") == 0
    assert (again(mail).state, mail.attempts) == (MailState.WAITING, 0)


def test_what_is_refused_for_now_is_tried_again_with_growing_pauses(mail_server: MailServer, party: Party) -> None:
    mail = put(party)
    mail_server.to_recipient["inkoop@bakkerij.example"] = "451 4.7.1 Greylisted, come back later"
    assert send_due("one") == 1
    assert again(mail).state == MailState.WAITING
    assert "Greylisted" in mail.words
    assert mail.next_try_at is not None
    assert timedelta(seconds=50) < mail.next_try_at - clock.now() <= PAUSES[0]
    assert send_due("one") == 0, "not before its time"
    mail_server.to_recipient.clear()
    with later(PAUSES[0]):
        assert send_due("one") == 1
    assert again(mail).state == MailState.SENT
    assert mail_server.received[0]["Message-ID"] == mail.message_id
    assert [title for _who, title in told(party)].count("Gecontroleerd") == 1


def test_it_is_tried_for_two_days(mail_server: MailServer, party: Party) -> None:
    mail_server.to_mail = "452 4.3.1 No room"
    mail = put(party)
    for pause in PAUSES:
        assert send_due("one") == 1
        assert again(mail).state == MailState.WAITING
        OutgoingMail.objects.filter(pk=mail.pk).update(next_try_at=clock.now())
        assert pause_after(mail.attempts) == pause
    assert send_due("one") == 1
    assert again(mail).state == MailState.FAILED
    assert timedelta(days=1.9) < sum(PAUSES, timedelta()) < timedelta(days=2.1)
    assert sorted(PAUSES) == list(PAUSES)


def test_what_is_refused_for_good_is_not_tried_again(mail_server: MailServer, party: Party) -> None:
    """All who get it are one: one wrong address, and nobody gets it."""
    mail = put(party, to=["inkoop@bakkerij.example", "weg@bakkerij.example"])
    mail_server.to_recipient["weg@bakkerij.example"] = "550 5.1.1 No such user"
    assert send_due("one") == 1
    assert again(mail).state == MailState.FAILED
    assert mail.words == "weg@bakkerij.example: 550 5.1.1 No such user"
    assert mail_server.taken == 0
    assert told(party)[0] == ("Relaas", "E-mail aan inkoop@bakkerij.example, weg@bakkerij.example is niet verzonden")
    with later(timedelta(days=9)):
        assert send_due("one") == 0


def test_a_connection_that_breaks_after_the_mail_is_uncertain_and_never_repeated(
    mail_server: MailServer, party: Party
) -> None:
    """Nobody knows whether the server kept it; here it did."""
    mail_server.to_mail = HANG_UP
    mail = put(party)
    assert send_due("one") == 1
    assert again(mail).state == MailState.UNCERTAIN
    mail_server.to_mail = ""
    with later(timedelta(days=9)):
        assert send_due("one") == 0
    assert mail_server.taken == 1
    assert told(party)[0] == ("Relaas", "Onzeker of de e-mail aan inkoop@bakkerij.example is verzonden")


def test_no_connection_is_tried_again(party: Party, settings: Any) -> None:
    settings.MAILERS = mailers("smtp://127.0.0.1:9")
    mail = put(party)
    assert send_due("one") == 1
    assert again(mail).state == MailState.WAITING
    assert mail.words


def test_a_worker_that_was_killed_leaves_it_uncertain(mail_server: MailServer, party: Party) -> None:
    """Its row says `sending`: the next worker of the same home doubts it at once, another one after half an hour."""
    mine, other = put(party), put(party)
    now = clock.now()
    OutgoingMail.objects.filter(pk=mine.pk).update(state=MailState.SENDING, next_try_at=None, worker="one", attempts=1)
    OutgoingMail.objects.filter(pk=other.pk).update(
        state=MailState.SENDING, next_try_at=None, worker="two", attempts=1, since=now
    )
    assert give_up_interrupted("one") == 1
    assert again(mine).state == MailState.UNCERTAIN
    send_due("one")
    assert again(other).state == MailState.SENDING, "another machine is busy with it"
    with later(LONGEST_SENDING):
        send_due("one")
    assert again(other).state == MailState.UNCERTAIN
    end(other, Answer(Outcome.TAKEN))
    assert again(other).state == MailState.UNCERTAIN, "who was given up writes no more"
    assert mail_server.taken == 0


def test_two_workers_send_it_once(mail_server: MailServer, party: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw it waiting; one of them takes it."""
    put(party)
    seen = list(OutgoingMail.objects.due(clock.now()))
    assert [sending._take(mail, worker) for mail in seen for worker in ("one", "two")] == [True, False]


def test_a_person_decides(mail_server: MailServer, party: Party) -> None:
    mail = put(party)
    mail_server.to_mail = HANG_UP
    send_due("one")
    seen_twice = OutgoingMail.objects.get(pk=mail.pk)
    deciding.send_again(again(mail), by=BY)
    assert (mail.state, mail.decided_by_name) == (MailState.WAITING, "Sanne")
    assert told(party)[0] == ("Sanne", "E-mail aan inkoop@bakkerij.example wordt opnieuw verzonden")
    with pytest.raises(Refused, match="Intussen"):
        deciding.drop(seen_twice, by=BY)
    send_due("one")
    deciding.say_sent(again(mail), by=BY)
    assert again(mail).state == MailState.SENT
    assert told(party)[0] == ("Sanne", "Gecontroleerd")
    for decision in (deciding.send_again, deciding.say_sent, deciding.drop):
        with pytest.raises(Refused) as refused:
            decision(again(mail), by=BY)
        assert refused.value.code == "mail_went_on"


def test_a_dropped_mail_never_leaves(mail_server: MailServer, party: Party) -> None:
    mail = put(party)
    deciding.drop(again(mail), by=BY)
    assert again(mail).state == MailState.DROPPED
    assert send_due("one") == 0
    assert told(party)[0] == ("Sanne", "E-mail aan inkoop@bakkerij.example is vervallen")


def test_the_law_is_asked_again(mail_server: MailServer, party: Party) -> None:
    """C11: of a relation that was archived meanwhile nothing is sent again; what waits may be dropped."""
    mail_server.to_mail = "550 No"
    mail = put(party)
    send_due("one")
    archive(party, by=BY)
    with pytest.raises(AgainstTheLaw):
        deciding.send_again(again(mail), by=BY)
    deciding.drop(again(mail), by=BY)


HOSTILE: dict[str, list[Any]] = {
    "to": [[], ["geen adres"], ["a@b.nl\r\nBcc: x@y.nl"], ["jan@ons"], [f"a{n}@b.nl" for n in range(21)], ["ü@b.nl"]],
    "subject_line": ["", " \t ", "x" * 251],
    "body": ["", "\n\n", "x" * 10_001],
    "cc": [["nee"]],
    "bcc": [["a@b.nl;"]],
}


@pytest.mark.parametrize(("field", "value"), [(name, value) for name, values in HOSTILE.items() for value in values])
def test_what_is_no_mail_is_refused_at_its_field(party: Party, field: str, value: Any) -> None:
    with pytest.raises(Refused) as refused:
        put(party, **{field: value})
    assert {problem.field for problem in refused.value.problems} == {field}
    assert not OutgoingMail.objects.exists()


def test_no_header_can_be_slipped_in(mail_server: MailServer, party: Party) -> None:
    put(party, subject_line="Offerte\r\nBcc: x@y.nl", sender_name='Ons "Bedrijf"\r\n <x@y.nl>')
    send_due("one")
    [message] = mail_server.received
    assert message["Bcc"] is None
    assert message["Subject"] == "Offerte Bcc: x@y.nl"
    assert message["From"].addresses[0].addr_spec == "relaas@localhost"


def test_a_domain_in_any_script_is_written_the_way_of_mail(mail_server: MailServer, party: Party) -> None:
    put(party, to=["info@bäckerei.example"])
    send_due("one")
    assert mail_server.envelopes == [["info@xn--bckerei-5wa.example"]]
