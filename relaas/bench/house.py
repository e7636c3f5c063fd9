"""What the rows of a measurement work on: a served database of one scale, and the records that they ask for."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from relaas.accounts.models import Role, User
from relaas.accounts.users import create_user
from relaas.bench.browser import Browser, session_of
from relaas.bench.building import account_managers
from relaas.bench.floors import BareDatabase
from relaas.bench.happenings import BUSIEST_PARTY
from relaas.bench.serving import Server, serving
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.bulk.managing import assign_account_manager_many
from relaas.parties.models import PartyStatus

MANAGED = 300  # relations of an account manager who is no exception


class House:
    """A filled database and its bare driver; while it is `served` also its server and a browser."""

    def __init__(self, scale: int) -> None:
        self.scale = scale
        self.bare = BareDatabase()
        self._server: Server | None = None
        self._browser: Browser | None = None

    @contextmanager
    def served(self, *, workers: int = 1) -> Iterator[Server]:
        """Have it served until the block ends; one at a time."""
        with serving(workers=workers) as server, Browser(server.port, self.session) as browser:
            self._server, self._browser = server, browser
            try:
                yield server
            finally:
                self._server = self._browser = None

    @property
    def server(self) -> Server:
        if self._server is None:
            raise RuntimeError("nothing is served now")
        return self._server

    @property
    def browser(self) -> Browser:
        """Signed in with the role manager."""
        if self._browser is None:
            raise RuntimeError("nothing is served now")
        return self._browser

    @cached_property
    def session(self) -> str:
        return session_of(self.manager)

    @cached_property
    def manager(self) -> User:
        """Somebody with the role manager: the most that somebody sees who is no administrator."""
        role = Role.objects.get(builtin="manager")
        return create_user(email="bench@relaas.example", name="Bench", role=role, by=COMMAND_LINE)

    @cached_property
    def limited_session(self) -> str:
        """The busiest account manager, who is limited to the relations it manages (U1)."""
        return session_of(self.busy_manager)

    @cached_property
    def managing_session(self) -> str:
        """An account manager of some hundreds of relations, whom a colleague gave them just now; it sees others too."""
        role = Role.objects.get(builtin="sales")
        user = create_user(email="bench-managing@relaas.example", name="Managing", role=role, by=COMMAND_LINE)
        given = range(1, self.scale + 1, max(1, self.scale // MANAGED))
        assign_account_manager_many(given, user=user, by=self.manager.actor)
        return session_of(user)

    @cached_property
    def busy_manager(self) -> User:
        """Account manager of 30 in 100 relations."""
        return account_managers()[0]

    @cached_property
    def common_status(self) -> int:
        return self._statuses[0]

    @cached_property
    def rare_status(self) -> int:
        """That of one organization in two thousand."""
        return self._statuses[-1]

    @property
    def _statuses(self) -> list[int]:
        found = PartyStatus.objects.filter(for_organizations=True).order_by("position", "pk")
        return list(found.values_list("pk", flat=True))

    @property
    def busiest_party(self) -> int:
        """The organization with the story of 10,000 entries."""
        return BUSIEST_PARTY

    @cached_property
    def ordinary_party(self) -> int:
        """An organization with two addresses and with staff."""
        statement = """
            SELECT p.id FROM parties_party p WHERE p.id >= %s AND p.kind = 'organization' AND p.archived_at IS NULL
            AND (SELECT count(*) FROM parties_address a WHERE a.party_id = p.id) = 2
            AND EXISTS (SELECT 1 FROM parties_employment e WHERE e.organization_id = p.id) ORDER BY p.id LIMIT 1
        """
        return int(self.bare.one(statement, self.scale // 10)[0])
