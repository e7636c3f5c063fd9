"""The whole demonstration, built once and looked at from all sides."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django import DjangoDbBlocker

from relaas.accounts.models import User
from relaas.activities.models import Activity
from relaas.administrations.models import Administration
from relaas.contracts.models import SIGNED, Contract, ContractLine, Pause, PriceNoteRead, PricePer, Recurrence, Status
from relaas.demo import banking, build, invented, reading
from relaas.demo.build import Built
from relaas.demo.conversations import MOST
from relaas.demo.people import PASSWORD, SIGN_INS
from relaas.demo.tests.houses import empty_house
from relaas.documents.models import KeptDocument
from relaas.files.models import Item
from relaas.kernel import clock
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.invariants import INVARIANTS
from relaas.kernel.models import StoredFile
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import open_stored
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.models import (
    AccountManager,
    Address,
    BankAccount,
    Channel,
    Employment,
    LocalFile,
    Mandate,
    MasterData,
    MergedParty,
    Party,
    Role,
    Stage,
)
from relaas.story.models import Entry, EntrySubject, Transaction
from relaas.story.telling import story_of
from relaas.terms.models import AdministrationTerms, CombinationMember, Measure, MeasureKind, RelationTerms

BODIES = 1802

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Built]:
    with django_db_blocker.unblock(), empty_house():
        yield build.build()


def test_every_organization_and_person_is_there(built: Built) -> None:
    assert built.organizations == BODIES + len(invented.companies())
    assert built.persons == len(invented.persons())
    assert Party.objects.relations().organizations().count() == built.organizations
    register, left_out = reading.read()
    assert built.left_out == left_out
    names = Counter(Party.objects.values_list("name", flat=True))
    assert not Counter(body.name for body in register) - names


def test_each_kept_cell_of_the_register_stands_at_its_body(built: Built) -> None:
    register, _left_out = reading.read()
    for attribute in ("kvk", "rsin", "oin", "domain"):
        kept = Counter(Party.objects.values_list(attribute, flat=True))
        assert not Counter(getattr(body, attribute) for body in register) - kept
    values = Counter(Channel.objects.values_list("value", flat=True))
    for attribute in ("telephone", "email", "website"):
        assert not Counter(filter(None, (getattr(body, attribute) for body in register))) - values
    streets = Counter(Address.objects.values_list("street", "house_number", "postcode", "city"))
    places = [place for body in register for place in (body.visit, body.post) if place]
    assert not Counter((each.street, each.house_number, each.postcode, each.city) for each in places) - streets


def test_what_has_ended_is_archived_and_nothing_else_of_the_register(built: Built) -> None:
    today = clock.today()
    ended = Party.objects.filter(ended_on__lte=today)
    assert ended.count() == sum(1 for body in reading.read()[0] if body.ended_on and body.ended_on <= today)
    assert not ended.not_archived().exists()
    archived = set(Party.objects.archived().exclude(ended_on__lte=today).values_list("name", flat=True))
    assert archived == {company.name for company in invented.companies() if company.has("archived")}


def test_everything_holds(built: Built) -> None:
    assert {each.name: list(each.problems()) for each in INVARIANTS} == {each.name: [] for each in INVARIANTS}


def test_everybody_can_sign_in_with_the_printed_password(built: Built) -> None:
    for sign_in in built.sign_ins:
        user = User.objects.get(email=sign_in.email)
        assert user.check_password(PASSWORD)
        assert user.role.builtin == sign_in.role
        assert user.actor.only_managed == sign_in.only_managed
    assert User.objects.count() == len(SIGN_INS)


def test_everybody_who_reads_sees_something_and_the_limited_one_less(built: Built) -> None:
    seen = {user.email: Party.objects.visible_to(user.actor).count() for user in User.objects.all()}
    limited = next(sign_in.email for sign_in in SIGN_INS if sign_in.only_managed)
    assert 50 < seen[limited] < min(count for email, count in seen.items() if email != limited)


def test_every_page_has_something_to_show(built: Built) -> None:
    today = clock.today()
    for role in Role:
        assert Party.objects.in_role(role).not_archived().count() >= 8
    assert Administration.objects.count() == 2
    assert {employment.stage(today) for employment in Employment.objects.all()} == set(Stage)
    assert max(Counter(Employment.objects.values_list("person", flat=True)).values()) == 3
    for found in (
        Party.objects.persons().filter(user__isnull=False),
        Party.objects.persons().filter(only_for_account_manager=True),
        Party.objects.persons().relations(),
        Party.objects.filter(branch_of__isnull=False),
        Party.objects.filter(creditworthy=False),
        Party.objects.exclude(checked_at=None),
        Party.objects.exclude(image=None),
        Party.objects.exclude(internal_note=""),
        Party.objects.filter(status__name="Slapend"),
        Party.objects.filter(status__name="Faillissement"),
        AccountManager.objects.filter(is_primary=False, gets_commission=True),
        Channel.objects.filter(sends_invoices=True),
        Address.objects.filter(for_delivery=True),
        Address.objects.exclude(country="NL"),
    ):
        assert found.exists(), str(found.query)


def test_names_come_in_all_sorts(built: Built) -> None:
    names = " ".join(Party.objects.persons().values_list("name", flat=True))
    for part in ("'t ", "IJ", "van den ", "-", "El ", "Ş", "ç", "ę", "ë", "O'Connor", "d'", "Björn", " de la "):
        assert part.lower() in names.lower(), part
    assert Party.objects.persons().filter(first_name="", initials__gt="").exists()


def test_stories_are_told_by_different_people_over_two_years(built: Built) -> None:
    lengths = Counter(EntrySubject.objects.filter(kind="party").values_list("subject_id", flat=True))
    organizations = set(Party.objects.organizations().values_list("pk", flat=True))
    of_organizations = {party: length for party, length in lengths.items() if party in organizations}
    assert sum(3 <= length <= 60 for length in of_organizations.values()) >= 40
    assert 250 <= max(of_organizations.values()) <= 450
    told = Transaction.objects.filter(what__startswith="parties.", actor_id__isnull=False)
    assert set(told.values_list("actor_name", flat=True)) == {each.name for each in SIGN_INS if each.role != "reader"}
    moments = list(told.order_by("id").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert timedelta(days=720) < clock.now() - moments[0] < timedelta(days=735)
    assert clock.now() - moments[-1] < timedelta(days=5)
    longest = Party.objects.get(pk=max(of_organizations, key=of_organizations.__getitem__))
    entries = [entry for entry in story_of(subject_of(longest), COMMAND_LINE, limit=500).entries if not entry.strand]
    assert len(entries) == lengths[longest.pk]


def test_it_is_only_built_in_an_empty_database(built: Built) -> None:
    with pytest.raises(Refused) as refused:
        build.build()
    assert refused.value.code == "not_empty"


def test_ibans_wait_mandates_run_and_types_of_ones_own_are_filled_in(built: Built) -> None:
    """P9, T2: what a visitor finds on *Stamgegevens*; nobody confirmed what they entered themselves."""
    assert BankAccount.objects.waiting().count() == banking.WAITING
    confirmed = BankAccount.objects.exclude(iban="")
    assert confirmed.count() > 30
    assert not confirmed.exclude(confirmed_by_name="Ruud 't Hart").exists()
    assert Mandate.objects.filter(ended_on=None).count() > 5
    assert Mandate.objects.filter(ended_on__isnull=False).exists()
    used = set(MasterData.objects.values_list("type__name", flat=True))
    assert {"Debiteurnummer", "Kenteken", "Laatste audit", "Aantal voertuigen", "Bestelt via"} <= used
    assert LocalFile.objects.count() > 5


def test_a_customer_that_was_entered_twice_is_one_again(built: Built) -> None:
    """P11: nobody undid it, so that somebody who tries can."""
    signpost = MergedParty.objects.get()
    story = [told.title for told in story_of(Subject("party", signpost.into_id), COMMAND_LINE, limit=50).entries]
    assert signpost.into.is_customer
    assert "Samengevoegd" in story
    assert story.count("Organisatie toegevoegd") <= 2


def test_some_are_stopped_and_many_have_terms(built: Built) -> None:
    """T2, C1, C5, C6: each kind of measure stands at somebody, and one was lifted again."""
    kinds = list(Measure.objects.in_force(clock.today()).values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in MeasureKind} == {"order_stop": 1, "delivery_stop": 4, "arrangement": 2}
    assert Entry.objects.filter(key="terms.delivery_stop_lifted").exists()
    assert RelationTerms.objects.exclude(discount=0).count() > 10
    assert CombinationMember.objects.count() == 6
    assert AdministrationTerms.objects.filter(document_scheme=None).count() == 0


def test_contracts_fared_in_every_way(built: Built) -> None:
    """K2: some 400 over two years, in all statuses, of both directions; sums, numbers and stories are whole."""
    contracts = Contract.objects.all()
    assert 350 <= contracts.count() <= 450
    assert {status for status in Status if contracts.filter(status=status, direction="sales").count() < 3} == set()
    assert contracts.filter(direction="purchase").count() > 50
    assert contracts.filter(vat_regime="reverse_charge").exists()
    assert contracts.in_status(Status.OPTION).filter(option_until__gt=clock.today()).exists()
    assert not contracts.in_status(Status.OPTION).filter(option_until__lt=clock.today() - timedelta(days=4)).exists()
    assert contracts.in_status(Status.LOST).exclude(lost_remark="").exists()
    years = contracts.values_list("status_since__year", flat=True)
    assert len(set(years)) >= 2
    lines = Counter(ContractLine.objects.values_list("contract", flat=True))
    assert len(lines) == contracts.count()
    assert (min(lines.values()), max(lines.values()) >= 8) == (1, True)
    what = Counter(Transaction.objects.filter(what__startswith="contracts.").values_list("what", flat=True))
    for verb in ("go_back", "reopen", "let_option_lapse", "copy_to_order", "give_option"):
        assert what[f"contracts.{verb}"] > 3, verb
    stopped = Measure.objects.filter(kind=MeasureKind.ORDER_STOP).values("party")
    overridden = Entry.objects.filter(key="story.overridden", subjects__kind="party")
    assert overridden.filter(subjects__subject_id__in=stopped).exists()


def test_subscriptions_fared_in_every_way(built: Built) -> None:
    """S1-S6: each list, card and report of them has something to show, and what is kept of them is that of today."""
    today = clock.today()
    signed = Recurrence.objects.filter(contract__status__in=SIGNED)
    for found in (
        signed.filter(ends_on__gt=today, ends_on__lte=today + timedelta(days=60)),
        signed.filter(ends_on__lte=today),
        signed.filter(ends_on=None, auto_renew=True, until_day__lte=today + timedelta(days=60)),
        signed.filter(from_day__gt=today),
        signed.filter(from_day__month=2, from_day__day=29),
        signed.exclude(notice_on=None),
        signed.filter(price_changes__from_day__gt=today),
        signed.filter(contract__direction="purchase", billed__isnull=False),
        Recurrence.objects.filter(contract__status=Status.QUOTE),
        Pause.objects.filter(recurrence=None, until_day=None),
        Pause.objects.filter(recurrence__isnull=False, until_day__gt=today),
    ):
        assert found.exists(), str(found.query)
    assert {each.price_per for each in signed} == set(PricePer.values)
    assert not signed.filter(keeps_until__lte=today).exists()


def test_two_years_of_talk_and_work(built: Built) -> None:
    """Contact moments with follow-ups, chains, notes with categories, work that comes back, and what is open now."""
    today, found = clock.today(), Activity.objects.all()
    said, actions = found.contact_moments(), found.actions()
    assert 250 <= said.count() <= 500
    assert 200 <= actions.count() <= 500
    assert found.notes().count() >= 20
    assert actions.filter(follows__kind="contact").count() > 150
    assert actions.filter(follows__kind="action").exists()
    assert actions.filter(repeats__isnull=False).count() > 20
    assert said.filter(about_kind="contract").count() > 100
    assert said.filter(at__lt=clock.now() - timedelta(days=600)).exists()
    assert {*said.values_list("channel", flat=True)} >= {"phone", "visit", "email", "video", "letter", "chat"}
    assert 10 <= actions.open().count() <= 80
    assert 0 < actions.late(today).count() <= 25
    assert len({*actions.open().values_list("performer", flat=True)}) >= 5
    assert PriceNoteRead.objects.exists()
    assert max(Counter(said.values_list("text", flat=True)).values()) <= MOST


def test_files_lie_with_relations_contracts_and_contact_moments(built: Built) -> None:
    """T14, A3, K8: in folders, some with versions, each of its own kind, and what left the house beside them."""
    files = Item.objects.files()
    for kind, least in (("party", 40), ("contract", 3), ("activity", 5)):
        assert files.filter(holder_kind=kind).count() >= least, kind
    assert files.filter(number__gt=1).exists()
    assert files.filter(in_portal=True).exists()
    kinds = set(files.values_list("media_type", flat=True))
    assert kinds == {"application/pdf", "image/jpeg", "image/png", "text/plain", "text/csv"}
    assert KeptDocument.objects.exists()
    for stored in StoredFile.objects.filter(pk__in=files.values("stored")):
        with open_stored(stored) as content:
            assert content.size == stored.size
