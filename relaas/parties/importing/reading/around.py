"""What rows refer to: statuses, types, our own people; looked up once for all rows that are planned together."""

from functools import cached_property

from relaas.accounts.models import User
from relaas.kernel import clock
from relaas.kernel.actors import Actor
from relaas.kernel.folding import fold
from relaas.parties.importing.reading.joining import JOINED, ReadCells
from relaas.parties.models import Kind, MasterDataType, PartyStatus
from relaas.parties.rights import ASSIGN, CHANGE_BANK_ACCOUNTS, CHANGE_PERSONAL, READ_PERSONAL


class Around:
    """For the eyes of `by`."""

    def __init__(self, by: Actor, file: str = "") -> None:
        self.by, self.file = by, file

    @cached_property
    def joined(self) -> list[tuple[str, ReadCells]]:
        """Who reads the columns of the rooms above."""
        return [(each.name, each.reader(self.by, self.file)) for each in JOINED]

    @cached_property
    def may_assign(self) -> bool:
        return self.by.may(ASSIGN)

    @cached_property
    def may_change_accounts(self) -> bool:
        return self.by.may(CHANGE_BANK_ACCOUNTS)

    @cached_property
    def may_read_personal(self) -> bool:
        return self.by.may(READ_PERSONAL)

    @cached_property
    def master_data_types(self) -> dict[str, list[MasterDataType]]:
        """The open ones, by the kind of party that can have them."""
        return {kind.value: list(MasterDataType.objects.choosable_by(kind, clock.today())) for kind in Kind}

    @cached_property
    def may_change_personal(self) -> bool:
        return self.by.may(CHANGE_PERSONAL)

    @cached_property
    def statuses(self) -> dict[str, PartyStatus]:
        """By folded name."""
        return {status.sort_name: status for status in PartyStatus.objects.all()}

    @cached_property
    def users(self) -> dict[str, User]:
        """Those who work here, by folded name and by mail address."""
        users = list(User.objects.filter(is_active=True).order_by("-pk"))
        return {fold(user.name): user for user in users} | {user.email.lower(): user for user in users}
