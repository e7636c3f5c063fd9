"""The verbs of roles: state, story, refusal, policy; and the roles that Relaas comes with."""

import pytest

from relaas.accounts.builtin_roles import NAMES
from relaas.accounts.models import Role
from relaas.accounts.roles import change_role, create_role, prepare_roles, remove_role
from relaas.accounts.tests.conftest import MakeUser
from relaas.accounts.users import create_user
from relaas.kernel.actors import COMMAND_LINE
from relaas.kernel.refusals import Refused
from relaas.kernel.rights import RIGHTS
from relaas.kernel.subjects import subject_of
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.writing import writing

pytestmark = pytest.mark.django_db


def test_the_six_roles_are_there_once() -> None:
    """U1: administrator, manager, finance, sales, purchasing, reader."""
    prepare_roles()
    assert set(Role.objects.values_list("builtin", flat=True)) == set(NAMES)
    written = Transaction.objects.count()
    prepare_roles()
    assert Transaction.objects.count() == written


def test_each_right_says_which_roles_start_with_it() -> None:
    prepare_roles()
    for role in Role.objects.exclude(builtin="administrator"):
        assert role.right_names == {right.name for right in RIGHTS if role.builtin in right.roles}


def test_the_administrator_holds_every_right() -> None:
    prepare_roles()
    assert Role.objects.get(builtin="administrator").right_names == set(RIGHTS.names())


def test_a_right_that_was_taken_off_stays_off() -> None:
    """U1: each a set of rights that administrators can change; a new start does not change it back."""
    prepare_roles()
    reader = Role.objects.get(builtin="reader")
    change_role(reader, name="", rights=[], by=COMMAND_LINE)
    prepare_roles()
    assert Role.objects.get(builtin="reader").right_names == set()


def test_a_new_version_offers_its_new_rights() -> None:
    prepare_roles()
    reader = Role.objects.get(builtin="reader")
    change_role(reader, name="Lezer plus", rights=[], by=COMMAND_LINE)
    with writing(by=COMMAND_LINE, what="test"):
        Role.objects.filter(pk=reader.pk).update(offered=[])
    prepare_roles()
    reader = Role.objects.get(builtin="reader")
    assert "accounts.own" in reader.rights
    assert str(reader) == "Lezer plus"


def test_a_role_is_told_with_its_rights() -> None:
    role = create_role(name="Stagiair", rights=["accounts.own"], by=COMMAND_LINE)
    change_role(role, name="Stagiair", rights=["accounts.manage_users"], by=COMMAND_LINE)
    last, first = story_of(subject_of(role), COMMAND_LINE).entries
    assert "+" in first.detail
    assert "+" in last.detail
    assert "−" in last.detail


@pytest.mark.parametrize(
    ("name", "rights", "code"),
    [
        ("", [], "required"),
        ("x" * 61, [], "too_long"),
        ("reader", ["no.such"], "unknown_right"),
        ("STAGIAIR", [], "taken"),
        ("Stagiàir", [], "taken"),
    ],
)
def test_a_wrong_role_is_refused(name: str, rights: list[str], code: str) -> None:
    prepare_roles()
    create_role(name="Stagiair", rights=[], by=COMMAND_LINE)
    with pytest.raises(Refused) as refusal:
        create_role(name=name, rights=rights, by=COMMAND_LINE)
    assert refusal.value.code == code


def test_the_administrators_rights_stand(make_user: MakeUser) -> None:
    administrator = make_user().role
    with pytest.raises(Refused) as refusal:
        change_role(administrator, name="", rights=["accounts.own"], by=COMMAND_LINE)
    assert refusal.value.code == "holds_every_right"
    change_role(administrator, name="Baas", rights=[], by=COMMAND_LINE)
    assert Role.objects.get(pk=administrator.pk).right_names == set(RIGHTS.names())


def test_a_right_that_one_lacks_is_neither_given_nor_taken() -> None:
    prepare_roles()
    role = create_role(name="Rollenbeheer", rights=["accounts.manage_roles"], by=COMMAND_LINE)
    keeper = create_user(email="r@example.nl", name="R", role=role, by=COMMAND_LINE).actor
    with pytest.raises(Refused) as refusal:
        change_role(role, name="Rollenbeheer", rights=["accounts.manage_roles", "accounts.manage_users"], by=keeper)
    assert refusal.value.code == "more_rights"
    other = create_role(name="Anders", rights=["accounts.manage_users"], by=COMMAND_LINE)
    with pytest.raises(Refused):
        change_role(other, name="Anders", rights=[], by=keeper)
    change_role(other, name="Anders genoemd", rights=["accounts.manage_users"], by=keeper)


def test_a_role_in_use_is_not_removed(make_user: MakeUser) -> None:
    role = create_role(name="Stagiair", rights=[], by=COMMAND_LINE)
    create_user(email="s@example.nl", name="Sanne Stage", role=role, by=COMMAND_LINE)
    with pytest.raises(Refused) as refusal:
        remove_role(role, by=COMMAND_LINE)
    assert [ruling.rule for ruling in refusal.value.rulings] == ["role_in_use"]
    assert "Sanne Stage" in refusal.value.message
    with pytest.raises(Refused) as refusal:
        remove_role(Role.objects.get(builtin="purchasing"), by=COMMAND_LINE)
    assert refusal.value.code == "builtin"


def test_a_role_that_nobody_has_is_removed() -> None:
    role = create_role(name="Over", rights=[], by=COMMAND_LINE)
    subject = subject_of(role)
    remove_role(role, by=COMMAND_LINE)
    assert not Role.objects.filter(name="Over").exists()
    assert len(story_of(subject, COMMAND_LINE).entries) == 2


def test_who_lacks_the_right_makes_no_role(make_user: MakeUser) -> None:
    with pytest.raises(Refused) as refusal:
        create_role(name="X", rights=[], by=make_user("manager").actor)
    assert refusal.value.code == "right"
