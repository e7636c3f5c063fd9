"""On what terms a document says that business is done: document > contract > relation > administration (T2a)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from relaas.contracts.models import Contract, Interval
from relaas.documents.models import DocumentKind
from relaas.terms.models import Collection, DocumentScheme, RelationTerms
from relaas.terms.own import scheme_of, terms_of
from relaas.web import formats

type Terms = list[tuple[str, str]]


@dataclass(frozen=True)
class Chain:
    """What is agreed with the relation, and the document scheme that counts for one contract of it."""

    relation: RelationTerms
    scheme: DocumentScheme | None


def chain_of(contract: Contract) -> Chain:
    """The document scheme of the contract, else of its relation, else of the administration."""
    own = terms_of(contract.relation)
    return Chain(own, contract.document_scheme or own.document_scheme or scheme_of(contract.administration))


def payment_of(contract: Contract, chain: Chain) -> str:
    """*binnen 30 dagen, 2% korting binnen 8 dagen*; empty when nothing was agreed."""
    scheme = chain.scheme
    term = contract.payment_term or (scheme.payment_term if scheme else None)
    parts = []
    if term:
        days = term.due_days
        parts.append(ngettext("within %(days)d day", "within %(days)d days", days) % {"days": days})
    if scheme and scheme.early_discount and scheme.early_days is not None:
        early = {"discount": formats.percentage(scheme.early_discount), "days": scheme.early_days}
        parts.append(_("%(discount)s discount within %(days)d days") % early)
    if scheme and scheme.collection == Collection.DIRECT_DEBIT:
        parts.append(_("by direct debit"))
    return ", ".join(parts)


def agreed(contract: Contract, kind: DocumentKind, chain: Chain) -> Terms:
    """Pairs of a label and a value, in the language that is active."""
    return [
        (pgettext("document", "Duration"), _duration(contract)),
        (pgettext("document", "Notice period"), _notice(contract) if kind != DocumentKind.PURCHASE_ORDER else ""),
        (pgettext("document", "Invoicing"), _invoicing(contract)),
        (pgettext("document", "Payment"), payment_of(contract, chain)),
        (pgettext("document", "Deposit"), _deposit(chain)),
        (pgettext("document", "Delivery address"), str(contract.delivery_address or "")),
        (pgettext("document", "End customer"), contract.end_customer.name if contract.end_customer else ""),
    ]


def _duration(contract: Contract) -> str:
    first, last = formats.day(contract.from_day), formats.day(contract.last_day)
    if first and last:
        told = _("%(first)s through %(last)s") % {"first": first, "last": last}
    elif first:
        told = _("from %(first)s") % {"first": first}
    else:
        told = _("through %(last)s") % {"last": last} if last else ""
    return ", ".join([told, _("renews by itself")] if told and contract.auto_renew else [told])


def _notice(contract: Contract) -> str:
    months = contract.notice_months
    return ngettext("%(num)s month", "%(num)s months", months) % {"num": months} if months else ""


def _invoicing(contract: Contract) -> str:
    if contract.interval == Interval.ONCE:
        return ""
    return f"{contract.get_interval_display()}, {str(contract.get_invoice_moment_display()).lower()}"


def _deposit(chain: Chain) -> str:
    """The relation's own percentage stands before that of the scheme (C7)."""
    own = chain.relation.deposit
    deposit = own if own is not None else (chain.scheme.deposit if chain.scheme else None)
    return _("%(percentage)s in advance") % {"percentage": formats.percentage(deposit)} if deposit else ""
