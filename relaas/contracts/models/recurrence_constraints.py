"""What must always hold for a recurrence, whoever writes it (S1)."""

from django.db.models import CheckConstraint, F, Q

from relaas.contracts.models.choices import Alignment, Every, InvoiceMoment, PricePer, Splits

MOST_EVERY, MOST_TIMES, MOST_RENEW_MONTHS, MOST_NOTICE_MONTHS = 99, 999, 120, 24

RECURRENCE_CONSTRAINTS = (
    CheckConstraint(
        name="recurrence_words_known",
        condition=Q(
            price_per__in=PricePer.values,
            interval__in=Every.values,
            moment__in=InvoiceMoment.values,
            splits__in=Splits.values,
            alignment__in=Alignment.values,
        ),
    ),
    CheckConstraint(name="recurrence_every", condition=Q(every__range=(1, MOST_EVERY))),
    CheckConstraint(
        name="recurrence_ends_after_it_starts", condition=Q(until_day=None) | Q(until_day__gt=F("from_day"))
    ),
    CheckConstraint(name="recurrence_times", condition=Q(times__range=(0, MOST_TIMES))),
    CheckConstraint(name="recurrence_one_end", condition=Q(times=0) | Q(until_day=None)),
    CheckConstraint(
        name="recurrence_renews_after_its_end", condition=Q(auto_renew=False) | Q(until_day__isnull=False, times=0)
    ),
    CheckConstraint(
        name="recurrence_notice_and_its_end",
        condition=Q(notice_on=None, notice_until=None)
        | Q(notice_on__isnull=False, notice_until__isnull=False, notice_until__gt=F("from_day")),
    ),
    CheckConstraint(name="recurrence_renew_months", condition=Q(renew_months__range=(1, MOST_RENEW_MONTHS))),
    CheckConstraint(
        name="recurrence_notice_months",
        condition=Q(notice_months=None) | Q(notice_months__range=(0, MOST_NOTICE_MONTHS)),
    ),
)
