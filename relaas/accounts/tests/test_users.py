"""The verbs of users: state, story, refusal, policy."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from relaas.accounts.invitations import invite
from relaas.accounts.models import Role, User
from relaas.accounts.roles import create_role
from relaas.accounts.tests.conftest import PASSWORD, MakeUser
from relaas.accounts.users import (
    change_user,
    create_user,
    deactivate_user,
    reactivate_user,
    rename_self,
    take_off_second_factor,
)
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.concurrency import ChangedMeanwhile
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.story.models import Transaction
from relaas.story.telling import story_of
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db


def titles(user: User) -> list[str]:
    return [told.title for told in story_of(subject_of(user), COMMAND_LINE).entries]


def change(user: User, by: Actor = COMMAND_LINE, **changes: object) -> None:
    now = {name: getattr(user, name) for name in ("email", "name", "role", "team", "only_managed")}
    change_user(user, by=by, **{**now, **changes})


def test_a_new_user_has_a_role_a_lower_case_address_and_a_story(make_user: MakeUser) -> None:
    """U1: users sign in with e-mail and have a role."""
    user = make_user("sales", "Wim 't Hart", email=" Wim.Hart@Example.NL ")
    stored = User.objects.get(pk=user.pk)
    assert (stored.email, stored.name, stored.sort_name) == ("wim.hart@example.nl", "Wim 't Hart", "wim t hart")
    assert stored.check_password(PASSWORD)
    assert stored.actor.may("accounts.own")
    assert not stored.actor.may("accounts.manage_users")
    assert len(titles(user)) == 1


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": "   "}, "required", "name"),
        ({"name": "\x00\x07"}, "required", "name"),
        ({"name": "x" * 500}, "too_long", "name"),
        ({"email": "geen adres"}, "email", "email"),
        ({"email": ""}, "required", "email"),
        ({"email": "anna.beheerder@example.nl"}, "taken", "email"),
        ({"email": "ANNA.Beheerder@EXAMPLE.nl"}, "taken", "email"),
        ({"password": "kort"}, "password_too_short", "password"),
        ({"password": "password123"}, "password_too_common", "password"),
    ],
)
def test_a_wrong_user_is_refused_at_the_field(
    given: dict[str, str], code: str, field: str, administrator: User, make_user: MakeUser
) -> None:
    """P12: what is wrong is refused where it is entered."""
    with pytest.raises(Refused) as refusal:
        make_user("reader", **{"name": "Nieuw", "email": "nieuw@example.nl", **given})
    assert (code, field) in {(problem.code, problem.field) for problem in refusal.value.problems}
    assert User.objects.count() == 1


def test_a_name_is_kept_as_it_was_typed(make_user: MakeUser) -> None:
    name = "<b>Zoë</b> محمد 🚲"
    assert User.objects.get(pk=make_user("reader", name, email="zoe@example.nl").pk).name == name


def test_who_lacks_the_right_adds_nobody(make_user: MakeUser) -> None:
    """U2: Beheer has a right of its own."""
    manager = make_user("manager")
    with pytest.raises(Refused) as refusal:
        create_user(email="x@example.nl", name="X", role=manager.role, by=manager.actor)
    assert refusal.value.code == "right"


def test_nobody_gives_more_rights_than_they_have(make_user: MakeUser) -> None:
    """U1: rights do not grow by themselves."""
    role = create_role(name="Personeelszaken", rights=["accounts.manage_users", "accounts.own"], by=COMMAND_LINE)
    officer = create_user(email="hr@example.nl", name="Henk", role=role, by=COMMAND_LINE)
    administrator = make_user("administrator")
    with pytest.raises(Refused) as refusal:
        create_user(email="x@example.nl", name="X", role=administrator.role, by=officer.actor)
    assert refusal.value.code == "more_rights"
    with pytest.raises(Refused) as refusal:
        change(officer, by=officer.actor, role=administrator.role)
    assert refusal.value.code == "more_rights"
    with pytest.raises(Refused) as refusal:
        change(administrator, by=officer.actor, email="mine@example.nl")
    assert refusal.value.rulings[0].rule == "within_own_rights"
    with pytest.raises(Refused):
        deactivate_user(administrator, by=officer.actor)


def test_a_change_is_told_with_what_was_before(make_user: MakeUser, administrator: User) -> None:
    """U3: who, when, what before and after."""
    user = make_user("reader", "Jan")
    change(user, by=administrator.actor, name="Jan de Wit", role=Role.objects.get(builtin="sales"))
    told = story_of(subject_of(user), administrator.actor).entries[0]
    assert told.actor == "Anna Beheerder"
    assert "Jan → Jan de Wit" in told.detail
    assert user.actor.may("accounts.own")


def test_a_change_of_nothing_tells_nothing(make_user: MakeUser) -> None:
    user = make_user("reader")
    before = len(titles(user))
    change(user)
    assert len(titles(user)) == before


def test_two_at_once_see_each_other(make_user: MakeUser) -> None:
    user = make_user("reader", "Jan")
    change(User.objects.get(pk=user.pk), name="Jan Een")
    with pytest.raises(ChangedMeanwhile) as refusal:
        change(user, name="Jan Twee", seen={"name": "Jan"})
    assert [(each.seen, each.now) for each in refusal.value.differences] == [("Jan", "Jan Een")]


def test_another_address_takes_the_old_one_away(make_user: MakeUser) -> None:
    """What allauth knew of the old address no longer signs in."""
    user = make_user("reader")
    EmailAddress.objects.create(user=user, email=user.email, primary=True)
    change(user, email="ander@example.nl")
    assert not EmailAddress.objects.filter(user=user).exists()


def test_the_last_administrator_stays(administrator: User, make_user: MakeUser) -> None:
    """The house cannot be locked from the inside."""
    with pytest.raises(Refused) as refusal:
        deactivate_user(administrator, by=COMMAND_LINE)
    assert refusal.value.code == "last_administrator"
    with pytest.raises(Refused) as refusal:
        change(administrator, role=Role.objects.get(builtin="reader"))
    assert refusal.value.code == "last_administrator"
    make_user("administrator", "Bert")
    deactivate_user(User.objects.get(pk=administrator.pk), by=COMMAND_LINE)
    assert not User.objects.get(pk=administrator.pk).is_active


def test_an_undo_keeps_an_administrator_too(administrator: User, make_user: MakeUser) -> None:
    """Undoing asks what the verb asked."""
    second = make_user("reader", "Bert")
    change(second, by=administrator.actor, role=administrator.role)
    promoted = Transaction.objects.latest("id")
    deactivate_user(User.objects.get(pk=administrator.pk), by=User.objects.get(pk=second.pk).actor)
    with pytest.raises(Refused) as refusal:
        undo(promoted, by=COMMAND_LINE)
    assert refusal.value.rulings[0].rule == "administrator_remains"
    assert User.objects.get(pk=second.pk).role.holds_every_right


def test_nobody_undoes_their_own_demotion(administrator: User, make_user: MakeUser) -> None:
    """U1: rights do not grow by themselves, not by undoing either."""
    rights = ["accounts.manage_users", "accounts.own", "story.undo"]
    role = create_role(name="Personeelszaken", rights=rights, by=COMMAND_LINE)
    second = make_user("administrator", "Bert")
    change(second, by=administrator.actor, role=role)
    demoted = Transaction.objects.latest("id")
    with pytest.raises(Refused) as refusal:
        undo(demoted, by=User.objects.get(pk=second.pk).actor)
    assert refusal.value.rulings[0].rule == "within_own_rights"
    assert User.objects.get(pk=second.pk).role == role
    undo(demoted, by=administrator.actor)
    assert User.objects.get(pk=second.pk).role.holds_every_right


def test_nobody_deactivates_themselves(administrator: User, make_user: MakeUser) -> None:
    make_user("administrator", "Bert")
    with pytest.raises(Refused) as refusal:
        deactivate_user(administrator, by=administrator.actor)
    assert refusal.value.code == "yourself"


def test_who_leaves_is_signed_out_everywhere_and_can_come_back(administrator: User, make_user: MakeUser) -> None:
    user = make_user("sales", "Wim")
    browser = Client()
    browser.force_login(user)
    UserSession.objects.create(user=user, ip="127.0.0.1", session_key=browser.session.session_key)
    assert browser.get("/account/").status_code == 200
    deactivate_user(user, by=administrator.actor)
    assert browser.get("/account/").status_code == 302
    assert not UserSession.objects.filter(user=user).exists()
    with pytest.raises(Refused) as refusal:
        deactivate_user(user, by=administrator.actor)
    assert refusal.value.code == "inactive"
    reactivate_user(user, by=administrator.actor)
    assert browser.get("/account/").status_code == 302
    with pytest.raises(Refused) as refusal:
        reactivate_user(user, by=administrator.actor)
    assert refusal.value.code == "active"
    assert len(titles(user)) == 3


def test_who_lost_the_second_factor_is_helped(administrator: User, make_user: MakeUser) -> None:
    """U1: an administrator takes it off; nobody else does."""
    user = make_user("sales")
    with pytest.raises(Refused) as refusal:
        take_off_second_factor(user, by=administrator.actor)
    assert refusal.value.code == "no_second_factor"
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    with pytest.raises(Refused) as refusal:
        take_off_second_factor(user, by=make_user("manager").actor)
    assert refusal.value.code == "right"
    take_off_second_factor(user, by=administrator.actor)
    assert not Authenticator.objects.exists()
    assert len(titles(user)) == 2


def test_a_user_renames_only_itself(make_user: MakeUser) -> None:
    one, other = make_user("reader", "Een"), make_user("reader", "Twee")
    rename_self(one, name="Eén", by=one.actor)
    assert User.objects.get(pk=one.pk).name == "Eén"
    with pytest.raises(Refused) as refusal:
        rename_self(other, name="Mis", by=one.actor)
    assert refusal.value.code == "not_yourself"


def test_no_user_is_written_outside_a_verb(make_user: MakeUser) -> None:
    """U3: the database refuses a change without an actor; a password and a sign-in it lets pass."""
    user = make_user("reader")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=user.pk).update(name="Stiekem")
    User.objects.filter(pk=user.pk).update(language="en")
    user.set_password("een ander lang wachtwoord")
    user.save(update_fields=["password"])


def test_an_invitation_is_a_mail_with_a_link_that_works(make_user: MakeUser, administrator: User) -> None:
    """U1: a new user chooses a password behind a link."""
    user = make_user("sales", "Eva", password="", language="en", invited_from="https://relaas.example.nl/")
    [sent] = mail.outbox
    assert sent.to == [user.email]
    assert sent.subject == "Your account in Relaas"
    link = next(word for word in sent.body.split() if word.startswith("https://relaas.example.nl/account/"))
    browser = Client()
    assert not User.objects.get(pk=user.pk).has_usable_password()
    arrived = browser.get(link.removeprefix("https://relaas.example.nl"), follow=True)
    assert arrived.status_code == 200
    chosen = {"password1": PASSWORD, "password2": PASSWORD}
    done = browser.post(arrived.redirect_chain[-1][0], chosen, follow=True)
    assert done.status_code == 200
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    again = Client().get(link.removeprefix("https://relaas.example.nl"), follow=True)
    assert "password1" not in again.content.decode()


def test_who_left_is_not_invited(make_user: MakeUser, administrator: User) -> None:
    user = make_user("sales")
    deactivate_user(user, by=administrator.actor)
    with pytest.raises(Refused) as refusal:
        invite(user, origin="https://x.nl", by=administrator.actor)
    assert refusal.value.code == "inactive"


def test_a_user_that_was_used_is_not_undone_away(administrator: User, make_user: MakeUser) -> None:
    """A user is never deleted: what leans on one (a sign-in, a second factor) stops the undo."""
    user = make_user("sales")
    made = Transaction.objects.latest("id")
    Client().post("/account/login/", {"login": user.email, "password": PASSWORD})
    with pytest.raises(Refused) as refusal:
        undo(made, by=administrator.actor)
    assert refusal.value.code == "leaned_on"
    assert User.objects.filter(pk=user.pk).exists()
