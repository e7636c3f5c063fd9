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
ACCOUNT_MANAGER = "account-manager-"


def build(scale: int, said: Callable[[str], None]) -> None:
    """Prepare the database as every command does, add account managers by the verb, and fill it in bulk."""
    preparation.prepare()
    users = _add_account_managers()
    around = Surroundings(
        organization_statuses=_statuses(for_organizations=True),
        person_statuses=_statuses(for_persons=True),
        account_managers=[user.pk for user in users],
    )
    fill(scale, around, [(user.pk, user.name) for user in users], said)


def account_managers() -> list[User]:
    """Those of the parties, the busiest first; that one is limited to its own relations (U1)."""
    return list(User.objects.filter(email__startswith=ACCOUNT_MANAGER).order_by("pk"))


def _add_account_managers() -> list[User]:
    role = Role.objects.get(builtin="sales")
    return [
        create_user(
            email=f"{ACCOUNT_MANAGER}{number}@relaas.example", name=f"Manager {number}", role=role,
            only_managed=number == 1, by=COMMAND_LINE,
        )
        for number in range(1, ACCOUNT_MANAGERS + 1)
    ]  # fmt: skip


def _statuses(**condition: bool) -> list[int]:
    return list(PartyStatus.objects.filter(**condition).order_by("position", "pk").values_list("pk", flat=True))
