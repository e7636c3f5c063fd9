"""What this room does by itself every night, besides its subscriptions: imported so that it is planned."""

from relaas.contracts import lapsing
from relaas.contracts.reminding import nightly

PLANNED = (lapsing, nightly)
