"""Facts of this room: the columns that people fill in, with their labels, checks and how the story tells them."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relaas.kernel.amounts import check_money, check_percentage
from relaas.kernel.refusals import Refused
from relaas.parties.facts.fact import Fact, choice_fact, day_fact, last_day_fact, text_fact, yes_no_fact
from relaas.parties.maintained.facts import OF_A_LIST, one_of_a_list
from relaas.terms.models import STEPS, Biller, Collection, VatRegime
from relaas.web import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ZERO = Decimal(0)
MOST_DAYS = 3650


def _money(label: "StrOrPromise", *, empty: Decimal | None = None) -> Fact:
    return Fact(label, lambda given: _or(check_money(given), empty), keep=_kept, tell=_told_money)


def _percentage(label: "StrOrPromise", *, empty: Decimal | None = None) -> Fact:
    return Fact(label, lambda given: _or(check_percentage(given), empty), keep=_kept, tell=_told_percentage)


def _days(label: "StrOrPromise", *, required: bool = False) -> Fact:
    def check(given: Any) -> int | None:
        written = str(given if given is not None else "").strip()
        if not written and required:
            raise Refused("required", gettext("Fill this in."))
        if not written:
            return None
        if not (written.isascii() and written.isdigit()) or len(written) > 6 or int(written) > MOST_DAYS:
            raise Refused("days", gettext("Give a whole number of days, at most %(most)d.") % {"most": MOST_DAYS})
        return int(written)

    return Fact(label, check)


def _or(value: Decimal | None, empty: Decimal | None) -> Decimal | None:
    return empty if value is None else value


def _kept(value: Decimal | None) -> str:
    return "" if value is None else str(value)


def _told_money(kept: str) -> str:
    return formats.money(Decimal(kept)) if kept else ""


def _told_percentage(kept: str) -> str:
    return formats.percentage(Decimal(kept)) if kept else ""


INVOICING_FACTS: dict[str, Fact] = {
    "attention": text_fact(_("For the attention of"), 120),
    "sales_vat": choice_fact(_("VAT on sales"), VatRegime),
    "purchase_vat": choice_fact(_("VAT on purchases"), VatRegime),
    "document_scheme": one_of_a_list(_("Document scheme")),
    "shipping_scheme": one_of_a_list(_("Shipping costs")),
    "discount": _percentage(_("Discount %"), empty=ZERO),
    "is_combination": yes_no_fact(_("Is a purchase combination")),
}

CONTROL_FACTS: dict[str, Fact] = {
    "on_account": yes_no_fact(_("Pays on account")),
    "credit_limit": _money(_("Credit limit")),
    "deposit": _percentage(_("Deposit %")),
    "ship_from": _money(_("Ship from"), empty=ZERO),
    "invoices_apart": yes_no_fact(_("Do not merge invoices")),
    "holds_invoices": yes_no_fact(_("Save up invoices for bulk sending")),
}

MEASURE_FACTS: dict[str, Fact] = {
    "reason": text_fact(pgettext_lazy("stop", "Reason"), 500, required=True),
    "from_day": day_fact(pgettext_lazy("period", "From")),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
}

MEMBER_FACTS: dict[str, Fact] = {
    "member_number": text_fact(_("Member number"), 40),
    "from_day": day_fact(pgettext_lazy("period", "From")),
    "until_day": last_day_fact(pgettext_lazy("period", "Through")),
    "invoices_to": choice_fact(_("Invoices to"), Biller),
    "bonus": _percentage(_("Bonus %"), empty=ZERO),
}

PAYMENT_TERM_FACTS: dict[str, Fact] = {**OF_A_LIST, "due_days": _days(_("Due after days"), required=True)}

_STEP_LABELS = (
    _("First reminder after days"),
    _("Second reminder after days"),
    _("Notice of default after days"),
    _("To collection after days"),
)
SCHEME_FACTS: dict[str, Fact] = {
    **OF_A_LIST,
    "payment_term": one_of_a_list(_("Payment term"), required=True),
    "early_days": _days(_("Discount when paid within days")),
    "early_discount": _percentage(_("Discount for paying early %"), empty=ZERO),
    "deposit": _percentage(_("Deposit %"), empty=ZERO),
    "collection": choice_fact(_("Collection"), Collection),
    **{step: _days(label) for step, label in zip(STEPS, _STEP_LABELS, strict=True)},
}

SHIPPING_FACTS: dict[str, Fact] = OF_A_LIST
