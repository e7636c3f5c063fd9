"""Verbs: change who a party is and what it is to us (P3, P4)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.checking import Checking, text
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.verbs import verb
from relaas.parties import sentences
from relaas.parties.checked import take_off
from relaas.parties.facts import Given
from relaas.parties.facts.changes import put
from relaas.parties.former import remember
from relaas.parties.holding import check_holds, held_by, takes_off
from relaas.parties.identity import facts_of, name_of, read_identity
from relaas.parties.keeping import keep
from relaas.parties.models import FormerName, Party, Role
from relaas.parties.responsibility import require_account_manager
from relaas.parties.rights import ASSIGN, CHANGE, JUDGE_CREDIT
from relaas.story.telling import record


@verb("parties.change_organization", act=Act.CHANGE, right=CHANGE, on=("party",))
def change_organization(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `ORGANIZATION_FACTS`; refuses all that is wrong at once, and what changed since `seen`."""
    _change(party, facts, seen, by)


@verb("parties.change_person", act=Act.CHANGE, right=CHANGE, on=("party",))
def change_person(party: Party, *, facts: Given, seen: Given | None = None, by: Actor) -> None:
    """Change any of `PERSON_FACTS`. Refuses to hide a person that has no account manager (`no_account_manager`)."""
    _change(party, facts, seen, by)
    if party.only_for_account_manager and facts.get("only_for_account_manager"):
        require_account_manager(party)


@verb("parties.change_roles", act=Act.CHANGE, right=CHANGE, on=("party",))
def change_roles(
    party: Party, *, roles: Collection[Role], is_relation: bool = True, seen: Given | None = None, by: Actor
) -> None:
    """Make these its roles and no others; outside the relation system it has none (P2). Refuses what is `held`."""
    _change(party, {"is_relation": is_relation, **{role.column: role in roles for role in Role}}, seen, by)


def become_customer(party: Party, *, by: Actor) -> None:
    """K2: a prospect that buys is a customer. Part of the verb by which it buys, which has asked for it."""
    _change(party, {Role.CUSTOMER.column: True, Role.PROSPECT.column: False}, None, by)


@verb("parties.judge_credit", act=Act.CHANGE, right=JUDGE_CREDIT, on=("party",))
def judge_credit(party: Party, *, creditworthy: bool, reason: str = "", by: Actor) -> None:
    """Say whether the party is creditworthy (T2c); that it is not needs a reason (`required` at `reason`)."""
    check_unchanged(party, None)
    checking = Checking()
    given = "" if creditworthy else checking.value("reason", text(250, required=True), reason) or ""
    checking.refuse_problems()
    if (party.creditworthy, party.creditworthy_reason) == (creditworthy, given):
        return
    party.creditworthy, party.creditworthy_reason = creditworthy, given
    party.save(update_fields=["creditworthy", "creditworthy_reason"])
    sentence = sentences.CREDIT_GIVEN if creditworthy else sentences.CREDIT_REFUSED
    record(sentence, subject_of(party), by=by, parameters={"reason": given})


@verb("parties.link_user", act=Act.CHANGE, right=ASSIGN, on=("person",))
def link_user(person: Party, *, user: User | None, by: Actor) -> None:
    """Say that this person is our own employee (P6), or with no user that it is not. One user is one person."""
    check_unchanged(person, None)
    if not person.is_person:
        raise Refused("kind", _("Only a person can be linked to a user."), field="user")
    if user and Party.objects.filter(user=user).exclude(pk=person.pk).exists():
        raise Refused("user_taken", _("This user is linked to another person already."), field="user")
    before = person.user
    if before == user:
        return
    person.user = user
    person.save(update_fields=["user"])
    sentence, name = (
        (sentences.USER_LINKED, user.name) if user else (sentences.USER_UNLINKED, before.name if before else "")
    )
    record(sentence, subject_of(person), by=by, parameters={"user": name})


def _change(party: Party, facts: Given, seen: Given | None, by: Actor) -> None:
    check_unchanged(party, seen)
    code = party.code
    checking = Checking()
    values = read_identity(party, facts, checking)
    if takes_off(party, values):
        check_holds(party, values, held_by([party.pk], by).get(party.pk, ()), checking)
    checking.refuse_problems()
    changes = put(party, values, facts_of(party.kind))
    if not changes.columns:
        return
    columns = list(changes.columns)
    if code and "code" in columns:
        remember(party, {(FormerName.Kind.CODE, code)})
    if party.is_person:
        party.name = name_of(party, {})
        columns.append("name")
    unchecked = take_off(party) if changes.unchecks else ()
    keep(party, *columns, *unchecked)
    parameters = {"changes": changes.told, "unchecked": bool(unchecked)}
    record(sentences.CHANGED, subject_of(party), by=by, parameters=parameters)
