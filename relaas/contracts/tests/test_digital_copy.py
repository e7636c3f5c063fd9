"""T14, K8: the digital copy of a contract, put there on its page."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from relaas.contracts.files.digital_copy import FOLDER
from relaas.contracts.models import Contract
from relaas.contracts.tests.conftest import MakeRequest, SignIn
from relaas.files.models import Item
from relaas.kernel.subjects import subject_of
from relaas.parties.models import Party


def send(client: Client, contract: Contract, *files: tuple[str, bytes]) -> Any:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(f"/contracten/{contract.pk}/digitale-kopie/", {"attached": sent}, follow=True)


def test_a_signed_copy_stands_in_its_folder_and_a_second_one_is_its_next_version(
    request_of: MakeRequest, bakery: Party, signed_in: SignIn
) -> None:
    contract, client = request_of(bakery), signed_in("manager")
    assert b"Digitale kopie toegevoegd" in send(client, contract, ("getekend.pdf", b"%PDF-1.4 een")).content
    shown = send(client, contract, ("getekend.pdf", b"%PDF-1.4 twee")).content.decode()
    file = Item.objects.files().of(subject_of(contract)).get()
    assert (file.name, file.number, file.parent and file.parent.name) == ("getekend.pdf", 2, FOLDER)
    assert f"/bestanden/{file.pk}/download/" in shown


def test_without_a_file_it_says_so(request_of: MakeRequest, bakery: Party, signed_in: SignIn) -> None:
    contract = request_of(bakery)
    assert b"Kies eerst een bestand." in send(signed_in("manager"), contract).content
    assert not Item.objects.exists()


def test_who_may_not_add_is_not_offered_it_and_refused(
    request_of: MakeRequest, bakery: Party, signed_in: SignIn
) -> None:
    """U1: a reader looks."""
    contract, reader = request_of(bakery), signed_in("reader")
    assert b"digitale-kopie/" not in reader.get(f"/contracten/{contract.pk}/").content
    send(reader, contract, ("getekend.pdf", b"%PDF-1.4 een"))
    assert not Item.objects.exists()
