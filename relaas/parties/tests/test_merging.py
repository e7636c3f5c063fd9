"""P11: two parties become one, and two again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.models import Record
from relaas.kernel.moments import subscribe
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.parties.account_managers import assign_account_manager
from relaas.parties.addresses import add_address, remove_address
from relaas.parties.archiving import archive
from relaas.parties.branching import set_branch_of
from relaas.parties.channels import add_channel
from relaas.parties.checked import check
from relaas.parties.editing import link_user
from relaas.parties.employments import employ
from relaas.parties.gone import gone_parties
from relaas.parties.invariants import differing_kept_columns
from relaas.parties.merging.asking import Side
from relaas.parties.merging.merge import merge
from relaas.parties.merging.moments import PartiesMerged
from relaas.parties.merging.plan import plan
from relaas.parties.models import Address, Employment, MergedParty, Party
from relaas.parties.private_cards import SHOWN
from relaas.parties.searching import find_parties
from relaas.parties.tests.conftest import BY, Make, told
from relaas.story.bringing_back import bring_back
from relaas.story.looks import log_look, looks_at
from relaas.story.models import Change, Transaction
from relaas.story.restoring import put_back_record
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db

type MakeUser = Callable[..., User]


def state() -> dict[str, list[Any]]:
    """Every recorded row of the whole house."""
    models = [model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def refused(kept: Party, merged: Party, **given: Any) -> list[str]:
    with pytest.raises(Refused) as refusal:
        merge(kept, merged, by=BY, **given)
    return [problem.code for problem in refusal.value.problems]


def test_all_that_hangs_on_the_one_goes_to_the_other(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    merge(kept, merged, by=BY)
    kept = Party.objects.get()
    assert (kept.name, kept.kvk, kept.vat_number) == ("Bakkerij Jansen B.V.", "01234567", "NL004495445B01")
    assert kept.is_customer
    assert kept.is_supplier
    assert kept.internal_note == "Belt liever.\n\nSleutel bij de buren."
    one, two = Address.objects.filter(party=kept)
    assert (one.street, one.for_visit, one.for_post, one.default_visit, one.default_post) == ("Kade", *[True] * 4)
    assert (two.city, two.default_invoice) == ("Kampen", True)
    channels = [(each.type, each.value, each.is_default, each.sends_invoices) for each in kept.channels.all()]
    assert channels == [
        ("phone", "+31101234567", True, False),
        ("email", "info@jansen.nl", True, True),
        ("phone", "+31107654321", False, False),
        ("website", "https://jansen.nl", True, False),
    ]
    assert differing_kept_columns() == []


def test_undone_it_gives_both_back_as_they_were(pair: tuple[Party, Party]) -> None:
    before = state()
    merge(*pair, by=BY)
    done = Transaction.objects.latest("id")
    merged = state()
    undo(done, by=BY)
    assert state() == before
    assert differing_kept_columns() == []
    undo(Transaction.objects.latest("id"), by=BY)
    assert state() == merged


def test_the_story_keeps_both(pair: tuple[Party, Party]) -> None:
    """And each thing stands there once, newest first, whatever the number of merges."""
    kept, merged = pair
    check(merged, by=BY)
    merge(kept, merged, by=BY)
    titles = [title for title, _detail in told(kept)]
    assert titles == ["Samengevoegd", "Gecontroleerd", "Organisatie toegevoegd", "Organisatie toegevoegd"]
    assert told(kept)[0][1] == "Jansen Bakkerij ging op in Bakkerij Jansen B.V."


def test_what_cannot_be_merged(organization: Make, person: Make) -> None:
    """Bad input: itself, a person with an organization, a branch however far down."""
    top, middle, low = organization("Top"), organization("Midden"), organization("Laag")
    set_branch_of(middle, parent=top, by=BY)
    set_branch_of(low, parent=middle, by=BY)
    before = state()
    assert refused(top, Party.objects.get(pk=top.pk)) == ["itself"]
    assert refused(top, person()) == ["kind"]
    assert refused(top, low) == ["branch_of_the_other"]
    assert refused(low, top) == ["branch_of_the_other"]
    assert {label: rows for label, rows in state().items() if label == "parties.MergedParty"} == {
        "parties.MergedParty": before["parties.MergedParty"]
    }
    assert merge(middle, organization("Ander"), by=BY) == middle


def test_two_users_are_two_persons(person: Make, user: MakeUser) -> None:
    one, two = person("Jan"), person("Piet")
    link_user(one, user=user("Sanne"), by=BY)
    merge(two, one, by=BY)
    two.refresh_from_db()
    assert two.user is not None
    other = person("Klaas")
    link_user(other, user=user("Fatima"), by=BY)
    assert refused(two, other) == ["both_users"]


def test_what_is_archived_stays_as_it_is(pair: tuple[Party, Party]) -> None:
    archive(pair[1], by=BY)
    assert refused(*pair) == ["policy"]
    assert [problem.code for problem in plan(*pair, by=BY).problems] == ["policy"]


def test_a_plan_that_is_out_of_date_is_refused(pair: tuple[Party, Party]) -> None:
    """Whoever changed it since is named; nothing happens."""
    kept, merged = pair
    seen = plan(kept, merged, by=BY).version
    add_channel(merged, facts={"type": "fax", "value": "010 1111111"}, by=BY)
    with pytest.raises(Refused, match="Sanne") as refusal:
        merge(kept, merged, seen=seen, by=BY)
    assert refusal.value.code == "changed_meanwhile"
    assert merge(kept, merged, seen=plan(kept, merged, by=BY).version, by=BY)


def test_a_choice_that_is_none(pair: tuple[Party, Party]) -> None:
    assert refused(*pair, choices={"name": "beide"}) == ["choice"]


def test_the_newest_checked_is_proposed(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    check(merged, by=BY)
    asked = {each.name: each for each in plan(kept, Party.objects.get(pk=merged.pk), by=BY).questions}
    assert asked["name"].proposed == Side.MERGED
    assert asked["code"].proposed == Side.KEPT
    assert asked["kvk"].proposed == Side.KEPT
    assert asked["vat_number"].proposed == Side.MERGED
    assert asked["internal_note"].proposed == Side.BOTH
    assert "status" not in asked


def test_a_chain_of_merges_leads_to_the_last(organization: Make) -> None:
    a, b, c = (organization(name, code=name) for name in ("A1", "B1", "C1"))
    merge(b, a, by=BY)
    merge(c, b, by=BY)
    assert set(MergedParty.objects.values_list("pk", "into")) == {(a.pk, c.pk), (b.pk, c.pk)}
    assert [party.pk for party in find_parties("A1", BY)] == [c.pk]
    first = Transaction.objects.filter(what="parties.merge").earliest("id")
    with pytest.raises(Refused) as refusal:
        undo(first, by=BY)
    assert refusal.value.code == "changed_since"
    undo(Transaction.objects.filter(what="parties.merge").latest("id"), by=BY)
    undo(first, by=BY)
    assert Party.objects.count() == 3
    assert differing_kept_columns() == []


def test_branches_persons_and_managers_go_over(organization: Make, person: Make, user: MakeUser) -> None:
    kept, merged = organization("Een"), organization("Twee")
    branch = organization("Filiaal")
    set_branch_of(branch, parent=merged, by=BY)
    sanne, fatima = user("Sanne"), user("Fatima")
    assign_account_manager(kept, user=sanne, by=BY)
    assign_account_manager(merged, user=fatima, by=BY)
    assign_account_manager(merged, user=sanne, gets_commission=True, by=BY)
    jan, piet = person("Jan"), person("Piet")
    employ(jan, kept, facts={"from_day": "2020-01-01"}, by=BY)
    employ(jan, merged, facts={"from_day": "2019-01-01", "work_phone": "010 1234567", "function": "Bakker"}, by=BY)
    employ(piet, merged, by=BY)
    merge(kept, merged, by=BY)
    branch.refresh_from_db()
    assert branch.branch_of == kept
    managers = [(each.user, each.is_primary, each.gets_commission) for each in kept.account_managers.all()]
    assert managers == [(sanne, True, True), (fatima, False, False)]
    first, second = Employment.objects.filter(organization=kept)
    assert (first.person, first.function, str(first.from_day), first.is_primary) == (jan, "Bakker", "2019-01-01", True)
    assert first.is_default
    assert (second.person, second.is_primary, second.is_default) == (piet, False, True)
    jan.refresh_from_db()
    assert jan.phone == "+31101234567"
    assert differing_kept_columns() == []


def test_persons_work_where_both_worked(organization: Make, person: Make) -> None:
    here, there = organization("Hier"), organization("Daar")
    one, two = person("Jan", organization=here), person("J.", organization=here, employment={"function": "Inkoop"})
    employ(two, there, by=BY)
    merge(one, two, by=BY)
    assert [(each.organization.name, each.function, each.is_default) for each in one.employments.order_by("id")] == [
        ("Hier", "Inkoop", True),
        ("Daar", "", False),
    ]
    assert here.staff.get().is_primary


def test_undo_is_refused_with_names_when_something_was_built_on_it(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    moved = merged.addresses.get(city="Kampen")
    merge(kept, merged, by=BY)
    done = Transaction.objects.latest("id")
    moved.refresh_from_db()
    remove_address(moved, by=BY)
    with pytest.raises(Refused, match="Sanne"):
        undo(done, by=BY)
    assert Party.objects.count() == 1


def test_what_was_added_since_stays_when_it_is_undone(pair: tuple[Party, Party]) -> None:
    """What the row keeps of others is no conflict: it is made anew of what is there then."""
    kept, merged = pair
    merge(kept, merged, by=BY)
    done = Transaction.objects.latest("id")
    add_address(kept, facts={"for_home": True, "city": "Goes"}, by=BY)
    undo(done, by=BY)
    assert Party.objects.count() == 2
    assert Party.objects.get(pk=kept.pk).addresses.filter(city="Goes").exists()
    assert differing_kept_columns() == []


def test_who_merges_is_announced(pair: tuple[Party, Party]) -> None:
    heard: list[PartiesMerged] = []
    subscribe(PartiesMerged)(heard.append)
    kept, merged = pair
    was = merged.pk
    merge(kept, merged, by=BY)
    assert heard == [PartiesMerged(kept.pk, was)]
    assert MergedParty.objects.get().merged_at <= clock.now()


def test_who_was_merged_is_not_among_the_deleted(pair: tuple[Party, Party]) -> None:
    """Its row cannot come back by itself: that would be a party without what went over."""
    kept, merged = pair
    was = merged.pk
    merge(kept, merged, by=BY)
    assert gone_parties(BY).parties == []
    with pytest.raises(Refused) as refusal:
        bring_back(Change.objects.get(table_name="parties_party", row_id=was, operation="D"), by=BY)
    assert refusal.value.code == "merged"
    assert Party.objects.count() == 1


def test_putting_the_one_that_stays_back_keeps_the_signpost(pair: tuple[Party, Party]) -> None:
    kept, merged = pair
    was, before = merged.pk, clock.now()
    merge(kept, merged, choices={"name": "merged"}, by=BY)
    put_back_record(subject_of(kept), before, by=BY)
    assert MergedParty.objects.get().pk == was
    assert Party.objects.get().name == "Bakkerij Jansen B.V."
    assert Address.objects.filter(city="Kampen").get().party == kept


def test_looks_at_the_one_that_is_gone_are_read_with_the_other(person: Make) -> None:
    one, two = person("Jan"), person("J.")
    log_look(subject_of(two), two.name, SHOWN, by=BY)
    merge(one, two, by=BY)
    assert [look.subject_name for look in looks_at(subject_of(one), BY)] == ["J. van den Berg"]
