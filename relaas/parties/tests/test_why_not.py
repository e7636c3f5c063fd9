"""C11 on the screen: a refusal of the law says why, and who may goes on with a reason and loses nothing typed."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from relaas.kernel import clock, policy
from relaas.kernel.actors import Actor
from relaas.kernel.policy import LONGEST_REASON, Act, Rule, Ruling
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.models import Party
from relaas.parties.paths import page_of
from relaas.parties.rights import DELETE
from relaas.parties.tests.conftest import BY, Make, told
from relaas.parties.tests.filling_in import fields_of, fill_in
from relaas.story.models import Transaction

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]
HEADING = "Waarom mag dit niet?"
PASSED = "Toch toegestaan: wijzigen"


@pytest.fixture
def stopped(bakery: Party, monkeypatch: pytest.MonkeyPatch) -> Party:
    """A relation that a rule of a higher room holds still; a manager, who may delete, may pass it."""

    def judge(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
        if subject_of(bakery) in touched:
            yield Ruling(
                "audit",
                "The auditor is here.",
                value="until the books are closed",
                set_by="Sanne de Boer",
                since=clock.now(),
                until=date(2031, 1, 1),
                lifted_at=page_of(bakery),
                subject=subject_of(bakery),
                override=DELETE,
            )

    monkeypatch.setitem(policy.RULES._items, "audit", Rule("audit", frozenset({Act.CHANGE}), judge))
    return bakery


def _text(answer: Any) -> str:
    return str(answer.content.decode())


def _rename(client: Client, party: Party, **more: Any) -> Any:
    return fill_in(client, f"{page_of(party)}organisatie/bewerken/", name="Bakkerij Anders", **more)


def test_the_panel_says_which_rule_since_when_by_whom_and_what_lifts_it(stopped: Party, signed_in: SignIn) -> None:
    answer = _rename(signed_in(), stopped)
    assert answer.status_code == 422
    page = _text(answer)
    for said in (HEADING, "The auditor is here.", "until the books are closed", "Sanne de Boer", "t/m 31-12-2030"):
        assert said in page
    assert f'href="{page_of(stopped)}">Hef op' in page
    assert 'value="Bakkerij Anders"' in page, "what was typed is kept"


def test_who_may_goes_on_with_a_reason_which_comes_in_the_story(stopped: Party, signed_in: SignIn) -> None:
    client = signed_in()
    refused = _rename(client, stopped)
    assert "Ga toch door" in _text(refused)
    again = {**fields_of(refused), "override_reason": "The auditor asked for it"}
    assert client.post(f"{page_of(stopped)}organisatie/bewerken/", again).status_code == 303
    stopped.refresh_from_db()
    assert stopped.name == "Bakkerij Anders"
    assert (PASSED, "The auditor is here. Reden: The auditor asked for it") in told(stopped)


def test_who_may_not_reads_which_right_it_takes_and_a_reason_does_not_help(stopped: Party, signed_in: SignIn) -> None:
    client = signed_in("sales")
    refused = _rename(client, stopped)
    assert "Ga toch door" not in _text(refused)
    assert "Relaties en personen verwijderen" in _text(refused)
    forged = {**fields_of(refused), "override_reason": "Please", "override_rules": "audit"}
    assert client.post(f"{page_of(stopped)}organisatie/bewerken/", forged).status_code == 422
    stopped.refresh_from_db()
    assert stopped.name != "Bakkerij Anders"
    assert PASSED not in [title for title, _detail in told(stopped)]


@pytest.mark.parametrize("reason", ["", "   ", "x" * (LONGEST_REASON + 1)])
def test_an_empty_or_endless_reason_is_none(stopped: Party, signed_in: SignIn, reason: str) -> None:
    client = signed_in()
    again = {**fields_of(_rename(client, stopped)), "override_reason": reason}
    answer = client.post(f"{page_of(stopped)}organisatie/bewerken/", again)
    assert answer.status_code == 422
    assert 'id="override_reason_error"' in _text(answer)
    stopped.refresh_from_db()
    assert stopped.name != "Bakkerij Anders"


def test_the_reason_is_kept_when_something_else_is_wrong(stopped: Party, signed_in: SignIn) -> None:
    client = signed_in()
    again = {**fields_of(_rename(client, stopped)), "override_reason": "🥖 & <b>"}
    wrong = client.post(f"{page_of(stopped)}organisatie/bewerken/", {**again, "kvk": "123"})
    assert wrong.status_code == 422
    assert fields_of(wrong)["override_reason"] == "🥖 & <b>"
    assert client.post(f"{page_of(stopped)}organisatie/bewerken/", {**fields_of(wrong), "kvk": ""}).status_code == 303


def test_a_click_that_is_refused_has_the_panel_on_a_page_of_its_own(stopped: Party, signed_in: SignIn) -> None:
    """The same request is sent again, with all that it carried."""
    client, address = signed_in(), stopped.addresses.get()
    url = f"{page_of(stopped)}adressen/{address.pk}/standaard/"
    refused = client.post(url, {"type": "visit"})
    assert refused.status_code == 422
    assert refused["HX-Push-Url"] == "false"
    page = _text(refused)
    assert HEADING in page
    assert f'action="{url}"' in page
    assert '<input type="hidden" name="type" value="visit">' in page
    assert '<input type="hidden" name="override_rules" value="audit">' in page
    assert f'href="{page_of(stopped)}"' in page
    before = Transaction.objects.count()
    sent = {"type": "visit", "override_reason": "It moved", "override_rules": "audit"}
    assert client.post(url, sent).status_code == 303
    assert Transaction.objects.count() == before + 1
    assert PASSED in [title for title, _detail in told(stopped)]


def test_a_reason_is_for_what_was_read(stopped: Party, signed_in: SignIn) -> None:
    client = signed_in()
    answer = _rename(client, stopped, override_reason="Because", override_rules="another")
    assert answer.status_code == 422
    assert "The auditor is here." in _text(answer)


def test_undoing_is_refused_with_the_panel_too(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in()
    _rename(client, bakery)
    number = Transaction.objects.latest("id").pk
    archive(bakery, by=BY)
    refused = client.post(f"/relaas/{number}/ongedaan/", {"next": page_of(bakery)})
    assert refused.status_code == 422
    assert HEADING in _text(refused)
    assert "Ga toch door" not in _text(refused), "what is archived is taken back, not passed"


def test_what_is_allowed_says_it_of_every_act(stopped: Party, person: Make, signed_in: SignIn) -> None:
    """Of an organization and of a person; to whoever may see them, and reached from their page."""
    client = signed_in("reader")
    page = _text(client.get(f"{page_of(stopped)}mag/"))
    assert "The auditor is here." in page
    for act in Act:
        assert act.label in page
    assert page.count("Alleen met een reden") == 1
    assert f'href="{page_of(stopped)}mag/"' in _text(client.get(page_of(stopped)))
    jan = person()
    archive(jan, by=BY)
    assert _text(client.get(f"{page_of(jan)}mag/")).count("Niet toegestaan</span>") == 4


def test_what_is_allowed_with_somebody_elses_relation_is_not_told(bakery: Party, signed_in: SignIn) -> None:
    client = signed_in("sales", only_managed=True)
    assert client.get(f"{page_of(bakery)}mag/").status_code == 404


def test_what_is_allowed_costs_few_questions(
    bakery: Party, organization: Make, signed_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    """Each rule is asked once, however many acts there are and however many branches stand in the way."""
    for number in range(30):
        set_branch_of(organization(f"Filiaal {number}"), parent=bakery, by=BY)
    client = signed_in("sales", only_managed=False)
    with django_assert_max_num_queries(25):
        assert client.get(f"{page_of(bakery)}mag/").status_code == 200
