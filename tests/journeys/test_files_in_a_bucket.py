"""T14 with files in a bucket: added through a form, read, taken away one by one and as a zip, compared byte by byte."""

import io
import random
import urllib.request
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from relaas.accounts.models import Role
from relaas.accounts.roles import prepare_roles
from relaas.accounts.users import create_user
from relaas.files.models import Item
from relaas.kernel import storage
from relaas.kernel.actors import COMMAND_LINE
from relaas.parties.registration import register_organization


@pytest.mark.once
@pytest.mark.django_db
def test_files_go_into_a_bucket_and_come_back_the_same(bucket: Path, client: Client) -> None:
    prepare_roles()
    role = Role.objects.get(builtin="sales")
    client.force_login(create_user(email="jan@example.nl", name="Jan", role=role, by=COMMAND_LINE))
    bakery = register_organization(facts={"name": "Bakkerij"}, by=COMMAND_LINE)
    chance = random.Random(8)  # noqa: S311
    # One that goes in parts, and two with difficult names.
    contents = {"groot.bin": chance.randbytes(9_000_000), "offerte “nr. 1”.txt": b"Beste", "é?.pdf": b"%PDF-1.7\n%%EOF"}
    sent = [SimpleUploadedFile(name, content) for name, content in contents.items()]
    here = f"/bestanden/bij/relatie/{bakery.pk}/"
    assert client.post(f"{here}toevoegen/", {"bestanden": sent}).status_code == 303
    files = {item.name: item for item in Item.objects.all()}
    assert files.keys() == contents.keys()
    for name, item in files.items():
        answer = client.get(f"/bestanden/{item.pk}/download/")
        assert answer.status_code == 302
        assert answer["Cache-Control"] == "private, no-store"
        with urllib.request.urlopen(answer["Location"]) as told:  # noqa: S310 - the server of this test
            assert told.headers["Content-Disposition"].startswith("attachment;")
            assert told.read() == contents[name]
    packed = b"".join(client.get(f"{here}zip/"))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert sorted(map(archive.read, archive.namelist())) == sorted(contents.values())
    kept = {path.name for path in bucket.rglob("*") if path.is_file()}
    assert kept == {item.stored.name for item in files.values() if item.stored}
    assert storage.sweep() == 0
