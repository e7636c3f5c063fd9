"""The questions that are asked about parties."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.sql.compiler import SQLCompiler

from relaas.kernel.actors import Actor
from relaas.parties.models.choices import Kind, Role
from relaas.parties.rights import READ, READ_HIDDEN

if TYPE_CHECKING:
    from relaas.parties.models.party import Party  # noqa: F401  # the base class below names it


def _rows(model: str) -> models.QuerySet[Any]:
    """Rows of a noun that points at Party; its module imports Party's, so it is asked for by name."""
    rows: models.QuerySet[Any] = apps.get_model("parties", model)._base_manager.all()
    return rows


class ManagedBy(Func):
    """The parties that this user is account manager of, and who works or worked there.

    Written as SQL: every list asks this several times, and of `Exists` Django needs longer to write it than it takes to
    answer; and PostgreSQL would collect all that `EXISTS` can find before it answers once, a third of a second of a
    million.
    """

    output_field = BooleanField()
    statement = """coalesce(
        (SELECT true FROM parties_accountmanager m WHERE m.party_id = {party} AND m.user_id = {user} LIMIT 1),
        (SELECT true FROM parties_employment e JOIN parties_accountmanager m ON m.party_id = e.organization_id
         WHERE e.person_id = {party} AND m.user_id = {user} LIMIT 1), false)"""

    def __init__(self, user_id: int | None, *, party: str = "pk") -> None:
        """`party` is the column that holds the party's id."""
        super().__init__(F(party), Value(user_id))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # noqa: ARG002  # Django's own signature is wider
        (party, _none), (user, given) = [compiler.compile(expression) for expression in self.source_expressions]
        return self.statement.format(party=party, user=user), [*given, *given]


class SeenByItsAccountManager(Func):
    """Persons that this user may see although they are kept for their account manager (P4), and everybody else."""

    # CASE, for SQLite looks at every part of an OR that it is given as a value.
    statement = f"CASE WHEN NOT {{kept}} THEN true ELSE {ManagedBy.statement} END"
    output_field = BooleanField()

    def __init__(self, user_id: int | None) -> None:
        super().__init__(F("only_for_account_manager"), F("pk"), Value(user_id))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # noqa: ARG002  # Django's own signature is wider
        kept, party, user = [compiler.compile(expression) for expression in self.source_expressions]
        return self.statement.format(kept=kept[0], party=party[0], user=user[0]), [*user[1], *user[1]]


# The condition of the index as each database has it; SQLite knows it only to the letter.
_HIDDEN = {"sqlite": "kept.only_for_account_manager = 1", "postgresql": "kept.only_for_account_manager"}


class SeenParty(Func):
    """Rows whose `column` points at nobody, or at a party that this user may see as `SeenByItsAccountManager` has it.

    It looks row by row: joined to a million parties, PostgreSQL would read them all for fifty rows. It looks in the
    index of the few that are kept for somebody (`parties_hidden`), not in the table of all: `+ 0` leaves no other,
    and `+` keeps SQLite from reading every row of it, which it does to compare an expression with a column.
    """

    output_field = BooleanField()
    statement = f"""CASE WHEN (SELECT true FROM parties_party kept
        WHERE kept.id + 0 = +{{party}} AND {{hidden}} LIMIT 1) IS NULL
        THEN true ELSE {ManagedBy.statement} END"""  # noqa: S608 - our own

    def __init__(self, column: str, user_id: int | None) -> None:
        super().__init__(F(f"{column}_id"), Value(user_id))

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any) -> tuple[str, list[Any]]:  # type: ignore[override]  # Django's own signature is wider
        (party, _none), (user, given) = [compiler.compile(expression) for expression in self.source_expressions]
        hidden = _HIDDEN[connection.vendor]
        return self.statement.format(party=party, user=user, hidden=hidden), [*given, *given]


def _managed(user_id: int | None) -> models.QuerySet[Any]:
    """The ids of the parties that this user is account manager of, and of who works or worked there."""
    managed = _rows("AccountManager").filter(user_id=user_id).values("party_id")
    return managed.union(_rows("Employment").filter(organization_id__in=managed).values("person_id"))


def seen_through(column: str, actor: Actor, *, collecting: bool = False) -> Q | ManagedBy | SeenParty | None:
    """What rows that point at a party must be to be seen by who sees the party (U1, U2); None where there is nothing
    to ask. `collecting` as of `PartyQuerySet.visible_to`."""
    if not actor.may(READ):
        return Q(pk__in=())
    if actor.only_managed:
        within = Q(**{f"{column}_id__in": _managed(actor.user_id)})
        return within if collecting else ManagedBy(actor.user_id, party=f"{column}_id")
    return None if actor.may(READ_HIDDEN) else SeenParty(column, actor.user_id)


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, actor: Actor, *, collecting: bool = False) -> Self:
        """Those that the actor may see, archived ones included: every view starts here (U1, U2).

        Somebody who is limited to its own relations sees the parties it is account manager of and who works there.
        It is asked of each row that is found otherwise; `collecting` looks all that may be seen up first, for a list.
        """
        if not actor.may(READ):
            return self.none()
        if actor.only_managed and collecting:
            return self.filter(pk__in=_managed(actor.user_id))
        if actor.only_managed:
            return self.filter(ManagedBy(actor.user_id))
        return self if actor.may(READ_HIDDEN) else self.filter(SeenByItsAccountManager(actor.user_id))

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
