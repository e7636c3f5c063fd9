"""The demonstration as its users meet it: built by `relaas demo`, served by `relaas serve`, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from relaas.demo.people import PASSWORD, SIGN_INS

STOP_SECONDS = 60
BUILD_SECONDS = 600  # the demonstration is built on the first start


@dataclass(frozen=True)
class Demonstration:
    """One that is being served: its address and its folder."""

    address: str
    home: Path

    def relaas(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the program beside the server, on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "relaas", *arguments],
            env=_environment(self.home), capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip

    def signed_in(self, browser: Browser, role: str, **options: object) -> tuple[BrowserContext, Page]:
        """A fresh context in which somebody with this built-in role has signed in."""
        email = next(sign_in.email for sign_in in SIGN_INS if sign_in.role == role and not sign_in.only_managed)
        context = browser.new_context(base_url=self.address, locale="nl-NL", **options)  # type: ignore[arg-type] # Playwright's own options
        page = context.new_page()
        page.goto("/")
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen", exact=True).click()
        page.wait_for_url(f"{self.address}/")
        page.goto("/relaties/")
        return context, page


@contextmanager
def served(home: Path) -> Iterator[Demonstration]:
    """Build the demonstration in `home` and serve it until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "relaas", "serve", "--demonstration", "--port", str(port)]
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=_environment(home), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/account/login/", process, home)
        yield Demonstration(f"http://127.0.0.1:{port}", home)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=STOP_SECONDS)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RELAAS_", "DJANGO_"))}
    return {**kept, "RELAAS_HOME": str(home), "RELAAS_WORKERS": "1"}


def _wait_for(url: str, process: "subprocess.Popen[bytes]", home: Path) -> None:
    deadline = time.monotonic() + BUILD_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError((home / "serve.log").read_text())
