"""What the tests of this room share: a file that is taken in, and users who may import or may not."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from relaas.accounts.models import Role, User
from relaas.imports.importer import IMPORTERS
from relaas.imports.models import Import
from relaas.imports.preparing import take_in
from relaas.kernel.actors import COMMAND_LINE, SYSTEM, Actor
from relaas.kernel.jobs import Job, do_here
from relaas.kernel.preparation import prepare_everything
from relaas.story.writing import writing

FILE = (
    "Naam;KvK;Plaats;E-mail;Telefoon;Opgericht\n"
    "Bakkerij Jansen B.V.;27364248;DELFT;info@jansen.example;(015) 212 12 12;\n"
    "Gemeente Heiloo;37159666;Heiloo;https://heiloo.example;072 535 66 66;31-12-1950\n"
    ";40413345;Tiel;zonder@naam.example;0344 123456;\n"
    "Stichting De Brug;404133;Tiel;post@brug.example;bel maar;1-2-1990\n"
)
RIGHTS = ("imports.import", "parties.change", "parties.read", "story.undo")

type Take = Callable[..., Import]
type SignedIn = Callable[..., Client]


@pytest.fixture
def take(db: None) -> Take:
    """Takes a file in: `take(FILE, "relations")`."""

    def make(
        content: str = FILE, kind: str = "relations", by: Actor = COMMAND_LINE, name: str = "klanten.csv"
    ) -> Import:
        return take_in(ContentFile(content.encode()), name=name, importer=IMPORTERS[kind], by=by)

    return make


def done(job: Job) -> Job:
    """The job, done here and now."""
    ended = do_here(job)
    assert ended.state == "done", (ended.state, ended.message)
    return ended


@pytest.fixture
def user(db: None) -> Callable[..., User]:
    prepare_everything()

    def make(*rights: str, name: str = "Sanne", only_managed: bool = False) -> User:
        with writing(by=SYSTEM, what="test"):
            role = Role.objects.create(name=f"Role of {name}", rights=list(rights))
            email = f"{name.lower()}@relaas.example"
            made: User = User.objects.create(email=email, name=name, role=role, only_managed=only_managed)
        return made

    return make


@pytest.fixture
def signed_in(user: Callable[..., User]) -> SignedIn:
    """A browser of somebody with these rights; without any with all that importing asks."""

    def make(*rights: str, **more: object) -> Client:
        client = Client()
        client.force_login(user(*(rights or RIGHTS), **more))
        return client

    return make
