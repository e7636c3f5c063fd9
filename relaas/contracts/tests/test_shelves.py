"""T14, K8: what is kept of contracts, and the files at them, in the trees of contract and relation."""

from django.core.files.base import ContentFile

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.contracts.models import Direction
from relaas.contracts.papers.keeping import keep_paper
from relaas.contracts.tests.conftest import BY, MakeRequest
from relaas.documents.kept import bytes_of
from relaas.documents.models import DocumentKind, Language
from relaas.files.adding import ReceivedFile, add_files
from relaas.files.shelves import shelves_of
from relaas.kernel.actors import Actor
from relaas.kernel.receiving import receive
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party


def reader_of(*rights: str) -> Actor:
    """Who reads, with all rights of a reader but these."""
    prepare_roles()
    held = set(Role.objects.get(builtin="reader").rights)
    return Actor("Joris", user_id=None, rights=frozenset(held - set(rights)))


def test_kept_documents_and_files_of_contracts_stand_with_contract_and_relation(
    request_of: MakeRequest, bakery: Party
) -> None:
    contract = request_of(bakery)
    kept = keep_paper(contract, kind=DocumentKind.QUOTE, language=Language.DUTCH, by=BY)
    scan = ReceivedFile("getekend.pdf", receive(ContentFile(b"%PDF-1.4 getekend")))
    add_files([scan], holder=subject_of(contract), folder=None, by=BY)
    own, relation = subject_of(contract), subject_of(contract.relation)
    assert [shelf.name for shelf in shelves_of(own, BY)] == ["kept"]
    assert [(shelf.name, shelf.number) for shelf in shelves_of(relation, BY)] == [("kept", 1), ("contracts", 1)]
    for holder in (own, relation):
        shelf = shelves_of(holder, BY)[0]
        [shelved] = shelf.files()
        with shelved.open() as opened:
            assert opened.read() == bytes_of(kept)
        assert shelved.where.startswith(contract.number)
    lacking = reader_of(Direction(contract.direction).read_right)
    assert shelves_of(relation, lacking) == []
    assert shelves_of(relation, reader_of("files.read")) == []
    assert [shelf.number for shelf in shelves_of(relation, reader_of())] == [1, 1]
