"""The browser of the tests: the system's own Chromium, found on the PATH."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Milliseconds that a page may take to show what is expected: two processes of tests and two browsers share a machine.
PATIENCE = 20_000
# What a page is looked at in: a desk, a tablet in the dark, a phone. Every width and both schemes, not all pairs.
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": scheme, "viewport": {"width": width, "height": 1000}}
    for width, scheme in ((1440, "light"), (768, "dark"), (375, "light"))
]


def launched() -> Iterator[Browser]:
    """Start Chromium, and stop it in the end. Without one this fails: a browser test is not skipped."""
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    if found is None:
        raise FileNotFoundError("no Chromium on the PATH: `make browsers` installs one")
    # Playwright's own loop runs in this thread, and Django then refuses the database; no request is served here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield browser
        browser.close()


chromium = pytest.fixture(scope="session", name="chromium")(launched)
