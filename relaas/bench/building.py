"""Making the data of a measurement in a new database."""

from collections.abc import Callable

from relaas.accounts.models import Role, User
from relaas.accounts.users import create_user
from relaas.bench.loading import fill
from relaas.bench.population import Surroundings
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.models import PartyStatus
from relaas.program import preparation

ACCOUNT_MANAGERS = 20


def build(scale: int, said: Callable[[str], None]) -> None:
    """Prepare the database as every command does, add account managers by the verb, and fill it in bulk."""
    preparation.prepare()
    users = _account_managers()
    around = Surroundings(
        organization_statuses=_statuses(for_organizations=True),
        person_statuses=_statuses(for_persons=True),
        account_managers=[user.pk for user in users],
    )
    fill(scale, around, [(user.pk, user.name) for user in users], said)


def _account_managers() -> list[User]:
    role = Role.objects.get(builtin="sales")
    return [
        create_user(email=f"manager{number}@relaas.example", name=f"Manager {number}", role=role, by=COMMAND_LINE)
        for number in range(1, ACCOUNT_MANAGERS + 1)
    ]


def _statuses(**condition: bool) -> list[int]:
    return list(PartyStatus.objects.filter(**condition).order_by("position", "pk").values_list("pk", flat=True))
