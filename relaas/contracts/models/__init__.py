"""The nouns of this room."""

from relaas.contracts.models.billed_period import BilledPeriod
from relaas.contracts.models.choices import (
    CLOSED,
    SIGNED,
    Alignment,
    Direction,
    Every,
    Interval,
    InvoiceMoment,
    LineKind,
    PricePer,
    RecurrenceState,
    Splits,
    Status,
)
from relaas.contracts.models.contract import Contract
from relaas.contracts.models.contract_contact import ContractContact
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.models.line import ContractLine
from relaas.contracts.models.loss_reason import LossReason
from relaas.contracts.models.month_sum import ContractMonthSum
from relaas.contracts.models.pause import Pause
from relaas.contracts.models.price_change import PriceChange
from relaas.contracts.models.price_note_read import PriceNoteRead
from relaas.contracts.models.recurrence import Recurrence
from relaas.contracts.models.subscription_sum import SubscriptionSum
from relaas.contracts.models.value_event import ValueEvent, ValueKind, ValueSum

__all__ = [
    "CLOSED",
    "SIGNED",
    "Alignment",
    "BilledPeriod",
    "Contract",
    "ContractContact",
    "ContractLine",
    "ContractMonthSum",
    "ContractSum",
    "Direction",
    "Every",
    "Interval",
    "InvoiceMoment",
    "LineKind",
    "LossReason",
    "Pause",
    "PriceChange",
    "PriceNoteRead",
    "PricePer",
    "Recurrence",
    "RecurrenceState",
    "Splits",
    "Status",
    "SubscriptionSum",
    "ValueEvent",
    "ValueKind",
    "ValueSum",
]
