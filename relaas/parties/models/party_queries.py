"""The questions that are asked about parties."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from relaas.kernel.actors import Actor
from relaas.parties.models.choices import Kind, Role
from relaas.parties.rights import READ, READ_HIDDEN

if TYPE_CHECKING:
    from relaas.parties.models.party import Party  # noqa: F401  # the base class below names it


def _rows(model: str) -> models.QuerySet[Any]:
    """Rows of a noun that points at Party; its module imports Party's, so it is asked for by name."""
    rows: models.QuerySet[Any] = apps.get_model("parties", model)._base_manager.all()
    return rows


def _with_its_account_manager(user_id: int | None) -> Q:
    """Persons that this user may see although they are kept for their account manager (P4).

    Their account manager is that of the person itself, or of an organization where the person works or worked.
    """
    of_the_person = _rows("AccountManager").filter(user_id=user_id, party_id=OuterRef("pk"))
    of_an_employer = _rows("Employment").filter(
        person_id=OuterRef("pk"), organization__account_managers__user_id=user_id
    )
    return Q(only_for_account_manager=False) | Exists(of_the_person) | Exists(of_an_employer)


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those that the actor may see, archived ones included: every view starts here (U1, U2).

        Somebody who is limited to its own relations sees the parties it is account manager of and who works there.
        """
        if not actor.may(READ):
            return self.none()
        if actor.only_managed:
            managed = _rows("AccountManager").filter(user_id=actor.user_id).values("party_id")
            employed = _rows("Employment").filter(organization_id__in=managed).values("person_id")
            return self.filter(pk__in=managed.union(employed))
        return self if actor.may(READ_HIDDEN) else self.filter(_with_its_account_manager(actor.user_id))

    def organizations(self) -> Self:
        return self.filter(kind=Kind.ORGANIZATION)

    def persons(self) -> Self:
        return self.filter(kind=Kind.PERSON)

    def relations(self) -> Self:
        """Those that are kept in the relation system (P2)."""
        return self.filter(is_relation=True)

    def in_role(self, role: Role) -> Self:
        """Relations that are this to us, whatever else they are."""
        return self.filter(**{role.column: True})

    def archived(self) -> Self:
        return self.filter(archived_at__isnull=False)

    def not_archived(self) -> Self:
        return self.filter(archived_at=None)
