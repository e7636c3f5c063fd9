"""`python -m relaas.program.tests.uploading`: makes an administrator, and says the cookie that signs in.

And for tests: sending files to a real server as a browser does, so slowly or so half as a test wants.
"""

import hashlib
import http.client
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import django

TOKEN = "a" * 32
BOUNDARY = "relaas-upload-of-a-test"


def form(fields: Mapping[str, str], files: Mapping[str, Iterable[bytes]], field: str) -> Iterator[bytes]:
    """The body of a form with these fields and files, a piece at a time."""
    for name, text in {"csrfmiddlewaretoken": TOKEN, **fields}.items():
        yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
    for name, pieces in files.items():
        said = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        yield f"--{BOUNDARY}\r\n{said}\r\nContent-Type: application/octet-stream\r\n\r\n".encode()
        yield from pieces
        yield b"\r\n"
    yield f"--{BOUNDARY}--\r\n".encode()


def post(port: int, path: str, cookie: str, body: Iterable[bytes], length: int) -> http.client.HTTPConnection:
    """Begin to send; the connection, to read the answer from or to close."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    connection.putrequest("POST", path)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(length),
        "Cookie": f"{cookie}; relaas_csrf={TOKEN}",
    }
    for name, text in headers.items():
        connection.putheader(name, text)
    connection.endheaders()
    for piece in body:
        connection.send(piece)
    return connection


def start() -> dict[str, object]:
    """Somebody who may do all, and a tree to move things in: three folders, each in the other, and twelve files."""
    from django.conf import settings
    from django.core.files.base import ContentFile
    from django.test import Client

    from relaas.accounts.models import Role
    from relaas.accounts.users import create_user
    from relaas.files.adding import ReceivedFile, add_files
    from relaas.files.folders import make_folder
    from relaas.files.models import Item
    from relaas.kernel.actors import COMMAND_LINE
    from relaas.kernel.receiving import receive
    from relaas.kernel.subjects import subject_of
    from relaas.parties.registration import register_organization

    role = Role.objects.get(builtin="administrator")
    user = create_user(email="jan@example.nl", name="Jan", role=role, by=COMMAND_LINE)
    client = Client()
    client.force_login(user)
    holder = subject_of(register_organization(facts={"name": "Kill"}, by=COMMAND_LINE))
    folders: list[Item] = []
    for name in ("Een", "Twee", "Drie"):
        inside = folders[-1] if folders else None
        folders.append(make_folder(holder=holder, parent=inside, name=name, by=COMMAND_LINE))
    given = [ReceivedFile(f"{number}.txt", receive(ContentFile(f"{number}".encode()))) for number in range(12)]
    added = add_files(given, holder=holder, by=COMMAND_LINE)
    return {
        "cookie": f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}",
        "at": f"/bestanden/bij/relatie/{holder.id}/",
        "folders": [each.pk for each in folders],
        "items": [each.pk for each in [*folders, *added.all]],
    }


def look() -> dict[str, object]:
    """Bytes without a row, rows without bytes, bytes that are not what they are called, half files; what has versions,
    and whether the tree is one; and whether the sweep of the start is over."""
    from django.conf import settings

    from relaas.files.models import FileVersion, Item
    from relaas.kernel import clock
    from relaas.kernel.models import ScheduledJob, StoredFile

    root = Path(settings.MEDIA_ROOT)
    standing = {path.name: path for path in root.glob("??/*")}
    rows = dict(StoredFile.objects.values_list("name", "size"))
    parents = dict(Item.objects.values_list("pk", "parent_id"))
    whole = {name for name, path in standing.items() if _digest(path) in {name, ""}}
    return {
        "without_row": sorted(standing.keys() - rows.keys()),
        "without_bytes": sorted(rows.keys() - standing.keys()),
        "spoilt": sorted(standing.keys() - whole),
        "half": sorted(path.name for path in (root / "arriving").glob("*")),
        "versions": dict(FileVersion.objects.values_list("name", "stored__name")),
        "astray": [pk for pk in parents if not _reaches_the_top(pk, parents)],
        "swept": ScheduledJob.objects.filter(name="files.sweep", due_at__gt=clock.now(), started_at=None).exists(),
    }


def _digest(path: Path) -> str:
    """Nothing where the sweep has just removed it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _reaches_the_top(pk: int, parents: Mapping[int, int | None]) -> bool:
    at: int | None = pk
    for _step in parents:
        at = parents.get(at, at) if at else None
    return at is None


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    sys.stdout.write(json.dumps(start() if sys.argv[1] == "start" else look()))
