"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def _light_settings() -> Iterator[None]:
    """Plain static files (no manifest to build first) and a cheap password hash."""
    from django.conf import settings

    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=storages, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
