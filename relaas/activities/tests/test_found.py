"""Search field, search page and palette find activities by their words and with whom they are (U2)."""

import pytest

from relaas.accounts.models import User
from relaas.activities.lists.found import find
from relaas.activities.rights import CHANGE, READ
from relaas.activities.tests.listing import AT, action, contact, note
from relaas.desk.finding import find_all
from relaas.kernel.actors import Actor
from relaas.parties.models import Party
from relaas.parties.rights import READ as READ_PARTIES

pytestmark = pytest.mark.django_db


def found(typed: str, by: Actor, most: int = 6) -> list[str]:
    return [each.label for group in find(typed, by, most) for each in group.found]


def test_by_words_and_by_with_whom(bakery: Party, jan: Party, sanne: User, by: Actor) -> None:
    action("Offerte nabellen", performer=sanne, relation=bakery, text="Over de nieuwe oven")
    action("Oven gekeurd", performer=sanne, relation=bakery, done_at=AT, result="Goedgekeurd")
    contact("Belde over de oven", relation=bakery, person=jan, performer=sanne)
    note("Sleutel bij de buren", relation=bakery)
    assert found("oven", by) == ["Offerte nabellen", "Oven gekeurd", "Telefoon met Jan van den Berg"]
    assert found("sleutel berg", by) == ["Sleutel bij de buren"]
    assert found("goedgekeurd", by) == ["Oven gekeurd"]
    assert found("oven", by, 1) == ["Offerte nabellen", "Telefoon met Jan van den Berg"]
    assert found("", by) == found("zeppelin", by) == found("\0", by) == []
    actions, *_others = find("oven", by, 6)
    assert actions.found[0].second.startswith("Bakkerij Van den Berg B.V. · ")
    assert actions.more_url == "/acties/?q=oven"


def test_what_one_may_not_see_is_not_found(bakery: Party, jan: Party, sanne: User, by: Actor) -> None:
    action("Over het contract", performer=sanne, relation=bakery, about_kind="contract", about_id=1,
           about_right="contracts.read_sales")  # fmt: skip
    reader = Actor("Lezer", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}))
    limited = Actor("Beperkt", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES}), only_managed=True)
    assert found("contract", by) == ["Over het contract"]
    assert found("contract", reader) == found("bakkerij", limited) == []


def test_what_is_new_is_a_command_for_who_may(sanne: User) -> None:
    """In either language, by other words for it as well."""
    writer, reader = (Actor("Iemand", user_id=sanne.pk, rights=frozenset({READ, READ_PARTIES, *more}))
                      for more in ([CHANGE], []))  # fmt: skip
    for typed, address in (("nieuwe act", "/acties/nieuw/"), ("gesprek", "/contactmomenten/nieuw/"),
                           ("new note", "/notities/nieuw/")):  # fmt: skip
        assert address in [each.url for group in find_all(typed, writer, 6) for each in group.found], typed
        assert address not in [each.url for group in find_all(typed, reader, 6) for each in group.found], typed
