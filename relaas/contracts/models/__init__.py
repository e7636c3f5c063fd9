"""The nouns of this room."""

from relaas.contracts.models.choices import CLOSED, SIGNED, Direction, Interval, InvoiceMoment, LineKind, Status
from relaas.contracts.models.contract import Contract
from relaas.contracts.models.contract_contact import ContractContact
from relaas.contracts.models.contract_sum import ContractSum
from relaas.contracts.models.line import ContractLine
from relaas.contracts.models.loss_reason import LossReason

__all__ = [
    "CLOSED",
    "SIGNED",
    "Contract",
    "ContractContact",
    "ContractLine",
    "ContractSum",
    "Direction",
    "Interval",
    "InvoiceMoment",
    "LineKind",
    "LossReason",
    "Status",
]
