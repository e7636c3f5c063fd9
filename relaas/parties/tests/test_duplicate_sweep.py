"""P11: the sweep over all, its list, and who says that two are two."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from relaas.accounts.models import User
from relaas.kernel import clock, jobs
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.refusals import Refused
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.branching import set_branch_of
from relaas.parties.duplicates import index, known, sweep
from relaas.parties.duplicates.deciding import not_a_double
from relaas.parties.duplicates.pairs import State, list_pairs
from relaas.parties.merging.merge import merge
from relaas.parties.models import BankAccount, FoundDouble, NotADouble, Party
from relaas.parties.rights import READ
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.models import Transaction
from relaas.story.undoing import undo
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]

ZWOLLE = [{"for_visit": True, "city": "Zwolle"}]


def look() -> dict[str, Any]:
    job = jobs.do_here(jobs.start(sweep.KIND, {}, by=COMMAND_LINE, title="Look for doubles"))
    assert job.state == "done", job.message
    return dict(job.result)


def open_pairs(by: Any = BY) -> list[tuple[str, str]]:
    return [(pair.first.name, pair.other_name) for pair in list_pairs(State.OPEN, None, "", by).pairs]


@pytest.fixture
def two(organization: Make) -> tuple[Party, Party]:
    return organization("Bakkerij Jansen B.V.", addresses=ZWOLLE), organization("Bakkerij Jansen", addresses=ZWOLLE)


def test_it_finds_pairs_with_score_and_reasons(two: tuple[Party, Party], organization: Make, person: Make) -> None:
    """P11: each pair once, however many keys they share; a person and an organization are none."""
    organization("Bakkerij Jansen", addresses=[{"for_visit": True, "city": "Breda"}], kvk="20012345")
    person("Bakkerij", "Jansen")
    assert look() == {"found": 1, "skipped": 0}
    pair = FoundDouble.objects.get()
    assert (pair.first_id, pair.second_id, pair.kind) == (two[0].pk, two[1].pk, "organization")
    assert pair.score == 70
    assert [name for name, _points, _value in pair.reasons] == ["name_same", "city"]


def test_looking_again_keeps_what_is_and_drops_what_is_no_more(two: tuple[Party, Party]) -> None:
    look()
    first = FoundDouble.objects.get()
    look()
    assert FoundDouble.objects.get().pk == first.pk
    with writing(by=BY, what="test"):
        Party.objects.filter(pk=two[1].pk).update(archived_at="2026-01-01T00:00:00Z", archived_by_name="Sanne")
    assert look()["found"] == 0


@pytest.mark.parametrize("rows", [2, 3, 7])
def test_chunks_do_not_part_who_belongs_together(
    rows: int, organization: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every pair is found whatever the size of a chunk, also where one key fills several."""
    for number in range(6):
        organization("Test", kvk=f"0000000{number}")
    organization("Bakkerij Jansen", addresses=ZWOLLE)
    organization("Jansen Bakkerij", addresses=ZWOLLE)
    whole = look()
    monkeypatch.setattr(sweep, "ROWS", rows)
    FoundDouble.objects.all().delete()
    assert look() == whole


def test_what_very_many_have_is_skipped_and_said(organization: Make) -> None:
    """Ten thousand of one name are not compared with each other: fifty million pairs."""
    test = organization("Test")
    facts = known.load({test.pk})[test.pk]
    index.remember(dict.fromkeys(range(10_000_000, 10_010_000), facts))
    assert look() == {"found": 0, "skipped": 1}


def test_branches_are_no_doubles(organization: Make) -> None:
    """P11, T4: whatever they share, a head office and its branches are known to be several."""
    head, *branches = (organization("Bakkerij Prins", kvk="05012345", addresses=ZWOLLE) for _ in range(3))
    assert look()["found"] == 3
    for branch in branches:
        set_branch_of(branch, parent=head, by=BY)
    assert look()["found"] == 0


def test_who_said_that_they_are_two_is_believed(two: tuple[Party, Party]) -> None:
    """P11: not on the list, not after another sweep; undone they are there again. The story of both tells it."""
    look()
    assert open_pairs() == [("Bakkerij Jansen B.V.", "Bakkerij Jansen")]
    not_a_double(two[1], two[0], reason="twee winkels", by=BY)
    assert open_pairs() == []
    look()
    assert open_pairs() == []
    listed = list_pairs(State.TWO, None, "", BY).pairs
    assert [(pair.by, pair.reason) for pair in listed] == [("Sanne", "twee winkels")]
    assert told(two[0])[0] == ("Geen dubbele", "Bakkerij Jansen: twee winkels")
    undo(Transaction.objects.latest("pk"), by=BY)
    assert open_pairs() == [("Bakkerij Jansen B.V.", "Bakkerij Jansen")]


def test_refusals(two: tuple[Party, Party]) -> None:
    with pytest.raises(Refused) as same:
        not_a_double(two[0], two[0], by=BY)
    with pytest.raises(Refused) as long:
        not_a_double(*two, reason="x" * 251, by=BY)
    not_a_double(*two, by=BY)
    with pytest.raises(Refused) as twice:
        not_a_double(two[1], two[0], by=BY)
    assert [refused.value.problems[0].code for refused in (same, long, twice)] == ["same", "too_long", "said_already"]
    assert NotADouble.objects.count() == 1


def test_merged_ones_leave_the_list(two: tuple[Party, Party], organization: Make) -> None:
    """P11: who was said to be another one than the merged party is another one than the one that stays."""
    third = organization("Jansen Brood", addresses=ZWOLLE)
    not_a_double(two[1], third, by=BY)
    look()
    merge(two[0], two[1], by=BY)
    assert open_pairs() == []
    assert [pair.other_name for pair in list_pairs(State.MERGED, None, "", BY).pairs] == ["Bakkerij Jansen"]
    said = NotADouble.objects.get()
    assert {said.first_id, said.second_id} == {two[0].pk, third.pk}


def test_nobody_sees_a_pair_of_whom_one_is_not_for_them(
    two: tuple[Party, Party], person: Make, user: Callable[..., User]
) -> None:
    """U2, P4."""
    manager = user("Sanne", READ)
    for hidden in (True, False):
        person("Fatima", "Idrissi", only_for_account_manager=hidden, account_manager=manager,
               channels=[{"type": "email", "value": "f@idrissi.nl"}])  # fmt: skip
    look()
    assert len(open_pairs()) == 2
    assert open_pairs(user("Kees", READ).actor) == [("Bakkerij Jansen B.V.", "Bakkerij Jansen")]
    limited = user("Bram", READ, only_managed=True)
    assert open_pairs(limited.actor) == []
    for party in two:
        assign_account_manager(party, user=limited, by=BY)
    assert len(open_pairs(limited.actor)) == 1


def test_a_bank_account_in_common_is_told_to_who_may_see_those(organization: Make, user: Callable[..., User]) -> None:
    """P9, U2: the pair itself tells that they share one."""
    parties = organization("Timmerfabriek De Eik"), organization("De Eik")
    with writing(by=BY, what="test"):
        for party in parties:
            confirmed = {"confirmed_at": clock.now(), "confirmed_by_name": "Sanne", "confirmed_by_id": 1}
            BankAccount.objects.create(party=party, holder="De Eik", iban="NL91ABNA0417164300", **confirmed)
    look()
    assert open_pairs() == [("Timmerfabriek De Eik", "De Eik")]
    assert open_pairs(user("Kees", READ).actor) == []


def test_the_list_and_the_comparison(two: tuple[Party, Party], signed_in: SignIn) -> None:
    """Side by side, with what speaks for it; *Geen dubbele* takes it off the list and can be undone."""
    look()
    client, address = signed_in(), f"/dubbelen/{two[0].pk}/{two[1].pk}/"
    page = client.get("/dubbelen/").content.decode()
    assert address in page
    assert "zelfde naam, zelfde plaats" in page
    assert address not in client.get("/dubbelen/?soort=person").content.decode()
    compared = client.get(address).content.decode()
    assert "70 % zeker dat ze dezelfde zijn" in compared
    assert f"/relaties/{two[0].pk}/samenvoegen/{two[1].pk}/" in compared
    assert client.post(address, {"reason": "twee winkels"}).status_code == 303
    page = client.get("/dubbelen/").content.decode()
    assert address not in page
    assert "/ongedaan/" in page, "the message offers to undo it"
    decided = client.get("/dubbelen/?staat=geen-dubbele").content.decode()
    assert "twee winkels" in decided
    assert client.post(address, {"reason": "nog eens"}).status_code == 422


def test_looking_is_a_job_of_who_may_merge(two: tuple[Party, Party], signed_in: SignIn) -> None:
    assert signed_in("sales").post("/dubbelen/zoeken/").status_code == 403
    client = signed_in()
    assert client.get("/dubbelen/zoeken/").status_code == 405
    answer = client.post("/dubbelen/zoeken/")
    assert answer.status_code == 303
    assert re.search(r"/taken/\d+/", answer["Location"])


@pytest.mark.parametrize(
    "address",
    [
        "?staat=x&soort=y&na=z",
        "?na=99-x",
        f"?na={'9' * 40}-1",
        "?staat=geen-dubbele&na=%F0%9F%8C%BB",
        "?na=1-" + "1" * 25,
    ],
)
def test_strange_addresses(address: str, two: tuple[Party, Party], signed_in: SignIn) -> None:
    assert signed_in().get(f"/dubbelen/{address}").status_code == 200


def test_pairs_that_are_none_are_not_there(two: tuple[Party, Party], person: Make, signed_in: SignIn) -> None:
    client, jan = signed_in(), person()
    for first, second in ((two[0].pk, two[0].pk), (two[0].pk, jan.pk), (two[0].pk, 999_999)):
        assert client.get(f"/dubbelen/{first}/{second}/").status_code == 404
    assert signed_in("reader").get("/dubbelen/").status_code == 403


def test_the_list_asks_as_much_for_thirty_as_for_one(organization: Make, signed_in: SignIn) -> None:
    client, counts = signed_in(), []
    for some in (1, 10):
        for number in range(some):
            for _ in range(2):
                organization(f"Bakkerij Nummer{some}{number}x", addresses=ZWOLLE)
        look()
        client.get("/dubbelen/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/dubbelen/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
