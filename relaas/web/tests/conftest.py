"""What the tests of this room share."""

import pytest
from django.utils.translation import trans_real

from relaas.program.compiled_translations import compile_all


@pytest.fixture(scope="session")
def compiled() -> None:
    """Our catalogues as they stand now, for tests that read Dutch."""
    compile_all()
    trans_real._translations.clear()  # type: ignore[attr-defined] # Django keeps what it loaded before
