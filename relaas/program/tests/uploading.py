"""`python -m relaas.program.tests.uploading`: makes an administrator, and says the cookie that signs in.

And for tests: sending files to a real server as a browser does, so slowly or so half as a test wants.
"""

import http.client
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping

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


def sign_in() -> str:
    """A new administrator's cookie."""
    from django.conf import settings
    from django.test import Client

    from relaas.accounts.models import Role
    from relaas.accounts.users import create_user
    from relaas.kernel.actors import COMMAND_LINE

    user = create_user(
        email="jan@example.nl", name="Jan", role=Role.objects.get(builtin="administrator"), by=COMMAND_LINE
    )
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "relaas.program.settings")
    django.setup()
    sys.stdout.write(json.dumps({"cookie": sign_in()}))
