"""Static files, collected and compressed when they have changed and at no other time (it takes seconds)."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

STAMP = "static-files"


def collect() -> None:
    """Collect into RELAAS_HOME/static unless the files there were made of what we have now."""
    stamp = settings.HOME / STAMP
    made_of = fingerprint()
    if stamp.exists() and stamp.read_text() == made_of:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(made_of)


def fingerprint() -> str:
    """A short text that changes when a static file of ours, or the version of a package, changes."""
    return hashlib.sha256("\n".join(sorted(_parts())).encode()).hexdigest()


def _parts() -> Iterator[str]:
    for folder in settings.PACKAGE.glob("*/static"):
        for path, _folders, names in folder.walk():
            for name in names:
                facts = Path(path, name).stat()
                yield f"{path}/{name} {facts.st_size} {facts.st_mtime_ns}"
    for package in ("django", "django-allauth", "django-htmx", "whitenoise"):
        yield f"{package} {version(package)}"
