"""C10: the regimes that a relation can have are those that money can count with."""

import pytest

from relaas.money.regimes import Regime
from relaas.terms.models import VatRegime

pytestmark = pytest.mark.once


def test_every_regime_on_the_screen_is_one_of_the_arithmetic() -> None:
    assert set(VatRegime.values) == set(Regime)
