"""Bulk actions as jobs: all that match, chunk by chunk, killed, stopped, undone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.kernel import jobs
from relaas.kernel.jobs import Job, do_here, taking
from relaas.overviews import acting_job
from relaas.parties.archiving import archive, restore
from relaas.parties.models import Party
from relaas.parties.tests.conftest import BY, Make, told
from relaas.parties.tests.listing import raw
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db

type SignIn = Callable[..., Client]


@pytest.fixture
def three(organization: Make) -> list[Party]:
    return [organization(name, is_customer=True) for name in ("Anker", "Bakker", "Cramer")]


@pytest.fixture
def many(three: list[Party]) -> None:
    raw(*({"name": f"Bakker {number}", "search_text": f"  bakker {number}"} for number in range(130)))


def _all(client: Client, address: str, **given: str) -> Job:
    answer = client.post(f"{address}{'&' if '?' in address else '?'}all=1", {"once": "mark", **given})
    assert answer["Location"].startswith("/taken/"), answer["Location"]
    return Job.objects.get(pk=int(answer["Location"].split("/")[2]))


def test_many_are_done_by_a_job(many: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunk by chunk, each a transaction; what was asked is what is done, no row more."""
    monkeypatch.setattr(acting_job, "MOST_AT_ONCE", 50)
    client = signed_in()
    job = _all(client, "/relaties/actie/archive/?q=bakker")
    assert _all(client, "/relaties/actie/archive/?q=bakker") == job
    job = do_here(job)
    assert (job.state, job.done, job.total) == ("done", 131, 131)
    assert Party.objects.archived().count() == 131
    assert job.position
    assert len(job.position["transactions"]) == 3
    page = client.get(f"/taken/{job.pk}/").content.decode()
    assert "Relaties · Archiveer" in page
    assert "Gearchiveerd: 131." in page
    assert told(Party.objects.get(name="Bakker 129"))[0][0] == "Gearchiveerd"


def test_a_job_tells_who_was_refused_in_a_file(many: None, signed_in: SignIn) -> None:
    for party in Party.objects.filter(name__in=["Bakker 7", "Bakker 8"]):
        archive(party, by=BY)
    client = signed_in()
    job = do_here(_all(client, "/relaties/actie/role/?q=bakker&archived=1", role="other"))
    page = client.get(f"/taken/{job.pk}/").content.decode()
    assert "Soort gegeven: 129. Niet gedaan: 2." in page
    file = job.files.get(is_result=True)
    rows = b"".join(client.get(f"/taken/{job.pk}/bestanden/{file.pk}/")).decode("utf-8-sig").splitlines()
    assert file.name == "niet-gedaan.csv"
    assert rows[0] == "Naam;Waarom niet"
    assert [row.split(";")[0] for row in rows[1:]] == ["Bakker 7", "Bakker 8"]


def test_a_job_that_was_killed_goes_on_where_it_was(
    many: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Position and rows commit together, so nothing is done or told twice."""
    monkeypatch.setattr(acting_job, "MOST_AT_ONCE", 50)
    job = _all(signed_in(), "/relaties/actie/check/?q=bakker")
    advance, calls = jobs.Work.advance, []

    def die_in_the_third(work: jobs.Work, position: Any, **how_far: Any) -> None:
        advance(work, position, **how_far)
        calls.append(position)
        if len(calls) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(jobs.Work, "advance", die_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        do_here(job)
    assert Party.objects.filter(checked_at__isnull=False).count() == 100
    job.refresh_from_db()
    assert job.done == 100
    taking.give_back(job)
    job = do_here(job)
    assert (job.state, job.done) == ("done", 131)
    assert {len(told(party)) for party in Party.objects.filter(name__startswith="Bakker ")} == {1}


def test_a_stopped_job_tells_what_it_did(many: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acting_job, "MOST_AT_ONCE", 50)
    client = signed_in()
    job = _all(client, "/relaties/actie/archive/?q=bakker")
    advance = jobs.Work.advance

    def stop_after_one(work: jobs.Work, position: Any, *, done: int, total: int | None = None) -> None:
        if done > 50:
            raise jobs.Cancelled
        advance(work, position, done=done, total=total)

    monkeypatch.setattr(jobs.Work, "advance", stop_after_one)
    job = do_here(job)
    assert job.state == "cancelled"
    assert Party.objects.archived().count() == 50
    assert "Gearchiveerd: 50." in client.get(f"/taken/{job.pk}/").content.decode()


def test_a_job_has_the_rights_of_now(many: None, signed_in: SignIn) -> None:
    """U1: what its owner may no longer do, it does not do."""
    job = _all(signed_in("sales"), "/relaties/actie/archive/?q=bakker")

    with writing(by=BY, what="test"):
        User.objects.update(role=Role.objects.get(builtin="reader"))
    assert do_here(job).state == "refused"
    assert not Party.objects.archived().exists()


def test_a_choice_that_is_gone_by_then_is_refused(many: None, signed_in: SignIn) -> None:
    job = _all(signed_in(), "/relaties/actie/role/?q=bakker", role="other")
    Job.objects.update(parameters={**job.parameters, "given": {"role": ["king"]}})
    job.refresh_from_db()
    job = do_here(job)
    assert job.state == "refused"
    assert job.message.startswith("Wat gekozen is, kan niet meer")


def _undone(client: Client, job: Job) -> Job:
    page = client.get(f"/taken/{job.pk}/").content.decode()
    assert f'action="/taken/{job.pk}/ongedaan/"' in page
    answer = client.post(f"/taken/{job.pk}/ongedaan/")
    return do_here(Job.objects.get(pk=int(answer["Location"].split("/")[2])))


def test_all_that_a_job_did_is_undone_and_done_again(
    many: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U3: as a job, and the undoing can be undone."""
    monkeypatch.setattr(acting_job, "MOST_AT_ONCE", 50)
    client = signed_in()
    job = do_here(_all(client, "/relaties/actie/archive/?q=bakker"))
    undoing = _undone(client, job)
    assert (undoing.state, undoing.done, undoing.total) == ("done", 3, 3)
    assert not Party.objects.archived().exists()
    assert told(Party.objects.get(name="Bakker 9"))[0][0] == "Ongedaan gemaakt: Gearchiveerd"
    assert "Alles is ongedaan gemaakt." in client.get(f"/taken/{undoing.pk}/").content.decode()
    assert _undone(client, undoing).state == "done"
    assert Party.objects.archived().count() == 131


def test_a_job_is_not_undone_over_what_somebody_changed_since(
    many: None, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U3: nothing of it goes back, and who is in the way is named."""
    monkeypatch.setattr(acting_job, "MOST_AT_ONCE", 50)
    client = signed_in()
    job = do_here(_all(client, "/relaties/actie/archive/?q=bakker"))
    restore(Party.objects.get(name="Bakker 1"), by=BY)
    undoing = _undone(client, job)
    assert undoing.state == "refused"
    assert "Sanne heeft dit sindsdien gewijzigd" in undoing.message
    assert Party.objects.archived().count() == 130


def test_a_job_is_undone_by_who_may(many: None, signed_in: SignIn) -> None:
    """U2: not by another, and nothing is undone of a job that changed nothing."""
    job = do_here(_all(signed_in("sales"), "/relaties/actie/archive/?q=bakker"))
    assert signed_in("manager").post(f"/taken/{job.pk}/ongedaan/").status_code == 404
    assert signed_in("reader").post(f"/taken/{job.pk}/ongedaan/").status_code == 403
    Job.objects.update(position=None)
    admin = signed_in("administrator")
    assert "ongedaan" not in admin.get(f"/taken/{job.pk}/").content.decode()
    assert admin.post(f"/taken/{job.pk}/ongedaan/").status_code == 404
