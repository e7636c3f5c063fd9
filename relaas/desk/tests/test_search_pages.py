"""Searching everything: the page, the palette's list, the commands, and what the reader may see of it (U2)."""

import pytest
from django.test import Client

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.desk.finding import find_all
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.parties.registration import register_organization
from relaas.web.finding import all_begin, marked, words_in

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    prepare_roles()
    who = create_user(
        email=f"{role}@relaas.example", name="Jan Bos", role=Role.objects.get(builtin=role), by=COMMAND_LINE
    )
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def bakery(db: None) -> None:
    register_organization(facts={"name": "Bakkerij <Berg> & Zn."}, by=COMMAND_LINE)


@pytest.mark.parametrize("address", ["/zoeken/", "/zoeken/snel/"])
def test_what_was_found_is_shown_escaped_with_what_was_typed_in_bold(bakery: None, address: str) -> None:
    shown = signed_in("reader").get(address, {"q": "berg"}).content.decode()
    assert "Bakkerij &lt;<mark>Berg</mark>&gt; &amp; Zn." in shown


def test_the_page_leads_on_to_the_whole_list(bakery: None) -> None:
    assert 'href="/relaties/?q=berg"' in signed_in("reader").get("/zoeken/?q=berg").content.decode()


@pytest.mark.parametrize("address", ["/zoeken/", "/zoeken/snel/"])
def test_nothing_found_is_said_and_a_new_relation_offered(db: None, address: str) -> None:
    shown = signed_in("sales").get(address, {"q": "Zzqx <b>"}).content.decode()
    assert "Niets gevonden" in shown
    assert "Nieuwe relatie “Zzqx &lt;b&gt;”" in shown
    assert "/relaties/nieuw/?naam=Zzqx+%3Cb%3E" in shown


def test_who_may_not_add_is_not_offered_a_new_relation(db: None) -> None:
    assert "relaties/nieuw" not in signed_in("reader").get("/zoeken/snel/?q=zzqx").content.decode()


def test_a_new_relation_begins_with_what_was_looked_for(db: None) -> None:
    assert 'value="Zzqx"' in signed_in("sales").get("/relaties/nieuw/?naam=Zzqx").content.decode()


def commands(typed: str, *rights: str) -> list[str]:
    actor = Actor("Jan", user_id=1, rights=frozenset(rights))
    groups = find_all(typed, actor, 5)
    return [found.url for found in groups[-1].found] if groups else []


@pytest.mark.parametrize("typed", ["nieuwe rel", "new relation", "bedrijf toev", "RELATIE NIEUW"])
def test_a_command_is_found_in_both_languages(db: None, typed: str) -> None:
    assert "/relaties/nieuw/" in commands(typed, "parties.change")


@pytest.mark.parametrize("typed", ["klanten", "ga naar kl", "customers", "go to customers"])
def test_a_place_is_found_in_both_languages(db: None, typed: str) -> None:
    assert "/klanten/" in commands(typed, "parties.read")


def test_commands_are_offered_by_right(db: None) -> None:
    assert commands("nieuwe relatie", "parties.read") == []
    assert commands("statussen", "parties.read") == []
    assert commands("statussen", "parties.maintain_statuses") == ["/beheer/statussen/"]


def test_nothing_typed_offers_commands_alone(bakery: None) -> None:
    assert len(find_all("", COMMAND_LINE, 5)) == 1


def test_a_stranger_finds_nothing(bakery: None) -> None:
    assert Client().get("/zoeken/snel/?q=berg").status_code == 302


@pytest.mark.parametrize("typed", ["😀", "%", "a" * 10_000, "\0", '"><script>', "' OR 1=1"])
def test_whatever_is_typed_the_page_answers(bakery: None, typed: str) -> None:
    answer = signed_in("manager").get("/zoeken/", {"q": typed})
    assert answer.status_code == 200
    assert b"<script>" not in answer.content


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Zijlberg Berg", "berg", "Zijlberg <mark>Berg</mark>"),
        ("B.V. 't Óórd", "bv oor", "<mark>B.V</mark>. &#39;t <mark>Óór</mark>d"),
        ("Weiß", "weiss", "<mark>Weiß</mark>"), ("A&B", "&", "A<mark>&amp;</mark>B"), ("Anders", "berg", "Anders"),
    ],
)  # fmt: skip
def test_marking_knows_folded_letters(text: str, typed: str, shown: str) -> None:
    assert marked(text, typed) == shown


def test_every_word_must_begin_one() -> None:
    assert all_begin(words_in("ga kla"), words_in("Ga naar Klanten"))
    assert not all_begin(words_in("lanten"), words_in("Klanten"))
