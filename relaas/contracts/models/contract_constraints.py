"""What must always hold for a contract, whoever writes it."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from relaas.contracts.models.choices import SIGNED, Direction, Interval, InvoiceMoment, Status
from relaas.terms.models import VatRegime

CONTRACT_CONSTRAINTS = (
    UniqueConstraint(name="contract_number_once", fields=("administration", "direction", "number")),
    UniqueConstraint(name="contract_serial_once", fields=("administration", "direction", "serial")),
    CheckConstraint(name="contract_has_a_number", condition=~Q(number="")),
    CheckConstraint(name="contract_has_a_description", condition=~Q(description="")),
    CheckConstraint(name="contract_direction_known", condition=Q(direction__in=Direction.values)),
    CheckConstraint(
        name="contract_category_of_direction",
        condition=Q(direction=Direction.SALES, cost_type=None) | Q(direction=Direction.PURCHASE, product_group=None),
    ),
    CheckConstraint(
        name="contract_ends_after_it_starts",
        condition=Q(from_day=None) | Q(until_day=None) | Q(until_day__gt=F("from_day")),
    ),
    CheckConstraint(name="contract_status_known", condition=Q(status__in=Status.values)),
    CheckConstraint(name="contract_option_expires", condition=~Q(status=Status.OPTION) | Q(option_until__isnull=False)),
    CheckConstraint(
        name="contract_lost_for_a_reason",
        condition=Q(status=Status.LOST, lost_reason__isnull=False, lost_on__isnull=False)
        | ~Q(status=Status.LOST) & Q(lost_reason=None, lost_on=None),
    ),
    CheckConstraint(
        name="contract_signed_on_a_day", condition=~Q(status__in=sorted(SIGNED)) | Q(signed_on__isnull=False)
    ),
    CheckConstraint(
        name="contract_signed_has_an_address",
        condition=~Q(status__in=sorted(SIGNED)) | Q(invoice_address__isnull=False),
    ),
    CheckConstraint(name="contract_vat_known", condition=Q(vat_regime__in=VatRegime.values)),
    CheckConstraint(
        name="contract_interval_known",
        condition=Q(interval__in=Interval.values, invoice_moment__in=InvoiceMoment.values),
    ),
    CheckConstraint(name="contract_sums_agree", condition=Q(gross=F("net") + F("vat"))),
)
