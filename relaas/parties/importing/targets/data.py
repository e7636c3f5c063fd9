"""The targets of a bank account and of master data; of the latter as many as there are types."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from relaas.imports.importer import Target
from relaas.kernel import clock
from relaas.parties.facts import BANK_ACCOUNT_FACTS
from relaas.parties.importing.targets import recognising
from relaas.parties.models import Kind, MasterDataType

_GROUP = _("Bank account")
BANK_TARGETS: tuple[Target, ...] = (
    Target(
        "bank.iban",
        BANK_ACCOUNT_FACTS["iban"].label,
        ("iban", "ibannummer", "iban-nummer", "iban nr", "bankrekening", "bankrekeningnummer", "rekeningnummer",
         "bankrekening iban", "bankrek", "rekening nr", "bank account", "bank account number", "bankaccount",
         "bankaccount_number", "bank_account", "iban number", "account iban", "sepa iban", "bank_ids/acc_number"),
        recognising.iban,
        _GROUP,
    ),
    Target(
        "bank.holder",
        BANK_ACCOUNT_FACTS["holder"].label,
        ("rekeninghouder", "naam rekeninghouder", "tenaamstelling", "rekening ten name van", "account holder",
         "bankaccount_holder", "bank account holder", "bank account name"),
        group=_GROUP,
    ),
    Target(
        "bank.bic",
        BANK_ACCOUNT_FACTS["bic"].label,
        ("bic", "bic code", "bic-code", "swift", "swift code", "bic/swift", "swift/bic"),
        group=_GROUP,
    ),
)  # fmt: skip


def master_data_key(type: MasterDataType) -> str:
    """How a mapping names this type, for good."""
    return f"master_data.{type.pk}"


def master_data_targets(kind: Kind) -> Iterator[Target]:
    """One for each open type that parties of this kind can have, by its own name."""
    for type in MasterDataType.objects.choosable_by(kind, clock.today()):
        yield Target(master_data_key(type), type.name, (type.name,), group=_("Master data"))
