"""What all tests share."""

import os
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import override_settings
from django.utils.translation import deactivate, trans_real
from hypothesis import settings as hypothesis_settings

from relaas.program.compiled_translations import compile_all

# Arithmetic is tried on all of them. What writes in a database at each says how many it takes (`settings`): a hundred
# where one takes a second, five hundred where it takes a fifth of that.
hypothesis_settings.register_profile("ci", max_examples=60, deadline=None)
hypothesis_settings.register_profile("full", max_examples=2000, deadline=None)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """Tests read what the screen says, in Dutch."""
    compile_all()
    trans_real._translations.clear()  # type: ignore[attr-defined] # Django keeps what it loaded before


@pytest.fixture(autouse=True)
def _in_dutch() -> None:
    """A page that was asked leaves its language behind in this thread, until the next is asked."""
    deactivate()


@pytest.fixture(scope="session", autouse=True)
def _light_settings() -> Iterator[None]:
    """Plain static files (no manifest to build first), a cheap password hash, and jobs that are done at once."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    tasks = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=hashers, TASKS=tasks):
        yield


@pytest.fixture(autouse=True)
def _server_comes_to_rest(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test ends when its server has: what a page asks after it was loaded would find the database being emptied."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("live_server")
    seen: Counter[str] = Counter()

    def began(**_given: object) -> None:
        seen["began"] += 1

    def ended(**_given: object) -> None:
        seen["ended"] += 1

    request_started.connect(began)
    request_finished.connect(ended)
    yield
    latest = time.monotonic() + 10
    while time.monotonic() < latest:
        before = seen["began"]
        time.sleep(0.1)
        if before == seen["began"] <= seen["ended"]:
            break
    request_started.disconnect(began)
    request_finished.disconnect(ended)
