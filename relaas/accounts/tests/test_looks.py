"""P5, U4: the log of looks is read by who may, filtered, taken away as a file, and never changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from relaas.accounts.models import User
from relaas.accounts.tests.conftest import MakeUser
from relaas.kernel import clock
from relaas.kernel.actors import SYSTEM, Actor
from relaas.kernel.subjects import Subject
from relaas.story.looks import declare_look, log_look, looks_at
from relaas.story.models import PrivateLook

pytestmark = pytest.mark.django_db

type ClientOf = Callable[[User], Client]
WHAT = "parties.private_shown"


@pytest.fixture
def reader(make_user: MakeUser, client_of: ClientOf) -> Client:
    """An administrator, who reads the log."""
    return client_of(make_user("administrator"))


def look(name: str, *, by: Actor = SYSTEM, id: int = 1, days_ago: int = 0) -> None:
    with clock.travel(clock.now() - timedelta(days=days_ago)):
        log_look(Subject("party", id), name, WHAT, by=by)


def names(client: Client, query: str = "") -> list[str]:
    """Whose data was looked at, in the order of the page."""
    page = client.get(f"/beheer/inzagelogboek/{query}").content.decode()
    return [name for name in ("Anna Bos", "IJsbrand Öz", "Jan Kok") if name in page]


def test_the_newest_look_stands_first(reader: Client) -> None:
    look("Jan Kok", days_ago=2)
    look("Anna Bos", days_ago=1)
    look("IJsbrand Öz")
    page = reader.get("/beheer/inzagelogboek/").content.decode()
    assert page.index("IJsbrand Öz") < page.index("Anna Bos") < page.index("Jan Kok")
    assert "Privégegevens en familie getoond" in page
    assert "3 inzagen" in page


def test_it_is_filtered_by_person_user_and_period(reader: Client, make_user: MakeUser) -> None:
    someone = make_user("sales")
    look("Jan Kok", days_ago=40)
    look("Anna Bos", by=someone.actor, days_ago=10)
    look("IJsbrand Öz")
    today = clock.today()
    assert names(reader, "?person=ij") == ["IJsbrand Öz"]
    assert names(reader, f"?user={someone.pk}") == ["Anna Bos"]
    assert names(reader, f"?from={today - timedelta(days=10):%d-%m-%Y}") == ["Anna Bos", "IJsbrand Öz"]
    assert names(reader, f"?until={today - timedelta(days=10):%d-%m-%Y}") == ["Anna Bos", "Jan Kok"]
    assert names(reader, "?from=vandaag&until=vandaag") == ["IJsbrand Öz"]
    for strange in ("?from=ooit", "?until=31-31-2026", "?from=0001-01-01", "?from=🚲", "?from=31-12-9999"):
        assert reader.get(f"/beheer/inzagelogboek/{strange}").status_code == 200


def test_it_is_taken_away_as_csv(reader: Client) -> None:
    look("Jan Kok")
    answer = reader.get("/beheer/inzagelogboek/export.csv")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert "Jan Kok;Relaas" in content.decode("utf-8-sig")


@pytest.mark.parametrize("role", ["manager", "finance", "sales", "purchasing", "reader"])
def test_without_the_right_nobody_reads_it(make_user: MakeUser, client_of: ClientOf, role: str) -> None:
    look("Jan Kok")
    user = make_user(role)
    client = client_of(user)
    assert client.get("/beheer/inzagelogboek/").status_code == 403
    assert client.get("/beheer/inzagelogboek/1/").status_code == 403
    assert "nzagelogboek" not in client.get("/beheer/").content.decode()
    assert looks_at(Subject("party", 1), user.actor) == []


def test_a_line_leads_to_whose_data_it_was(reader: Client) -> None:
    look("Jan Kok", id=999)
    gone = PrivateLook.objects.get()
    assert reader.get(f"/beheer/inzagelogboek/{gone.pk}/").status_code == 404, "whoever it was is gone"
    assert "Jan Kok" in reader.get("/beheer/inzagelogboek/").content.decode(), "the log remembers"


def test_a_look_is_never_changed_or_removed() -> None:
    look("Jan Kok")
    kept = PrivateLook.objects.get()
    attempts: list[Callable[[], object]] = [
        kept.save,
        kept.delete,
        PrivateLook.objects.all().delete,
        lambda: PrivateLook.objects.update(actor_name="Niemand"),
        lambda: PrivateLook.objects.filter(pk=kept.pk).update(what=""),
    ]
    for attempt in attempts:
        with pytest.raises(TypeError, match="never"):
            attempt()
    assert PrivateLook.objects.get().actor_name == "Relaas"


def test_only_a_known_kind_of_look_is_logged() -> None:
    with pytest.raises(RuntimeError):
        log_look(Subject("party", 1), "Jan Kok", "parties.nonsense", by=SYSTEM)
    with pytest.raises(ValueError, match="twice"):
        declare_look(WHAT, "again")


def test_a_page_of_many_costs_as_many_queries_as_of_few(
    reader: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(60):
        look(f"Jan Kok {number}")
    reader.get("/beheer/inzagelogboek/")
    with django_assert_max_num_queries(14), translation.override("nl"):  # type: ignore[attr-defined]
        reader.get("/beheer/inzagelogboek/?sort=person")


def test_the_user_filter_offers_colleagues(reader: Client, make_user: MakeUser) -> None:
    other: User = make_user("sales")
    assert other.name in reader.get("/beheer/inzagelogboek/").content.decode()
