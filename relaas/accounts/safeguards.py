"""What keeps rights from growing by themselves, and the house from being locked from the inside."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from relaas.accounts.models import User
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act, Ruling, rule
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.kernel.texts import SOME, some_of


def require_held(rights: Collection[str], by: Actor) -> None:
    """Nobody gives what they do not have: refuse (`more_rights`) when a right is asked for that `by` lacks."""
    if not by.holds(rights):
        raise Refused("more_rights", _("This gives more rights than you have yourself."))


@rule("within_own_rights", Act.CHANGE, Act.ARCHIVE, Act.DELETE, Act.SEND, Act.READ)
def _within_own_rights(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:
    """Who could change the address of somebody with more rights could take those rights over.

    READ is what an undo asks of the state that it brings back, so that undoing gives nobody more either.
    """
    if by.holds_every_right:
        return
    for user in _users(touched):
        if not by.holds(user.role.right_names):
            yield Ruling(
                "within_own_rights", _("%(name)s has more rights than you have yourself.") % {"name": user.name}
            )


@rule("administrator_remains", Act.READ)
def _administrator_remains(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - a judge's form
    """An undo must not take away the last administrator (the verbs see to it themselves)."""
    if _users(touched) and not User.objects.administrators().exists():
        yield Ruling("administrator_remains", _("Then there would be no administrator left."))


@rule("role_in_use", Act.DELETE)
def _role_in_use(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """A role that users have stays; the message names them."""
    for subject in touched:
        if subject.kind == "role":
            having = User.objects.filter(role_id=subject.id).by_name()
            members = list(having.values_list("name", flat=True)[: SOME + 1])
            if members:
                message = _("Give these users another role first: %(names)s.") % {"names": some_of(members)}
                yield Ruling("role_in_use", message, subject=subject)


@rule("team_in_use", Act.DELETE)
def _team_in_use(touched: Collection[Subject], by: Actor) -> Iterable[Ruling]:  # noqa: ARG001 - for everybody
    """K6: a team that users are in stays; the message names them."""
    for subject in touched:
        if subject.kind == "team":
            members = list(User.objects.filter(team_id=subject.id).by_name().values_list("name", flat=True)[: SOME + 1])
            if members:
                message = _("Give these users another team first, or none: %(names)s.") % {"names": some_of(members)}
                yield Ruling("team_in_use", message, subject=subject)


def _users(touched: Collection[Subject]) -> list[User]:
    ids = [subject.id for subject in touched if subject.kind == "user"]
    return list(User.objects.filter(pk__in=ids).select_related("role")) if ids else []
