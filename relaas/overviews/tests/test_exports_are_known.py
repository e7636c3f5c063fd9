"""What the worker and the command line know, which never load a page."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once
ASKED = """
import django
django.setup()
from relaas.kernel.jobs import KINDS
from relaas.overviews.export import FORMATS
print("overviews.export" in KINDS, *FORMATS.names())
"""


def test_formats_and_their_job_are_known_without_any_page() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "relaas.program.settings"}
    answer = subprocess.run([sys.executable, "-c", ASKED], env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["True", "csv", "pdf", "xlsx"]
